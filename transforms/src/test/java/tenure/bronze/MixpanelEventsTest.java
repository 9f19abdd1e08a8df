package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class MixpanelEventsTest {
  private static final UsageNames NAMES = new UsageNames(List.of("company_id"), "UTC");

  @Test
  void seconds_are_an_instant_and_properties_may_have_any_name_and_be_text() {
    assertRows(
        staged(
            NAMES,
            """
            | event | properties | known_on |
            | Export | {"time":1769817599,"distinct_id":"u1","$insert_id":"i1","company_id":"0015500000Xyy06","Cart Value (#/d)":"577","import":"True","minutes":"2.5","denied":"False","tags":"['a', 'b']"} | 2026-01-31 |
            | Export | {"time":"1769817600","distinct_id":"u1","$insert_id":"i2","feature":"csv","denied":"True"} | 2026-01-31 |
            """),
        """
        | _message_id | source | source_account_key | user_id | feature | usage_date | minutes | denied | problems |
        | Export/1769817599/i1 | mixpanel | 0015500000Xyy06AAB | u1 | Export | 2026-01-30 | 2.5 | 0 | - |
        | Export/1769817600/i2 | mixpanel | user:u1 | u1 | csv | 2026-01-31 | 0.0 | 1 | - |
        """);
  }

  @Test
  void an_old_project_writes_the_seconds_of_its_own_clock() {
    assertRows(
        staged(
            new UsageNames(List.of(), "America/Los_Angeles"),
            """
            | event | properties | known_on |
            | Export | {"time":1769788800,"distinct_id":"winter, 16:00 there"} | 2026-01-31 |
            | Export | {"time":1769785200,"distinct_id":"winter, 15:00 there"} | 2026-01-31 |
            | Export | {"time":1752685200,"distinct_id":"summer, 17:00 there is midnight"} | 2026-01-31 |
            | Export | {"time":1752685199,"distinct_id":"summer, 16:59 there"} | 2026-01-31 |
            """),
        """
        | user_id | usage_date | problems |
        | winter, 16:00 there | 2026-01-31 | - |
        | winter, 15:00 there | 2026-01-30 | - |
        | summer, 17:00 there is midnight | 2025-07-17 | - |
        | summer, 16:59 there | 2025-07-16 | - |
        """);
  }

  @Test
  void a_merge_renames_the_user_of_an_event_and_leaves_its_id_as_it_was() {
    assertRows(
        staged(
            NAMES,
            """
            | event | properties | known_on |
            | Export | {"time":1769817599,"distinct_id":"$device:d1","$device_id":"d1","$insert_id":"i1"} | 2026-01-31 |
            | Export | {"time":1769817599,"distinct_id":"u1","$device_id":"d1","$user_id":"u1","$insert_id":"i1"} | 2026-01-31 |
            | Export | {"time":1769817599,"distinct_id":"u1"} | 2026-01-31 |
            | $identify | {"time":1769817599,"distinct_id":"u1","$insert_id":"i2"} | 2026-01-31 |
            | $ae_session | {"time":1769817599,"distinct_id":"u1","$insert_id":"i3"} | 2026-01-31 |
            """),
        """
        | _message_id | user_id | feature | problems |
        | Export/1769817599/i1 | d1 | Export | - |
        | Export/1769817599/i1 | u1 | Export | - |
        | - | u1 | Export | - |
        """);
  }

  @Test
  void every_way_of_merging_ids_says_which_user_an_id_stands_for() {
    assertRows(
        withProblems(
            MixpanelEvents.aliases(
                rows(
                    MixpanelEvents.TABLE,
                    """
                    | event | properties | _file |
                    | $identify | {"time":1769817599,"distinct_id":"u1","$identified_id":"u1","$anon_id":"a1"} | f |
                    | $create_alias | {"time":1769817599,"distinct_id":"u2","alias":"a2"} | f |
                    | $merge | {"time":1769817599,"$distinct_ids":["u3","a3"]} | f |
                    | Export | {"time":1769817599,"distinct_id":"u4","$distinct_id_before_identity":"a4"} | f |
                    | Export | {"time":1769817599,"distinct_id":"u5","$device_id":"a5","$user_id":"u5"} | f |
                    | Export | {"time":1769817600,"distinct_id":"u5","$device_id":"a5","$user_id":"u5"} | f |
                    | Export | {"time":1769817599,"distinct_id":"$device:a6","$device_id":"a6"} | f |
                    """),
                NAMES)),
        """
        | alias_user_id | user_id | _order | problems |
        | a1 | u1 | 2026-01-30 23:59:59 | - |
        | a2 | u2 | 2026-01-30 23:59:59 | - |
        | a3 | u3 | 2026-01-30 23:59:59 | - |
        | a4 | u4 | 2026-01-30 23:59:59 | - |
        | a5 | u5 | 2026-01-31 00:00:00 | - |
        """);
  }

  @Test
  void what_a_loader_lifts_out_of_the_properties_counts_where_these_lack_it() {
    assertRows(
        staged(
            NAMES,
            """
            | event | properties | time | distinct_id | insert_id | known_on |
            | plays | {"title":"x","company_id":"Acme"} | 2026-01-30 10:16:46 | d1 | i1 | 2026-01-31 |
            | plays | - | 2026-01-30 10:16:46 | d1 | - | 2026-01-31 |
            | plays | - | soon | - | - | 2026-01-31 |
            """),
        """
        | _message_id | source_account_key | user_id | usage_date | problems |
        | plays/2026-01-30 10:16:46/i1 | Acme | d1 | 2026-01-30 | - |
        | - | user:d1 | d1 | 2026-01-30 | - |
        | - | unresolved | - | - | properties.time soon is not a moment from 1990 to 2100 |
        """);
  }

  private static Dataset<Row> staged(UsageNames names, String text) {
    return withProblems(MixpanelEvents.events(rows(MixpanelEvents.TABLE, text), names));
  }
}
