package tenure.silver;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Usage under the users it belongs to, whatever ids they had at the time. */
class UserAliasesTest {
  private static final Dataset<Row> ALIASES =
      UserAliases.followed(
          rows(
              UserAliases.TABLE,
              """
              | source   | alias_user_id | user_id |
              | segment  | device        | u1      |
              | mixpanel | anonymous     | device  |
              | mixpanel | device        | u2      |
              | mixpanel | here          | there   |
              | mixpanel | there         | here    |
              """));

  @Test
  void an_alias_of_an_alias_is_followed_and_a_circle_is_not() {
    assertRows(
        ALIASES,
        """
        | source   | alias_user_id | user_id |
        | segment  | device        | u1      |
        | mixpanel | anonymous     | u2      |
        | mixpanel | device        | u2      |
        | mixpanel | here          | there   |
        | mixpanel | there         | here    |
        """);
  }

  @Test
  void what_a_device_did_before_anybody_signed_in_is_its_users_in_its_own_source() {
    assertRows(
        UserAliases.resolve(
            rows(
                DailyUsage.TABLE,
                """
                | source   | source_account_key | user_id | feature |
                | segment  | user:device        | device  | a       |
                | segment  | acme               | device  | b       |
                | segment  | user:u1            | u1      | c       |
                | amplitude | user:device       | device  | d       |
                | mixpanel | unresolved         | device  | e       |
                """),
            ALIASES),
        """
        | source    | source_account_key | user_id | feature |
        | segment   | user:u1            | u1      | a       |
        | segment   | acme               | u1      | b       |
        | segment   | user:u1            | u1      | c       |
        | amplitude | user:device        | device  | d       |
        | mixpanel  | unresolved         | u2      | e       |
        """);
  }
}
