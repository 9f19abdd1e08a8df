package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SurveysResponsesTest {
  @Test
  void an_answer_names_its_account_in_either_form_of_the_crm_id() {
    assertRows(
        staged(
            """
            | response_id | account_id | contact_id | kind | score | comment | responded_on |
            | r1 | 0015500000Xyy06 | 0035g00000Xyy06 | NPS | 10 | good, really | 2026-01-31 |
            | r2 | 0015500000Xyy06AAB | - | csat | 4.0 | - | 2026-01-31T10:00:00Z |
            | r3 | acme | - | NPS | 0 | - | 2026-01-31 |
            """),
        """
        | source | response_id | source_account_key | contact_id | kind | score | has_comment | responded_date | problems |
        | surveys | r1 | 0015500000Xyy06AAB | 0035g00000Xyy06AAB | nps | 10.0 | true | 2026-01-31 | - |
        | surveys | r2 | 0015500000Xyy06AAB | - | csat | 4.0 | false | 2026-01-31 | - |
        | surveys | r3 | acme | - | nps | 0.0 | false | 2026-01-31 | - |
        """);
  }

  @Test
  void a_score_outside_the_scale_of_its_question_is_a_problem() {
    assertRows(
        staged(
            """
            | response_id | kind | score |
            | r1 | NPS | 11 |
            | r2 | CSAT | 0 |
            | r3 | CSAT | 10 |
            | r4 | CES | 3 |
            | r5 | NPS | 0 |
            | r6 | CSAT | NaN |
            """),
        """
        | response_id | score | problems |
        | r1 | - | score 11.0 is outside the scale of its question |
        | r2 | - | score 0.0 is outside the scale of its question |
        | r3 | - | score 10.0 is outside the scale of its question |
        | r4 | 3.0 | kind CES is none of csat, nps |
        | r5 | 0.0 | - |
        | r6 | - | score NaN is not a number |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(SurveysResponses.surveys(rows(SurveysResponses.TABLE, text)));
  }
}
