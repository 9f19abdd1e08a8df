package tenure.jobs.ingest;

import static tenure.kit.TextTable.assertRows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.RejectedRows;
import tenure.silver.DailyUsage;

/** Tables of product analytics as {@linkplain FivetranTables Fivetran} lands them. */
class FivetranUsageTest {
  private static final String NONE = "| file | line | column_name | value | reason |";

  @TempDir Path folder;

  @Test
  void hours_of_pendo_load_with_their_accounts_and_visitors() throws IOException {
    TestNight night =
        FivetranTables.night(
            folder,
            "pendo",
            "fivetran",
            """
            feature_events { path = "pendo/feature_event.csv" }
            page_events { path = "pendo/page_event.csv" }
            accounts { path = "pendo/account_history.csv" }
            visitors { path = "pendo/visitor_history.csv" }
            visitor_accounts { path = "pendo/visitor_account_history.csv" }
            """);
    assertRows(night.lake.read(RejectedRows.TABLE), NONE);
    assertUsage(
        night,
        """
        | source | events | minutes |
        | pendo | 88 | 72.0 |
        """);
  }

  @Test
  void all_use_of_pendo_loads_from_one_table() throws IOException {
    TestNight night =
        FivetranTables.night(folder, "pendo", "fivetran", "events { path = \"pendo/event.csv\" }");
    assertRows(night.lake.read(RejectedRows.TABLE), NONE);
    assertUsage(
        night,
        """
        | source | events | minutes |
        | pendo | 54 | 12.0 |
        """);
  }

  @Test
  void events_of_amplitude_load() throws IOException {
    TestNight night =
        FivetranTables.night(
            folder,
            "amplitude",
            "fivetran",
            "events { path = \"amplitude/amplitude_event_data.csv\" }");
    assertRows(night.lake.read(RejectedRows.TABLE), NONE);
    assertUsage(
        night,
        """
        | source | events | minutes |
        | amplitude | 10 | 0.0 |
        """);
  }

  @Test
  void events_of_mixpanel_load() throws IOException {
    TestNight night =
        FivetranTables.night(
            folder, "mixpanel", "fivetran", "events { path = \"mixpanel/event.csv\" }");
    assertRows(night.lake.read(RejectedRows.TABLE), NONE);
    assertUsage(
        night,
        """
        | source | events | minutes |
        | mixpanel | 5 | 0.0 |
        """);
  }

  private static void assertUsage(TestNight night, String expected) {
    assertRows(
        night
            .lake
            .read(DailyUsage.TABLE)
            .groupBy("source")
            .sum("events", "minutes")
            .toDF("source", "events", "minutes"),
        expected);
  }
}
