package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import tenure.bronze.Delivered;
import tenure.bronze.RejectedRows;
import tenure.columns.Staging;
import tenure.jobs.lake.Lake;

/** The rows of a night that could not be read, and where they stand. */
final class Rejections {
  /** Above this number a table of refusals is a list of symptoms: lines are no longer looked up. */
  private static final int LOCATED = 2_000;

  private static final int SHOWN = 200;

  private final Lake lake;
  private final LocalDate night;
  private final Dataset<Row> rows;
  private final List<Rejection> first;

  private Rejections(Lake lake, LocalDate night, Dataset<Row> rows, List<Rejection> first) {
    this.lake = lake;
    this.night = night;
    this.rows = rows;
    this.first = first;
  }

  /** Nothing was refused. */
  static Rejections none(Lake lake, LocalDate night) {
    return new Rejections(lake, night, null, List.of());
  }

  /** Gathers what the nouns refused and what is corrupt in bronze. */
  static Rejections of(
      Lake lake,
      LocalDate night,
      List<ObjectSettings> corrupt,
      List<Noun> nouns,
      Landing landing,
      List<Delivery> deliveries) {
    List<Dataset<Row>> parts = new ArrayList<>();
    corrupt.forEach(object -> parts.add(corrupt(lake, night, object)));
    nouns.forEach(noun -> parts.add(reasons(noun)));
    Dataset<Row> rows = parts.stream().reduce(Dataset::unionByName).orElseThrow();
    List<Rejection> some =
        rows.limit(LOCATED + 1).collectAsList().stream().map(Rejections::rejection).toList();
    List<Rejection> located =
        new Locator(landing, deliveries).locate(some.subList(0, Math.min(some.size(), LOCATED)));
    List<ObjectSettings> objects = deliveries.stream().map(Delivery::object).toList();
    Dataset<Row> all = some.size() > LOCATED ? masked(rows, objects) : null;
    return new Rejections(lake, night, all, once(masked(located, objects)));
  }

  private static List<Rejection> masked(List<Rejection> some, List<ObjectSettings> objects) {
    Map<String, Mask> masks =
        objects.stream()
            .collect(Collectors.toMap(ObjectSettings::name, o -> new Mask(o.extract())));
    return some.stream().map(r -> r.masked(masks.get(r.source() + "/" + r.object()))).toList();
  }

  private static Dataset<Row> masked(Dataset<Row> rows, List<ObjectSettings> objects) {
    Column value = col("value");
    for (ObjectSettings o : objects) {
      Column isOf =
          col(StagedNoun.SOURCE)
              .equalTo(o.source())
              .and(col(StagedNoun.OBJECT).equalTo(o.object()));
      Column masked = new Mask(o.extract()).of(col("column_name"), col("value"));
      value = when(isOf, masked).otherwise(value);
    }
    return rows.withColumn("value", value);
  }

  private static Dataset<Row> corrupt(Lake lake, LocalDate night, ObjectSettings object) {
    String reason =
        object.format() == Format.CSV
            ? "The row does not have the fields that the header names"
            : "The row is not a JSON object";
    return lake.slice(object.extract().table(), night)
        .where(Delivered.CORRUPT.col().isNotNull())
        .select(
            lit(object.source()).as(StagedNoun.SOURCE),
            lit(object.object()).as(StagedNoun.OBJECT),
            lit(object.extract().table().fullName()).as(StagedNoun.TARGET),
            col(Staging.FILE),
            lit(null).cast(DataTypes.StringType).as("column_name"),
            translate(substring(Delivered.CORRUPT.col(), 1, SHOWN), "\u0000", "\u2400").as("value"),
            Unusable.reason(Delivered.CORRUPT.col(), reason).as("reason"));
  }

  private static Dataset<Row> reasons(Noun noun) {
    Column problem = explode(col(Staging.PROBLEMS)).as("problem");
    return noun.rejected()
        .select(
            col(StagedNoun.SOURCE),
            col(StagedNoun.OBJECT),
            col(StagedNoun.TARGET),
            col(Staging.FILE),
            problem)
        .select(
            col(StagedNoun.SOURCE),
            col(StagedNoun.OBJECT),
            col(StagedNoun.TARGET),
            col(Staging.FILE),
            col("problem.column_name"),
            col("problem.value"),
            col("problem.reason"));
  }

  private static Rejection rejection(Row row) {
    return new Rejection(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        OptionalLong.empty(),
        row.getString(4),
        row.getString(5),
        row.getString(6));
  }

  /** A row refused by two tables for the same reason is one refusal, once its line is known. */
  private static List<Rejection> once(List<Rejection> located) {
    LinkedHashSet<List<Object>> seen = new LinkedHashSet<>();
    return located.stream()
        .filter(
            r ->
                r.line().isEmpty()
                    || seen.add(
                        List.of(r.file(), r.line(), String.valueOf(r.column()), r.reason())))
        .sorted(
            java.util.Comparator.comparing((Rejection r) -> String.valueOf(r.file()))
                .thenComparing(r -> r.line().orElse(Long.MAX_VALUE)))
        .toList();
  }

  /** The first refusals of an extract, in words. */
  List<String> first(ObjectSettings object, int howMany) {
    return first.stream().filter(r -> r.isOf(object)).limit(howMany).map(Rejection::words).toList();
  }

  /** The rows of bronze.rejected_rows. */
  Dataset<Row> table() {
    Column knownOn = lit(Date.valueOf(night)).as(RejectedRows.KNOWN_ON.name());
    if (rows != null) {
      return rows.select(
          col(StagedNoun.SOURCE).as(RejectedRows.SOURCE.name()),
          col(StagedNoun.OBJECT).as(RejectedRows.OBJECT.name()),
          col(Staging.FILE).as(RejectedRows.FILE.name()),
          RejectedRows.LINE.none(),
          col("column_name").as(RejectedRows.COLUMN.name()),
          col("value").as(RejectedRows.VALUE.name()),
          col("reason").as(RejectedRows.REASON.name()),
          knownOn);
    }
    List<Row> located = first.stream().map(this::row).toList();
    return lake.spark().createDataFrame(located, RejectedRows.TABLE.schema());
  }

  /** Whether nothing was refused. */
  boolean isEmpty() {
    return first.isEmpty();
  }

  private Row row(Rejection r) {
    return RowFactory.create(
        r.source(),
        r.object(),
        r.file(),
        r.line().isPresent() ? (Object) r.line().getAsLong() : null,
        r.column(),
        r.value(),
        r.reason(),
        Date.valueOf(night));
  }
}
