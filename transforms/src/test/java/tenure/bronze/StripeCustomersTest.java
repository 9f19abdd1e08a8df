package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class StripeCustomersTest {
  @Test
  void a_customer_names_its_account_by_metadata_or_by_its_domain() {
    assertRows(
        staged(
            """
            | id | email | metadata | livemode |
            | cus_1 | billing@acme.com | {"salesforce_account_id":"0015500000Xyy06"} | true |
            | cus_2 | Billing@Acme.com | {} | true |
            | cus_3 | - | {"crm_id":"acme-7"} | true |
            | cus_4 | ann@gmail.com | - | true |
            """),
        """
        | source | source_account_key | explicit_account_id | domains | is_deleted | problems |
        | stripe | cus_1 | 0015500000Xyy06AAB | acme.com | false | - |
        | stripe | cus_2 | - | acme.com | false | - |
        | stripe | cus_3 | acme-7 | - | false | - |
        | stripe | cus_4 | - | gmail.com | false | - |
        """);
  }

  @Test
  void test_mode_is_left_out_and_a_deleted_customer_keeps_its_link() {
    assertRows(
        staged(
            """
            | id | deleted | livemode |
            | cus_1 | - | false |
            | cus_2 | true | - |
            | cus_3 | - | - |
            """),
        """
        | source_account_key |
        | cus_3 |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(StripeCustomers.links(rows(StripeCustomers.TABLE, text)));
  }
}
