package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ZendeskOrganizationsTest {
  @Test
  void an_organisation_names_its_account_by_external_id_or_by_its_domains() {
    assertRows(
        staged(
            """
            | id | external_id | domain_names | updated_at |
            | 1 | 0015500000Xyy06 | ["Acme.com","acme.io"] | 2022-03-28T10:00:00Z |
            | 2 | - | ["gmail.com"] | 2022-03-28 10:00:00.5 |
            | 3 | our-best | [] | - |
            """),
        """
        | source | source_account_key | explicit_account_id | domains | _order | problems |
        | zendesk | 1 | 0015500000Xyy06AAB | acme.com,acme.io | 2022-03-28 10:00:00 | - |
        | zendesk | 2 | - | gmail.com | 2022-03-28 10:00:00.5 | - |
        | zendesk | 3 | our-best | - | - | - |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(ZendeskOrganizations.links(rows(ZendeskOrganizations.TABLE, text)));
  }
}
