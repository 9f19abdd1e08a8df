package tenure.jobs.bench;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.features.AccountProfile;
import tenure.jobs.lake.Lake;
import tenure.silver.AccountHierarchy;
import tenure.silver.AccountLinks;
import tenure.silver.Accounts;
import tenure.silver.FxRates;
import tenure.silver.SubscriptionLines;

/** An invented ledger as both sides of a bench find it: in the lake, and as parquet files. */
final class LedgerInputs {
  private final Lake lake;
  private final InventedLedger invented;
  private final Path files;

  LedgerInputs(Lake lake, InventedLedger invented, Path files) {
    this.lake = lake;
    this.invented = invented;
    this.files = files;
  }

  /** Writes everything that is new on a night. */
  void write(LocalDate night, boolean isChanged, long seed) {
    Dataset<Row> lines = invented.lines(isChanged);
    file("lines", lines);
    if (isChanged) {
      Column account = regexp_extract(SubscriptionLines.ACCOUNT_ID.col(), "\\d+", 0).cast("long");
      version(SubscriptionLines.TABLE, night, lines.where(InventedLedger.isChanged(account, seed)));
    } else {
      version(SubscriptionLines.TABLE, night, lines);
      beside(night);
    }
    lake.replace(AccountProfile.TABLE, night, profiles(night));
  }

  private void beside(LocalDate night) {
    file("hierarchy", invented.hierarchy());
    file("attributes", invented.attributes());
    file("fx_rates", invented.fxRates());
    Dataset<Row> accounts =
        invented
            .attributes()
            .withColumnRenamed("grain_id", Accounts.ACCOUNT_ID.name())
            .withColumn(Accounts.IS_TEST.name(), lit(false));
    version(Accounts.TABLE, night, accounts);
    version(
        AccountHierarchy.TABLE,
        night,
        invented
            .hierarchy()
            .withColumns(
                Map.of(
                    AccountHierarchy.DEPTH.name(), lit(0L),
                    AccountHierarchy.IS_LOOP.name(), lit(false))));
    version(FxRates.TABLE, night, invented.fxRates().withColumn("source", lit("bench")));
    version(
        AccountLinks.TABLE,
        night,
        accounts.select(
            lit("bench").as(AccountLinks.SOURCE.name()),
            Accounts.ACCOUNT_ID.col().as(AccountLinks.SOURCE_ACCOUNT_KEY.name()),
            Accounts.ACCOUNT_ID.col(),
            lit("explicit_id").as(AccountLinks.METHOD.name())));
  }

  private Dataset<Row> profiles(LocalDate night) {
    Dataset<Row> rows =
        invented
            .attributes()
            .withColumnRenamed("grain_id", AccountProfile.ACCOUNT_ID.name())
            .withColumns(
                Map.of(
                    AccountProfile.AS_OF_DATE.name(), day(night),
                    AccountProfile.IS_SEGMENT_OVERRIDDEN.name(), lit(false),
                    AccountProfile.LIFECYCLE_STAGE.name(), lit("adoption"),
                    AccountProfile.MRR.name(), lit(0),
                    AccountProfile.ARR.name(), lit(0),
                    AccountProfile.HAS_SUBSCRIPTION.name(), lit(true)));
    return InventedLedger.of(AccountProfile.TABLE, rows);
  }

  private void version(Table table, LocalDate night, Dataset<Row> rows) {
    Dataset<Row> versions =
        rows.withColumns(
            Map.of(
                Versions.IS_DELETED.name(), lit(false),
                Versions.KNOWN_ON.name(), day(night),
                Versions.WRITTEN_ON.name(), day(night)));
    lake.replace(table, night, InventedLedger.of(table, versions));
  }

  private void file(String name, Dataset<Row> rows) {
    rows.write().mode("overwrite").parquet(files.resolve(name).toString());
  }

  private static Column day(LocalDate day) {
    return lit(day.toString()).cast("date");
  }
}
