package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.silver.AccountLinks;

class AmplitudeEventsTest {
  private static final UsageNames NAMES = new UsageNames(List.of("org_id", "company"), "UTC");

  @Test
  void an_event_is_a_use_on_its_day_utc_although_its_time_names_no_zone() {
    assertRows(
        staged(
            """
            | $insert_id | event_type | event_time | user_id | device_id | groups | event_properties | known_on |
            | i1 | Export | 2026-01-30 23:59:59.999000 | u1 | d1 | {"org_id":"0015500000Xyy06AAB"} | {"module":"Data","tier":"premium","minutes":2.5} | 2026-01-31 |
            | i2 | Export | 2026-01-31T00:00:00.000000+00:00 | u1 | d1 | {"org_id":["0015500000Xyy06","other"]} | {"feature":"csv export"} | 2026-01-31 |
            """),
        """
        | _message_id | source | source_account_key | user_id | feature | usage_date | module | is_premium | minutes | problems |
        | i1 | amplitude | 0015500000Xyy06AAB | u1 | Export | 2026-01-30 | Data | true | 2.5 | - |
        | i2 | amplitude | 0015500000Xyy06AAB | u1 | csv export | 2026-01-31 | - | - | 0.0 | - |
        """);
  }

  @Test
  void the_account_is_a_group_else_a_property_of_the_user_else_that_of_the_user_or_device() {
    assertRows(
        staged(
            """
            | event_type | event_time | user_id | device_id | groups | user_properties | event_properties | known_on |
            | a | 2026-01-30 10:00:00 | u1 | d1 | {"company":["Acme"]} | {"org_id":"7"} | {"org_id":"8"} | 2026-01-31 |
            | b | 2026-01-30 10:00:00 | u1 | d1 | {} | {"city":"Rome","City":"Rom","country":"IT","Country":"it","company":"Bell"} | - | 2026-01-31 |
            | c | 2026-01-30 10:00:00 | u1 | d1 | {} | {"City":"Rom"} | {"org_id":8} | 2026-01-31 |
            | d | 2026-01-30 10:00:00 | u1 | d1 | {} | {} | {} | 2026-01-31 |
            | e | 2026-01-30 10:00:00 | - | d1 | - | - | - | 2026-01-31 |
            """),
        """
        | feature | source_account_key | user_id | problems |
        | a | Acme | u1 | - |
        | b | Bell | u1 | - |
        | c | 8 | u1 | - |
        | d | user:u1 | u1 | - |
        | e | user:d1 | d1 | - |
        """);
  }

  @Test
  void an_event_is_known_by_its_insert_id_else_by_device_counter_and_clock_together() {
    assertRows(
        staged(
            """
            | $insert_id | event_type | event_time | client_event_time | user_id | device_id | event_id | known_on |
            | i1 | Export | 2026-01-30 10:00:00 | 2026-01-30 10:00:01 | u1 | d1 | 7 | 2026-01-31 |
            | - | Export | 2026-01-30 10:00:00 | 2026-01-30 10:00:01 | u1 | d1 | 7 | 2026-01-31 |
            | - | Export | 2026-01-30 10:00:00 | 2026-01-30 10:00:01 | u1 | d2 | 7 | 2026-01-31 |
            | - | Export | 2026-01-30 10:00:00 | 2026-01-30 10:00:01 | u1 | - | - | 2026-01-31 |
            """),
        """
        | _message_id | problems |
        | i1 | - |
        | d1/7/2026-01-30 10:00:01 | - |
        | d2/7/2026-01-30 10:00:01 | - |
        | - | - |
        """);
  }

  @Test
  void what_an_ad_network_or_a_session_notes_is_no_use() {
    assertRows(
        staged(
            """
            | event_type | event_time | user_id | device_id | session_id | library | is_attribution_event | known_on |
            | Daily Ad Metrics | 2026-01-30 10:00:00 | - | d1 | -1 | google_ads | false | 2026-01-31 |
            | Ad Spend | 2026-01-30 10:00:00 | - | d1 | 17 | facebook_ads | false | 2026-01-31 |
            | Imported Cost | 2026-01-30 10:00:00 | - | d1 | -1 | http/1.0 | - | 2026-01-31 |
            | $identify | 2026-01-30 10:00:00 | u1 | d1 | 17 | - | - | 2026-01-31 |
            | session_start | 2026-01-30 10:00:00 | u1 | d1 | 17 | - | - | 2026-01-31 |
            | Install | 2026-01-30 10:00:00 | u1 | d1 | 17 | - | TRUE | 2026-01-31 |
            | Sync | 2026-01-30 10:00:00 | u1 | d1 | -1 | http/1.0 | FALSE | 2026-01-31 |
            | Search | 2026-01-30 10:00:00 | - | d1 | 17 | amplitude-js | - | 2026-01-31 |
            """),
        """
        | feature | problems |
        | Sync | - |
        | Search | - |
        """);
  }

  @Test
  void an_event_is_refused_without_user_or_time_or_from_after_its_night() {
    assertRows(
        staged(
            """
            | event_type | event_time | user_id | device_id | event_properties | known_on |
            | a | 2026-01-30 10:00:00 | - | - | - | 2026-01-31 |
            | b | 1580000000000 | u1 | - | - | 2026-01-31 |
            | c | 2037-01-30 10:00:00 | u1 | - | - | 2026-01-31 |
            | d | 2026-01-30 10:00:00 | u1 | - | {"minutes":"many"} | 2026-01-31 |
            | e | 2026-01-30 10:00:00 | u1 | - | {"minutes": | 2026-01-31 |
            """),
        """
        | feature | problems |
        | a | user_id is missing |
        | b | event_time 1580000000000 is in milliseconds where seconds are due |
        | c | event_time 2037-01-30 10:00:00 lies after the night it came in |
        | d | properties.minutes many is not a number |
        | e | - |
        """);
  }

  @Test
  void users_belong_to_the_account_of_their_latest_event_and_devices_to_their_users() {
    Dataset<Row> raw =
        rows(
            AmplitudeEvents.TABLE,
            """
            | event_type | event_time | user_id | device_id | groups | _file |
            | a | 2026-01-30 10:00:00 | u1 | d1 | {"org_id":"Acme"} | f |
            | b | 2026-01-30 11:00:00 | u1 | d1 | {"org_id":"Acme"} | f |
            | c | 2026-01-30 12:00:00 | u1 | d1 | {"org_id":"Bell"} | f |
            | d | 2026-01-30 13:00:00 | - | d2 | {} | f |
            | e | soon | u3 | d3 | {"org_id":"Bell"} | f |
            """);
    assertRows(
        withProblems(stage(AccountLinks.TABLE.name(), raw)),
        """
        | source_account_key | explicit_account_id | _order | problems |
        | user:u1 | Acme | 2026-01-30 11:00:00 | - |
        | user:u1 | Bell | 2026-01-30 12:00:00 | - |
        """);
    assertRows(
        withProblems(AmplitudeEvents.aliases(raw, NAMES)),
        """
        | alias_user_id | user_id | _order | problems |
        | d1 | u1 | 2026-01-30 12:00:00 | - |
        """);
  }

  private static Dataset<Row> stage(String target, Dataset<Row> raw) {
    return AmplitudeEvents.extract(NAMES).staged().stream()
        .filter(s -> s.target().name().equals(target))
        .findFirst()
        .orElseThrow()
        .stage()
        .apply(raw);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(AmplitudeEvents.events(rows(AmplitudeEvents.TABLE, text), NAMES));
  }
}
