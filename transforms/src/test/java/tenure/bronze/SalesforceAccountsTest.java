package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SalesforceAccountsTest {
  @Test
  void an_account_is_kept_under_its_id_of_18_characters() {
    assertRows(
        staged(
            """
            | Id                 | Name | ParentId           | Website               | NumberOfEmployees | CreatedDate              |
            | 0015500000Xyy06    | A    | -                  | https://www.A.com/en  | 120.0             | 2023-10-22T06:25:12.000Z |
            | 0015500000Xyy06AAB | B    | 0015500000Ygpq1    | b.example.org         | 7                 | 2020-10-22T21:03:23.000+0000 |
            | 0015500000xyy06    | C    | -                  | www.expressl&t.net    | -                 | -                        |
            """),
        """
        | source     | account_id         | account_name | parent_account_id  | domain        | employees | created_date | problems |
        | salesforce | 0015500000Xyy06AAB | A            | -                  | a.com         | 120       | 2023-10-22   | -        |
        | salesforce | 0015500000Xyy06AAB | B            | 0015500000Ygpq1AAB | b.example.org | 7         | 2020-10-22   | -        |
        | salesforce | 0015500000xyy06AAA | C            | -                  | -             | -         | -            | -        |
        """);
  }

  @Test
  void a_merged_account_is_a_deletion_that_names_its_survivor() {
    assertRows(
        staged(
            """
            | Id              | IsDeleted | MasterRecordId     |
            | 0015500000Xyy06 | true      | 0015500000Ygpq1AAB |
            | 0015500000Ygpq1 | false     | -                  |
            """),
        """
        | account_id         | is_deleted | merged_into_account_id |
        | 0015500000Xyy06AAB | true       | 0015500000Ygpq1AAB     |
        | 0015500000Ygpq1AAB | false      | -                      |
        """);
  }

  @Test
  void test_accounts_are_marked() {
    assertRows(
        staged(
            """
            | Id              | Type     |
            | 0015500000Xyy06 | Test     |
            | 0015500000Ygpq1 | Customer |
            | 0015500000Ygpq2 | -        |
            """),
        """
        | account_id         | is_test |
        | 0015500000Xyy06AAB | true    |
        | 0015500000Ygpq1AAB | false   |
        | 0015500000Ygpq2AAB | false   |
        """);
  }

  @Test
  void what_cannot_be_read_is_named_with_its_reason() {
    assertRows(
        staged(
            """
            | Id                 | NumberOfEmployees | IsDeleted | CreatedDate |
            | 0015500000Xyy06AAA | 3                 | false     | -           |
            | -                  | 3                 | false     | -           |
            | 000000000000000AAA | 3                 | false     | -           |
            | 0015500000Ygpq1    | many              | perhaps   | 22/10/2023  |
            | 0015500000Ygpq2    | -4                | false     | -           |
            """),
        """
        | problems |
        | Id 0015500000Xyy06AAA is not a Salesforce id |
        | account_id is missing |
        | Id 000000000000000AAA is not a Salesforce id |
        | NumberOfEmployees many is not a whole number; CreatedDate 22/10/2023 is not a moment from 1990 to 2100; IsDeleted perhaps is neither true nor false |
        | employees -4 is below 0 |
        """);
  }

  @Test
  void of_a_deletion_only_the_key_is_asked() {
    assertRows(
        staged(
            """
            | Id              | NumberOfEmployees | IsDeleted |
            | 0015500000Xyy06 | many              | true      |
            """),
        """
        | account_id         | is_deleted | problems |
        | 0015500000Xyy06AAB | true       | -        |
        """);
  }

  @Test
  void both_forms_of_moments_order_versions_alike() {
    assertRows(
        staged(
            """
            | Id              | SystemModstamp               |
            | 0015500000Xyy06 | 2023-10-22T06:25:12.000Z     |
            | 0015500000Xyy06 | 2023-10-22T06:25:12.500+0000 |
            """),
        """
        | _order                |
        | 2023-10-22 06:25:12   |
        | 2023-10-22 06:25:12.5 |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(SalesforceAccounts.accounts(rows(SalesforceAccounts.TABLE, text)));
  }
}
