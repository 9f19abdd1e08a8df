package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SalesforceContactsTest {
  @Test
  void a_contact_belongs_to_its_account_and_is_active_until_it_left() {
    assertRows(
        staged(
            """
            | Id | AccountId | Name | Email | Role__c | Left_Company_Date__c | LastActivityDate | IsDeleted |
            | 0035g00000Xyy06 | 0015500000Xyy06 | Ann | ann@a.com | Executive Sponsor | - | 2026-01-05 | false |
            | 0035g00000Xyy07 | 0015500000Xyy06AAB | Bob | - | champion | 2026-01-31 | - | 0 |
            | 0035g00000Xyy08 | 0015500000Xyy06AAB | - | - | Influencer | - | - | true |
            """),
        """
        | source | contact_id | source_account_key | contact_name | role | is_active | left_date | last_touched_date | is_deleted | problems |
        | salesforce | 0035g00000Xyy06AAB | 0015500000Xyy06AAB | Ann | executive_sponsor | true | - | 2026-01-05 | false | - |
        | salesforce | 0035g00000Xyy07AAB | 0015500000Xyy06AAB | Bob | champion | false | 2026-01-31 | - | false | - |
        | salesforce | 0035g00000Xyy08AAB | 0015500000Xyy06AAB | - | - | true | - | - | true | - |
        """);
  }

  @Test
  void an_impossible_day_is_a_problem() {
    assertRows(
        staged(
            """
            | Id | Left_Company_Date__c | LastActivityDate |
            | 0035g00000Xyy06 | 2026-02-30 | 1899-12-31 |
            """),
        """
        | left_date | last_touched_date | problems |
        | - | - | Left_Company_Date__c 2026-02-30 is not a day from 1990 to 2100 written as 2026-01-31; LastActivityDate 1899-12-31 is not a day from 1990 to 2100 written as 2026-01-31 |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(SalesforceContacts.contacts(rows(SalesforceContacts.TABLE, text)));
  }
}
