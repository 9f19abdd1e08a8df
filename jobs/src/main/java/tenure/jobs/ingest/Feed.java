package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.bronze.Delivered;
import tenure.bronze.Extract;
import tenure.bronze.Extracts;
import tenure.bronze.Layout;
import tenure.bronze.Staged;
import tenure.columns.DecimalComma;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.BadSettings;
import tenure.silver.DailyUsage;
import tenure.silver.InvalidMapping;

/**
 * One extract on its way into one table.
 *
 * @param lake where bronze stands
 * @param night the night
 * @param delivery the extract and its files
 * @param into the table and the stage that leads there
 */
record Feed(Lake lake, LocalDate night, Delivery delivery, Staged into) {
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  /** The extract. */
  ObjectSettings object() {
    return delivery.object();
  }

  /** The staged rows of the night, marked with the extract they came from. */
  Dataset<Row> staged() {
    Table bronze = object().extract().table();
    Dataset<Row> tonight = lake.slice(bronze, night);
    return marked(
        stage(isRefreshed(tonight) ? tonight.unionByName(lake.before(bronze, night)) : tonight));
  }

  /** Whether the night's rows replace all earlier ones, so that what they lack is gone. */
  private boolean isRefreshed(Dataset<Row> tonight) {
    if (object().extract().shape().layout() != Layout.AIRBYTE || isUsage()) {
      return false;
    }
    Optional<Long> before = generation(lake.lastBefore(object().extract().table(), night));
    return before.isPresent() && generation(tonight).filter(g -> g > before.get()).isPresent();
  }

  private static Optional<Long> generation(Dataset<Row> rows) {
    Row newest = rows.agg(max(Layout.generation())).first();
    return newest.isNullAt(0) ? Optional.empty() : Optional.of(newest.getLong(0));
  }

  /** Use that happened is not undone by the loss of its row. */
  private boolean isUsage() {
    return into.target() == DailyUsage.TABLE;
  }

  /** The staged rows of earlier nights, none before the day given. */
  Dataset<Row> stagedBefore(LocalDate from) {
    Dataset<Row> earlier = lake.slices(object().extract().table(), from, night.minusDays(1));
    return marked(stage(earlier));
  }

  /** The good staged rows of files that tonight's have to be compared with; empty without any. */
  Optional<Dataset<Row>> rivals() {
    Column file = col(Staging.FILE);
    return delivery
        .precedents()
        .rivalsSince()
        .map(this::stagedBefore)
        .map(rows -> rows.where(file.isin(delivery.precedents().rivals().keySet().toArray())))
        .map(rows -> rows.where(not(Repeats.IS_REJECTED)));
  }

  /** The day of the file of a row, tonight's or a rival's, where there are rivals; null else. */
  Column day() {
    Map<String, LocalDate> days = new HashMap<>(delivery.precedents().rivals());
    if (!days.isEmpty()) {
      delivery.files().forEach(f -> f.date().ifPresent(day -> days.put(f.path(), day)));
    }
    return Precedents.day(col(Staging.FILE), days);
  }

  /** An expression of the settings is only understood beside the columns it reads. */
  Dataset<Row> stage(Dataset<Row> bronze) {
    try {
      Dataset<Row> rows = asApi(object().extract(), withPoints(bronze));
      boolean isMarked = object().extract().shape().layout() != Layout.API;
      return into.stage()
          .apply(
              isMarked && isUsage() ? rows.where(not(col(Staging.GONE))) : rows, this::delivered);
    } catch (InvalidMapping refused) {
      throw new BadSettings(List.of(refused.getMessage()));
    }
  }

  /**
   * All that the nights up to this one took of another object of the vendor, in the columns of its
   * interface.
   */
  private Dataset<Row> delivered(Table api) {
    Extract asked = Extracts.ALL.stream().filter(e -> e.table() == api).findFirst().orElseThrow();
    Layout own = object().extract().shape().layout();
    Extract landed =
        Stream.of(own, Layout.API, Layout.FIVETRAN, Layout.FIVETRAN_HISTORY, Layout.AIRBYTE)
            .map(asked::in)
            .filter(e -> lake.has(e.table()))
            .findFirst()
            .orElse(asked);
    return asApi(landed, lake.slices(landed.table(), FIRST_DAY, night));
  }

  private Dataset<Row> withPoints(Dataset<Row> bronze) {
    Map<String, Column> numbers = new HashMap<>();
    object()
        .decimalCommas()
        .forEach(name -> numbers.put(name, DecimalComma.read(Reading.raw(name))));
    return numbers.isEmpty() ? bronze : bronze.withColumns(numbers);
  }

  /** Delivered rows in the columns of the vendor's interface, together with what was split off. */
  private Dataset<Row> asApi(Extract extract, Dataset<Row> bronze) {
    List<Dataset<Row>> parts = extract.shape().parts().stream().map(this::part).toList();
    return extract.shape().asApi(good(bronze), parts);
  }

  /** What is there of a part, which comes whole: its newest delivery. */
  private Dataset<Row> part(Extract whole) {
    Layout own = object().extract().shape().layout();
    Extract part =
        Stream.of(own, Layout.FIVETRAN, Layout.FIVETRAN_HISTORY)
            .map(whole::in)
            .filter(e -> lake.has(e.table()))
            .findFirst()
            .orElseGet(() -> whole.in(own));
    Dataset<Row> newest =
        lake.hasSlice(part.table(), night)
            ? lake.slice(part.table(), night)
            : lake.lastBefore(part.table(), night);
    return asApi(part, newest).where(not(col(Staging.GONE)));
  }

  private static Dataset<Row> good(Dataset<Row> bronze) {
    return bronze.where(Delivered.CORRUPT.col().isNull());
  }

  private Dataset<Row> marked(Dataset<Row> staged) {
    return staged
        .withColumn(StagedNoun.SOURCE, lit(object().source()))
        .withColumn(StagedNoun.OBJECT, lit(object().object()));
  }
}
