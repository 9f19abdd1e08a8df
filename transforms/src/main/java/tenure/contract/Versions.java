package tenure.contract;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Entities kept as versions: a night appends what changed, deletion is a version too, and "as known
 * on night K" is the latest version per key with {@code known_on} up to K.
 */
public final class Versions {
  /** Whether this version says that the entity is gone. */
  public static final Field IS_DELETED =
      Field.flag("is_deleted", "Whether this version says that the entity no longer exists.")
          .required();

  /** The night that learned the row. */
  public static final Field KNOWN_ON =
      Field.day("known_on", "The night that learned this.").required();

  /** The night that wrote the row: later than known_on where a version is carried forward. */
  public static final Field WRITTEN_ON =
      Field.day(
              "written_on",
              "The night whose run wrote this row; a version carried forward keeps its known_on.")
          .required();

  /** The columns that every versioned table ends with. */
  static final List<Field> PIPELINE = List.of(IS_DELETED, KNOWN_ON, WRITTEN_ON);

  private Versions() {}

  /**
   * The latest version of each key, deleted ones included: what a night compares its extracts with.
   */
  public static Dataset<Row> latest(Table table, Dataset<Row> versions) {
    Column[] key = table.key().stream().map(Field::col).toArray(Column[]::new);
    Column whole = struct(table.fields().stream().map(Field::col).toArray(Column[]::new));
    return versions
        .groupBy(key)
        .agg(max_by(whole, struct(KNOWN_ON.col(), WRITTEN_ON.col())).as("latest"))
        .select("latest.*");
  }

  /**
   * The entities that exist as known at the end of night {@code knownAt}: the latest versions that
   * are not deletions.
   */
  public static Dataset<Row> asKnown(Table table, Dataset<Row> versions, LocalDate knownAt) {
    Dataset<Row> known = versions.where(KNOWN_ON.col().leq(lit(Date.valueOf(knownAt))));
    return latest(table, known).where(IS_DELETED.col().equalTo(false));
  }

  /**
   * What tonight appends: the incoming entities that are new or differ from the latest known
   * version.
   *
   * @param incoming one row per key, with every column but known_on and written_on
   * @param previous all versions written by earlier nights
   */
  public static Dataset<Row> changed(
      Table table, Dataset<Row> incoming, Dataset<Row> previous, LocalDate night) {
    return changed(table, incoming, previous, lit(false), night);
  }

  /**
   * The same where some deletions tell more than that the entity is gone.
   *
   * @param tellsMore whether an incoming row is worth keeping even if it is the deletion of
   *     something never seen
   */
  public static Dataset<Row> changed(
      Table table,
      Dataset<Row> incoming,
      Dataset<Row> previous,
      Column tellsMore,
      LocalDate night) {
    List<Field> payload =
        table.fields().stream()
            .filter(f -> !f.name().equals(KNOWN_ON.name()) && !f.name().equals(WRITTEN_ON.name()))
            .toList();
    Column[] columns = payload.stream().map(Field::col).toArray(Column[]::new);
    Dataset<Row> now = incoming.select(struct(columns).as("incoming"), tellsMore.as("tells_more"));
    Dataset<Row> before = latest(table, previous).select(struct(columns).as("known"));
    Column sameKey =
        table.key().stream()
            .map(k -> col("incoming." + k.name()).equalTo(col("known." + k.name())))
            .reduce(lit(true), Column::and);
    Column day = to_date(lit(night.toString()));
    Column isNews = col("known").isNotNull().and(not(col("incoming").eqNullSafe(col("known"))));
    // A deletion of something never seen is no news by itself.
    Column isTold = col("incoming.is_deleted").equalTo(false).or(col("tells_more"));
    Column isNew = col("known").isNull().and(isTold);
    return now.join(before, sameKey, "left_outer")
        .where(isNews.or(isNew))
        .select("incoming.*")
        .withColumn(KNOWN_ON.name(), day)
        .withColumn(WRITTEN_ON.name(), day)
        .transform(table::conform);
  }
}
