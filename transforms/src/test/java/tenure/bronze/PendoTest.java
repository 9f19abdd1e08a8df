package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.silver.DailyUsage;

/** Usage that Pendo has counted already, and what it knows of accounts and visitors. */
class PendoTest {
  private static final String HOURS =
      """
      | featureId | accountId | visitorId | hour | appId | numEvents | numMinutes | remoteIp | known_on |
      | f1 | acme_acc | v1 | 1769810400000 | -323232 | 21 | 4 | 1.1.1.1 | 2026-01-31 |
      | f1 | acme_acc | v1 | 1769814000000 | -323232 | 3 | 1 | 1.1.1.1 | 2026-01-31 |
      | f1 | bell | v1 | 1769814000000 | -323232 | 2 | - | 1.1.1.1 | 2026-01-31 |
      | f1 | bell | v1 | 1769814000000 | -323232 | 5 | 1 | 2.2.2.2 | 2026-01-31 |
      """;

  @Test
  void hours_are_summed_and_not_counted_for_the_account_of_the_hour() {
    assertRows(
        DailyUsage.from(
            PendoFeatureEvents.usage(rows(PendoFeatureEvents.TABLE, HOURS)),
            LocalDate.of(2026, 1, 31)),
        """
        | source | source_account_key | user_id | feature | usage_date | events | minutes |
        | pendo | acme_acc | v1 | f1 | 2026-01-30 | 24 | 5.0 |
        | pendo | bell | v1 | f1 | 2026-01-30 | 7 | 1.0 |
        """);
  }

  @Test
  void an_hour_is_known_by_where_it_was_counted_and_not_by_what_was_counted() {
    assertRows(
        withProblems(
            PendoFeatureEvents.usage(
                rows(
                    PendoFeatureEvents.TABLE,
                    """
                    | featureId | accountId | visitorId | hour | numEvents | known_on |
                    | f1 | a | v | 1769810400000 | 1 | 2026-01-31 |
                    | f1 | a | v | 1769810400000 | 9 | 2026-01-31 |
                    | f1 | - | v | 2026-01-30 22:00:00 | 9 | 2026-01-31 |
                    """))),
        """
        | _message_id | source_account_key | usage_date | events | problems |
        | f1/a/v/1769810400000///// | a | 2026-01-30 | 1 | - |
        | f1/a/v/1769810400000///// | a | 2026-01-30 | 9 | - |
        | f1//v/2026-01-30 22:00:00///// | user:v | 2026-01-30 | 9 | - |
        """);
  }

  @Test
  void a_page_and_all_use_have_features_of_their_own_and_bad_counts_are_refused() {
    assertRows(
        withProblems(
            PendoPageEvents.usage(
                rows(
                    PendoPageEvents.TABLE,
                    """
                    | pageId | accountId | visitorId | hour | numEvents | numMinutes | known_on |
                    | p1 | a | v | 1769810400000 | 1 | 1 | 2026-01-31 |
                    | p2 | a | v | 1769810400000 | -1 | 1 | 2026-01-31 |
                    | p3 | a | v | 1769810400000 | - | -1 | 2026-01-31 |
                    | p4 | a | v | 1999810400000 | 1 | 1 | 2026-01-31 |
                    """))),
        """
        | feature | events | problems |
        | page:p1 | 1 | - |
        | page:p2 | -1 | events -1 is below 0 |
        | page:p3 | - | numMinutes -1.0 is below 0 |
        | page:p4 | 1 | hour 1999810400000 lies after the night it came in |
        """);
    assertRows(
        PendoEvents.usage(
            rows(
                PendoEvents.TABLE,
                """
                | pageId | accountId | visitorId | hour | numEvents | known_on |
                | - | a | v | 1769810400000 | 1 | 2026-01-31 |
                """)),
        """
        | feature | events |
        | allevents | 1 |
        """);
  }

  @Test
  void an_account_names_the_crm_through_what_the_product_passes_on() {
    Dataset<Row> links =
        PendoAccounts.links(
            rows(
                PendoAccounts.TABLE,
                """
                | accountId | metadata | salesforceAccountId | lastUpdatedAt |
                | acme_acc | {"agent":{"salesforceaccountid":"0015500000Xyy06"},"auto":{"lastupdated":1769810400123}} | - | - |
                | bell | - | 0015500000Xyy06AAB | 2026-01-30 22:00:00 |
                | 0015500000Xyy06 | {"agent":{}} | - | - |
                | none | - | - | - |
                """));
    assertRows(
        withProblems(links),
        """
        | source | source_account_key | explicit_account_id | _order | problems |
        | pendo | acme_acc | 0015500000Xyy06AAB | 2026-01-30 22:00:00 | - |
        | pendo | bell | 0015500000Xyy06AAB | 2026-01-30 22:00:00 | - |
        | pendo | 0015500000Xyy06AAB | 0015500000Xyy06AAB | - | - |
        | pendo | none | - | - | - |
        """);
  }

  @Test
  void a_visitor_moves_between_accounts_and_the_latest_counts() {
    assertRows(
        withProblems(
            PendoVisitors.links(
                rows(
                    PendoVisitors.TABLE,
                    """
                    | visitorId | accountId | metadata | lastUpdatedAt |
                    | v1 | acme_acc | - | 2026-01-29 10:00:00 |
                    | v1 | bell | - | 2026-01-30 10:00:00 |
                    | v2 | - | {"auto":{"accountid":"bell","lastupdated":1769810400123}} | - |
                    | v3 | - | {} | - |
                    """))),
        """
        | source_account_key | explicit_account_id | _order | problems |
        | user:v1 | acme_acc | 2026-01-29 10:00:00 | - |
        | user:v1 | bell | 2026-01-30 10:00:00 | - |
        | user:v2 | bell | 2026-01-30 22:00:00 | - |
        """);
  }
}
