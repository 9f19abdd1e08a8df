package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.junit.jupiter.api.Test;

class SuccessAdvocacyTest {
  @Test
  void an_act_is_one_of_four_kinds_however_it_is_written() {
    assertRows(
        withProblems(
            SuccessAdvocacy.advocacy(
                rows(
                    SuccessAdvocacy.TABLE,
                    """
                    | advocacy_id | account_id      | contact_id | kind           | done_date  | updated_at |
                    | 1           | 0015500000Xyy06 | c1         | Referral       | 2026-01-10 | 2026-01-12 |
                    | 2           | 0015500000Xyy06 | -          | community post | 2026-01-11 | -          |
                    | 3           | 0015500000Xyy06 | -          | Case study     | 2026-01-12 | -          |
                    | 4           | 0015500000Xyy06 | -          | gift           | 2026-01-12 | -          |
                    """))),
        """
        | source  | advocacy_id | source_account_key | contact_id | kind      | done_date  | problems        |
        | success | 1           | 0015500000Xyy06AAB | c1         | referral  | 2026-01-10 | -               |
        | success | 2           | 0015500000Xyy06AAB | -          | community | 2026-01-11 | -               |
        | success | 3           | 0015500000Xyy06AAB | -          | reference | 2026-01-12 | -               |
        | success | 4           | 0015500000Xyy06AAB | -          | -         | 2026-01-12 | kind is missing |
        """);
  }
}
