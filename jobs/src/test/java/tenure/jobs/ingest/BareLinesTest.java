package tenure.jobs.ingest;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.Progress;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Settings;
import tenure.kit.Spark;
import tenure.ledger.LineHistory;
import tenure.ledger.LineMonths;
import tenure.ledger.Movements;
import tenure.silver.AccountHierarchy;
import tenure.silver.Accounts;
import tenure.silver.FxRates;
import tenure.silver.SubscriptionLines;

/** Recurring lines of any kind become revenue through the shipped mappings, without code. */
class BareLinesTest {
  @TempDir Path folder;

  @Test
  void invoice_lines_alone_tell_who_came_grew_shrank_and_left() throws IOException {
    Dataset<Row> movements =
        movements(
            "invoice-lines.conf",
            "invoice_lines/2025-06-30.csv",
            """
            customer,from,to,amount,currency
            Aster,2025-01-01,2025-03-31,300.00,USD
            Aster,2025-04-01,2025-06-30,450.00,usd
            Aster,2025-04-01,2025-06-30,450.00,usd
            Birch,2025-01-15,2026-01-14,1200.00,USD
            Birch,2025-05-01,2025-05-31,-40.00,USD
            Cedar,2025-02-01,2025-02-28,80.00,USD
            """);
    assertRows(
        movements,
        """
        | grain_id | month_end_date | movement    | mrr    |
        | Aster    | 2025-01-31     | new         | 100.00 |
        | Aster    | 2025-04-30     | expansion   | 50.00  |
        | Birch    | 2025-01-31     | new         | 100.00 |
        | Birch    | 2025-05-31     | contraction | -40.00 |
        | Birch    | 2025-06-30     | expansion   | 40.00  |
        | Cedar    | 2025-02-28     | new         | 80.00  |
        | Cedar    | 2025-03-31     | churn       | -80.00 |
        """);
  }

  @Test
  void segments_of_an_amended_charge_are_one_continuous_charge() throws IOException {
    String header =
        "charge_number,segment,version,subscription_number,account_number,product,rate_plan,"
            + "charge_type,quantity,price,billing_period,currency,effective_start_date,"
            + "effective_end_date,subscription_status,removed\n";
    Dataset<Row> movements =
        movements(
            "rate-plans.conf",
            "rate_plans/charges/2025-06-30.csv",
            header
                + "C1,1,1,S1,A,Core,Team,recurring,10,100,month,USD,2025-01-01,,active,\n"
                + "C1,1,2,S1,A,Core,Team,recurring,10,100,month,USD,2025-01-01,2025-03-15,active,\n"
                + "C1,2,2,S1,A,Core,Team,recurring,12,110,month,USD,2025-03-15,,active,\n"
                + "C1,3,2,S1,A,Core,Team,recurring,50,110,month,USD,2025-05-01,,active,true\n"
                + "C2,1,1,S1,A,Setup,Once,one_time,1,999,month,USD,2025-01-01,,active,\n"
                + "C3,1,2,S2,B,Core,Team,recurring,,1200,annual,USD,2025-01-01,2025-05-10,cancelled,\n");
    assertRows(
        movements,
        """
        | grain_id     | month_end_date | movement  | reason | mrr     |
        | rate_plans:A | 2025-01-31     | new       | new    | 1000.00 |
        | rate_plans:A | 2025-03-31     | expansion | seat   | 200.00  |
        | rate_plans:A | 2025-03-31     | expansion | price  | 120.00  |
        | rate_plans:B | 2025-01-31     | new       | new    | 100.00  |
        | rate_plans:B | 2025-05-31     | churn     | churn  | -100.00 |
        """);
  }

  private Dataset<Row> movements(String example, String file, String text) throws IOException {
    write(file, text);
    LocalDate night = LocalDate.of(2025, 6, 30);
    Path config = Path.of("../config/examples", example);
    Settings settings =
        Settings.load(
            new Settings.Overrides(Optional.of(config), Optional.empty(), Optional.empty()));
    Lake lake = new Lake(Spark.session(), folder.resolve("lake").toString());
    Landing landing = new Landing(folder.resolve("landing"));
    Intake intake = Ingest.run(lake, settings.sources(), landing, night, 2, Progress.SILENT);
    Conform.run(lake, intake, landing, settings.ingest(), 2, Progress.SILENT);
    Dataset<Row> lines =
        Accounts.withoutTests(
            LineHistory.from(lake.read(SubscriptionLines.TABLE), night),
            lake.asKnown(Accounts.TABLE, night));
    Dataset<Row> months =
        LineMonths.from(
            lines, none(FxRates.TABLE), none(LineMonths.TABLE), settings.ledger(), night);
    return Movements.bridge(
        months,
        lake.asKnown(AccountHierarchy.TABLE, night),
        none(FxRates.TABLE),
        settings.ledger(),
        night);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve("landing").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
