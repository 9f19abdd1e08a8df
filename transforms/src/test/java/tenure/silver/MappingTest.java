package tenure.silver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.strings;

import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.contract.Table;

class MappingTest {
  private static final Map<String, String> LINE =
      Map.of(
          "subscription_line_id", "id",
          "source_account_key", "account",
          "charge_kind", "'licence'",
          "amount", "mrr",
          "interval_unit", "billing",
          "interval_count", "1",
          "service_start_date", "start_date",
          "status", "case when is_trial = 'True' then 'trialing' else 'active' end");
  private static final Dataset<Row> EXTRACT =
      strings(
          """
          | _file | id | account | mrr    | billing | start_date          | is_trial | version | gone |
          | a.csv | S1 | A       | 100.50 | Monthly | 2024-01-31          | False    | 1       | -    |
          | a.csv | S2 | A       | -      | annual  | 2024-02-01 00:00:00 | True     | 2       | yes  |
          | a.csv | S3 | B       | cheap  | monthly | 31/01/2024          | False    | 3       | -    |
          | a.csv | -  | B       | 5      | weekly  | 2024-03-01          | False    | 4       | -    |
          """);

  private static Mapping mapping(Table target, Map<String, String> columns) {
    Map<String, String> units = Map.of("monthly", "month", "annual", "year");
    return new Mapping(
        "shop", target, columns, Map.of("interval_unit", units), "version", "gone = 'yes'", "");
  }

  @Test
  void columns_are_expressions_and_words_are_translated() {
    assertRows(
        mapping(SubscriptionLines.TABLE, LINE).stage(EXTRACT).limit(2),
        """
        | source | subscription_line_id | source_account_key | amount | interval_unit | service_start_date | status   | is_deleted | _order | currency |
        | shop   | S1                   | A                  | 100.50 | month         | 2024-01-31         | active   | false      | 1      | -        |
        | shop   | S2                   | A                  | -      | year          | 2024-02-01         | trialing | true       | 2      | -        |
        """);
  }

  @Test
  void what_cannot_be_read_is_a_problem_of_its_row_and_never_a_silent_null() {
    assertRows(
        mapping(SubscriptionLines.TABLE, LINE)
            .stage(EXTRACT)
            .selectExpr("subscription_line_id", "inline(_problems)"),
        """
        | subscription_line_id | column_name          | value      | reason                                                                  |
        | S3                   | amount               | cheap      | is not a number                                                         |
        | S3                   | service_start_date   | 31/01/2024 | is not a day from 1990 to 2100 written as 2026-01-31                    |
        | -                    | subscription_line_id | -          | is missing                                                              |
        | -                    | interval_unit        | weekly     | is none of day, week, month, year, term                                 |
        """);
  }

  @Test
  void rows_that_are_not_to_be_kept_are_left_out() {
    Mapping some =
        new Mapping("shop", SubscriptionLines.TABLE, LINE, Map.of(), "", "", "account = 'B'");
    assertEquals(2, some.stage(EXTRACT).count());
  }

  @Test
  void accounts_name_themselves_and_others_are_resolved_later() {
    Mapping accounts =
        mapping(Accounts.TABLE, Map.of("account_id", "account", "account_name", "upper(account)"));
    assertRows(
        accounts.stage(EXTRACT).where("account_id = 'A'").limit(1),
        """
        | account_id | account_name | source |
        | A          | A            | shop   |
        """);
    assertTrue(
        !java.util.List.of(mapping(SubscriptionLines.TABLE, LINE).stage(EXTRACT).columns())
            .contains("account_id"));
  }

  @Test
  void events_carry_what_tells_them_apart() {
    Mapping usage =
        mapping(
            DailyUsage.TABLE,
            Map.of(
                "_message_id", "id",
                "source_account_key", "account",
                "user_id", "account",
                "feature", "'all'",
                "usage_date", "start_date",
                "events", "1",
                "minutes", "mrr",
                "denied", "0"));
    assertRows(
        usage.stage(EXTRACT).where("_message_id = 'S1'"),
        """
        | _message_id | feature | events | minutes |
        | S1          | all     | 1      | 100.5   |
        """);
  }

  @Test
  void it_says_which_columns_of_the_extract_it_reads() {
    assertEquals(
        Set.of("id", "account", "mrr", "billing", "start_date", "is_trial", "version", "gone"),
        mapping(SubscriptionLines.TABLE, LINE).reads());
  }

  @Test
  void a_column_that_the_table_does_not_have_is_refused_by_name() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> mapping(SubscriptionLines.TABLE, Map.of("price", "mrr")));
    assertTrue(
        refused.getMessage().startsWith("silver.subscription_lines has no column price"),
        refused.getMessage());
  }

  @Test
  void an_expression_that_is_none_is_refused_with_its_text() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> mapping(SubscriptionLines.TABLE, Map.of("amount", "mrr +* 2")));
    assertTrue(
        refused.getMessage().startsWith("\"mrr +* 2\" is not an expression of Spark SQL"),
        refused.getMessage());
  }
}
