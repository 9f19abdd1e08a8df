package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.junit.jupiter.api.Test;

class HubspotOwnersTest {
  @Test
  void an_owner_is_a_customer_success_manager_until_archived() {
    assertRows(
        withProblems(
            HubspotOwners.csms(
                rows(
                    HubspotOwners.TABLE,
                    """
                    | id | firstName | lastName | teams | archived | updatedAt |
                    | 77 | Cleo | Ruiz | [{"id":"1","name":"Sales","primary":false},{"id":"2","name":"EMEA","primary":true}] | false | 2026-01-05T01:02:03Z |
                    | 78 | Dan | - | [{"id":"1","name":"Sales"}] | true | - |
                    | 79 | - | - | - | - | - |
                    """))),
        """
        | source | csm_id | csm_name | team | capacity | is_active | is_deleted | _order | problems |
        | hubspot | 77 | Cleo Ruiz | EMEA | - | true | false | 2026-01-05 01:02:03 | - |
        | hubspot | 78 | Dan | Sales | - | false | false | - | - |
        | hubspot | 79 | - | - | - | true | false | - | - |
        """);
  }
}
