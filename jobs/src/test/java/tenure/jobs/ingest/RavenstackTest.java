package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static tenure.kit.TextTable.assertRows;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.Deliveries;
import tenure.jobs.Progress;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Settings;
import tenure.kit.Spark;
import tenure.silver.AccountLinks;
import tenure.silver.DailyUsage;
import tenure.silver.SubscriptionLines;
import tenure.silver.Surveys;
import tenure.silver.Tickets;

/**
 * The RavenStack data set, mapped by configuration alone. Its files are not part of the repository:
 * the system property tenure.ravenstack or the variable TENURE_RAVENSTACK names their folder, and
 * without them the test is skipped.
 */
class RavenstackTest {
  private static final Path CONFIG = Path.of("../config/examples/ravenstack.conf");

  @TempDir Path folder;

  private static Path files() {
    String named =
        System.getProperty("tenure.ravenstack", System.getenv().get("TENURE_RAVENSTACK"));
    return Path.of(named == null ? "../../shared/data/ravenstack" : named);
  }

  @Test
  void the_example_reads_every_row_and_resolves_every_account() throws IOException {
    assumeTrue(
        Files.isRegularFile(files().resolve("ravenstack_accounts.csv")),
        "the RavenStack files are not here; name their folder by TENURE_RAVENSTACK");
    Settings settings =
        Settings.load(
            new Settings.Overrides(Optional.of(CONFIG), Optional.empty(), Optional.empty()));
    Lake lake = new Lake(Spark.session(), folder.toString());
    Landing landing = new Landing(files());
    Intake intake =
        Ingest.run(lake, settings.sources(), landing, LocalDate.of(2025, 1, 1), 2, Progress.SILENT);
    assertEquals(0, Conform.run(lake, intake, landing, settings.ingest(), 2, Progress.SILENT));

    everyRowHasItsFate(lake);
    monthEndsEqualTheFile(lake);
    everyKeyIsResolved(lake);
  }

  private static void everyRowHasItsFate(Lake lake) {
    assertRows(
        lake.read(Deliveries.TABLE),
        """
        | object          | target                            | rows_read | rows_loaded | rows_rejected | rows_duplicate | rows_filtered |
        | accounts        | bronze.ravenstack_accounts        | 500       | 500         | 0             | 0              | 0             |
        | accounts        | silver.accounts                   | 500       | 500         | 0             | 0              | 0             |
        | subscriptions   | bronze.ravenstack_subscriptions   | 5000      | 5000        | 0             | 0              | 0             |
        | subscriptions   | silver.subscription_lines         | 5000      | 5000        | 0             | 0              | 0             |
        | subscriptions   | silver.account_links              | 5000      | 5000        | 0             | 0              | 0             |
        | feature_usage   | bronze.ravenstack_feature_usage   | 25000     | 25000       | 0             | 0              | 0             |
        | feature_usage   | silver.daily_usage                | 25000     | 25000       | 0             | 0              | 0             |
        | support_tickets | bronze.ravenstack_support_tickets | 2000      | 2000        | 0             | 0              | 0             |
        | support_tickets | silver.tickets                    | 2000      | 2000        | 0             | 0              | 0             |
        | support_tickets | silver.surveys                    | 2000      | 1175        | 0             | 0              | 825           |
        | churn_events    | bronze.ravenstack_churn_events    | 600       | 600         | 0             | 0              | 0             |
        """);
  }

  /** Rule 1.1 straight from the file against the same sum over silver, at 24 month ends. */
  private static void monthEndsEqualTheFile(Lake lake) throws IOException {
    List<String[]> lines =
        Files.readAllLines(files().resolve("ravenstack_subscriptions.csv")).stream()
            .skip(1)
            .map(l -> l.split(",", -1))
            .toList();
    for (int month = 0; month < 24; month++) {
      String end = LocalDate.of(2023, 2, 1).plusMonths(month).minusDays(1).toString();
      long expected =
          lines.stream()
              .filter(l -> l[2].compareTo(end) <= 0 && (l[3].isEmpty() || l[3].compareTo(end) > 0))
              .filter(l -> l[8].equals("False"))
              .mapToLong(l -> Long.parseLong(l[6]))
              .sum();
      assertEquals(BigDecimal.valueOf(expected), inSilver(lake, end), "at " + end);
    }
  }

  private static BigDecimal inSilver(Lake lake, String end) {
    String inService =
        "service_start_date <= DATE'%s' AND (service_end_date IS NULL OR service_end_date > DATE'%s')"
            .formatted(end, end);
    Row total =
        lake.read(SubscriptionLines.TABLE)
            .where(inService)
            .where(SubscriptionLines.STATUS.col().notEqual("trialing"))
            .agg(sum(SubscriptionLines.AMOUNT.col()))
            .first();
    return total.isNullAt(0) ? BigDecimal.ZERO : total.getDecimal(0).setScale(0);
  }

  private static void everyKeyIsResolved(Lake lake) {
    assertRows(
        lake.read(AccountLinks.TABLE).groupBy("method").agg(count(lit(1)).as("keys")),
        """
        | method      | keys |
        | self        | 500  |
        | explicit_id | 5000 |
        """);
    for (var table : List.of(DailyUsage.TABLE, Tickets.TABLE, Surveys.TABLE)) {
      assertEquals(
          0, lake.read(table).where(col("account_id").rlike("^A-").equalTo(false)).count());
    }
  }
}
