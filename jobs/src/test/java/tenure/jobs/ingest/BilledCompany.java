package tenure.jobs.ingest;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.none;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.jobs.Progress;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Settings;
import tenure.kit.Spark;
import tenure.ledger.LineHistory;
import tenure.ledger.LineMonths;
import tenure.silver.FxRates;
import tenure.silver.SubscriptionLines;

/**
 * A company that one vendor of billing tells of, night after night, with a lake of its own.
 *
 * @param folder where all of it stands
 * @param vendor the vendor
 * @param absent extracts that some nights do without
 */
record BilledCompany(Path folder, String vendor, List<String> absent) {
  /** Delivers an extract. */
  void write(LocalDate night, String object, String text) throws IOException {
    Path file = folder.resolve("landing").resolve(vendor).resolve(object).resolve(night + ".jsonl");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Takes in a night; no row may be refused. */
  void ingest(LocalDate night) throws IOException {
    Settings settings = settings();
    Lake lake = lake();
    Landing landing = new Landing(folder.resolve("landing"));
    Intake intake = Ingest.run(lake, settings.sources(), landing, night, 2, Progress.SILENT);
    assertEquals(0, Conform.run(lake, intake, landing, settings.ingest(), 2, Progress.SILENT));
  }

  /** Takes in a night, and what each account then pays at the ends of some months. */
  Dataset<Row> revenue(LocalDate night, int... months) throws IOException {
    ingest(night);
    Object[] wanted = IntStream.of(months).boxed().toArray();
    Dataset<Row> lines = LineHistory.from(lake().read(SubscriptionLines.TABLE), night);
    return LineMonths.from(
            lines, none(FxRates.TABLE), none(LineMonths.TABLE), settings().ledger(), night)
        .where("state = 'active'")
        .where(month(LineMonths.MONTH_END_DATE.col()).isin(wanted))
        .groupBy(LineMonths.SOURCE_ACCOUNT_KEY.name(), LineMonths.MONTH_END_DATE.name())
        .agg(sum(LineMonths.ORIGINAL.name()).cast("decimal(18,2)").as("mrr"));
  }

  private Lake lake() {
    return new Lake(Spark.session(), folder.resolve("lake").toString());
  }

  private Settings settings() throws IOException {
    Path config = folder.resolve("company.conf");
    String optional = absent.stream().map(o -> o + ".expect = optional\n").collect(joining());
    Files.writeString(
        config,
        "tenure { use-sources = [%1$s], sources.%1$s.objects {\n%2$s} }\n"
            .formatted(vendor, optional));
    return Settings.load(
        new Settings.Overrides(Optional.of(config), Optional.empty(), Optional.empty()));
  }
}
