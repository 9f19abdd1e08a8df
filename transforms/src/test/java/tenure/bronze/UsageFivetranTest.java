package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.DailyUsage;

/** The usage of Amplitude, Mixpanel and Pendo as Fivetran lands it. */
class UsageFivetranTest {
  @Test
  void events_of_amplitude_have_their_ids_under_other_names() {
    assertRows(
        staged(
            AmplitudeEvents.EXTRACT,
            DailyUsage.TABLE,
            """
            | id | _insert_id | device_id | event_type | event_time | client_event_time | session_id | library | is_attribution_event | user_id | groups | user_properties | _fivetran_synced | known_on |
            | 7 | - | d1 | watch | 2025-02-13T19:42:58.123 | 2025-02-01T19:42:58.123 | -1 | http/1.0 | FALSE | a@x.io | {} | {"Cohort":"A"} | 2025-02-14T00:00:00 | 2025-02-14 |
            | 8 | i8 | d1 | watch | 2025-02-13T19:42:58.123 | - | -1 | google_ads | FALSE | - | - | - | 2025-02-14T00:00:00 | 2025-02-14 |
            | 9 | i9 | d1 | watch | 2025-02-13T19:42:58.123 | - | 5 | - | - | - | {"company":"Acme"} | - | 2025-02-14T00:00:00 | 2025-02-14 |
            """),
        """
        | _message_id | source_account_key | user_id | feature | usage_date | problems |
        | d1/7/2025-02-01T19:42:58.123 | user:a@x.io | a@x.io | watch | 2025-02-13 | - |
        | i9 | Acme | d1 | watch | 2025-02-13 | - |
        """);
  }

  @Test
  void events_of_mixpanel_have_what_the_loader_lifted_out_and_the_rest_in_properties() {
    assertRows(
        staged(
            MixpanelEvents.EXTRACT,
            DailyUsage.TABLE,
            """
            | name | time | distinct_id | insert_id | properties | _fivetran_synced | known_on |
            | plays | 2020-08-01 10:16:46 | 9e308c27 | pnre | {"title":"x","user_id":"114521"} | 2020-08-07 08:59:49 | 2020-08-07 |
            """),
        """
        | _message_id | source_account_key | user_id | feature | usage_date | problems |
        | plays/2020-08-01 10:16:46/pnre | user:9e308c27 | 9e308c27 | plays | 2020-08-01 | - |
        """);
  }

  @Test
  void hours_of_pendo_are_under_timestamp_and_visitors_have_a_table_of_their_accounts() {
    assertRows(
        staged(
            PendoFeatureEvents.EXTRACT,
            DailyUsage.TABLE,
            """
            | feature_id | account_id | visitor_id | timestamp | app_id | num_events | num_minutes | server_name | param_parameter | _fivetran_synced | known_on |
            | f1 | acme | v1 | 2021-06-21 08:00:00 | -323232 | 21 | 4 | x.com | - | 2021-06-21 20:11:45.473 | 2021-06-22 |
            """),
        """
        | _message_id | source_account_key | user_id | feature | usage_date | events | minutes | problems |
        | f1/acme/v1/2021-06-21 08:00:00/-323232/x.com/// | acme | v1 | f1 | 2021-06-21 | 21 | 4.0 | - |
        """);
    assertRows(
        staged(
            PendoAccounts.EXTRACT,
            AccountLinks.TABLE,
            """
            | id | agent_salesforceaccountid | last_updated_at | _fivetran_synced |
            | acme | 0015500000Xyy06 | 2021-07-28 04:49:01.997 | 2021-07-28 08:16:15.510 |
            """),
        """
        | source_account_key | explicit_account_id | problems |
        | acme | 0015500000Xyy06AAB | - |
        """);
    Extract visitorAccounts =
        Loaders.of("pendo", Layout.FIVETRAN).stream()
            .filter(e -> e.object().equals("visitor_accounts"))
            .findFirst()
            .orElseThrow();
    assertRows(
        staged(
            visitorAccounts,
            AccountLinks.TABLE,
            """
            | visitor_id | account_id | visitor_last_updated_at | _fivetran_synced |
            | v1 | acme | 2021-07-26 12:11:13.275 | 2021-07-26 20:13:50.594 |
            """),
        """
        | source_account_key | explicit_account_id | problems |
        | user:v1 | acme | - |
        """);
  }

  private static Dataset<Row> staged(Extract extract, Table target, String text) {
    Extract landed = extract.shape().layout() == Layout.API ? extract.in(Layout.FIVETRAN) : extract;
    return withProblems(
        landed.staged().stream()
            .filter(s -> s.target() == target)
            .findFirst()
            .orElseThrow()
            .stage()
            .apply(landed.shape().asApi(rows(landed.table(), text), List.of())));
  }
}
