package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.lake.Held;

/**
 * The rows that all extracts of a night bring for one table, each marked with its fate. They are
 * held while the night looks at all of them before it writes any.
 */
final class StagedNoun implements Noun {
  /** The source of the extract that a row came from. */
  static final String SOURCE = "_source";

  /** The extract that a row came from. */
  static final String OBJECT = "_object";

  /** The table that refused a row. */
  static final String TARGET = "_target";

  private static final String RANK = "_rank";
  private static final Column IS_REJECTED = col(Staging.REFUSED);
  private static final String TONIGHT = "_tonight";
  private static final String DAY = "_day";
  private static final Column IS_LOADED =
      not(IS_REJECTED).and(col(RANK).equalTo(1)).and(col(TONIGHT));

  private final Table target;
  private final Set<String> vendors;
  private final Held held;
  private List<Fate> fates;

  private StagedNoun(Table target, Set<String> vendors, Held held) {
    this.target = target;
    this.vendors = vendors;
    this.held = held;
  }

  /**
   * The staged rows of the extracts, given as they stand in bronze. Where a file came late, what
   * files of its day and later said before competes with it, so that an old version never replaces
   * a newer one.
   */
  static StagedNoun of(Table target, List<Feed> feeds) {
    Dataset<Row> rows =
        feeds.stream()
            .flatMap(StagedNoun::competing)
            .reduce((a, b) -> a.unionByName(b, true))
            .orElseThrow();
    Set<String> vendors =
        feeds.stream().map(f -> f.object().extract().vendor()).collect(Collectors.toSet());
    return new StagedNoun(
        target, vendors, Held.of(rows.withColumn(RANK, row_number().over(latestFirst(target)))));
  }

  private static Stream<Dataset<Row>> competing(Feed feed) {
    Stream<Dataset<Row>> rivals =
        feed.rivals().stream().map(rows -> marked(rows, feed.day(), false));
    return Stream.concat(Stream.of(marked(feed.staged(), feed.day(), true)), rivals);
  }

  private static Dataset<Row> marked(Dataset<Row> rows, Column day, boolean isTonight) {
    return rows.withColumns(Map.of(DAY, day, TONIGHT, lit(isTonight)));
  }

  /** Of several rows of a key the latest counts; refused rows compete among themselves only. */
  private static WindowSpec latestFirst(Table target) {
    Column[] key =
        Stream.concat(target.key().stream().map(Field::col), Stream.of(IS_REJECTED))
            .toArray(Column[]::new);
    return Window.partitionBy(key)
        .orderBy(
            col(Staging.ORDER).desc_nulls_last(),
            col(DAY).desc_nulls_last(),
            col(TONIGHT).desc(),
            col(Staging.FILE).desc_nulls_last());
  }

  @Override
  public Table target() {
    return target;
  }

  /** The vendors whose extracts brought rows. */
  Set<String> vendors() {
    return vendors;
  }

  @Override
  public synchronized List<Fate> fates() {
    if (fates == null) {
      fates = tally();
    }
    return fates;
  }

  /** The rows that count, in number. */
  long loadedRows() {
    return fates().stream().mapToLong(Fate::loaded).sum();
  }

  private List<Fate> tally() {
    return held
        .rows()
        .where(col(TONIGHT))
        .groupBy(SOURCE, OBJECT, Staging.FILE)
        .agg(
            sum(when(IS_LOADED, 1).otherwise(0)).as("loaded"),
            sum(when(IS_REJECTED, 1).otherwise(0)).as("rejected"),
            count(lit(1)).as("made"))
        .collectAsList()
        .stream()
        .map(this::fate)
        .toList();
  }

  private Fate fate(Row row) {
    long loaded = row.getLong(3);
    long rejected = row.getLong(4);
    long duplicate = row.getLong(5) - loaded - rejected;
    return new Fate(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        target.fullName(),
        0,
        loaded,
        rejected,
        duplicate);
  }

  /** The rows that count: one per key. */
  Dataset<Row> loaded() {
    return held.rows().where(IS_LOADED);
  }

  @Override
  public Dataset<Row> rejected() {
    return refused(held.rows().where(IS_REJECTED), target);
  }

  /** Refused rows with what a message needs: extract, table, file and problems. */
  static Dataset<Row> refused(Dataset<Row> rows, Table target) {
    return rows.select(
        col(SOURCE),
        col(OBJECT),
        lit(target.fullName()).as(TARGET),
        col(Staging.FILE),
        col(Staging.PROBLEMS).cast(problemsType()).as(Staging.PROBLEMS));
  }

  private static org.apache.spark.sql.types.DataType problemsType() {
    return DataTypes.createArrayType(tenure.columns.Problems.TYPE);
  }

  @Override
  public void close() {
    held.close();
  }
}
