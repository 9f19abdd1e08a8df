package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.jobs.lake.Held;
import tenure.silver.DailyUsage;

/**
 * Tells events that came before from new ones. Events are many and hardly any comes twice, so all
 * of them are compared by a hash of their id only, for which nothing else of them is read; those
 * whose hash stands more than once are then compared exactly. An event without an id is never taken
 * for another. A row that counts more than one event may come again with a larger count: what it
 * grew by is new.
 */
final class Repeats implements AutoCloseable {
  static final Column IS_REJECTED = col(Staging.REFUSED);

  private static final List<Field> COUNTS =
      List.of(DailyUsage.EVENTS, DailyUsage.MINUTES, DailyUsage.DENIED);
  private static final Column ID = col(DailyUsage.MESSAGE_ID);
  private static final Column HASH = xxhash64(col(StagedNoun.SOURCE), ID);
  private static final String RANK = "_rank";
  private static final String SEEN_SOURCE = "seen_source";
  private static final String SEEN_ID = "seen_id";

  /** So many hashes are sent to where the events are. */
  private static final int FEW = 1_000_000;

  private final Dataset<Row> staged;
  private final Held suspects;
  private final Optional<UserDefinedFunction> few;
  private final List<Held> looked = new ArrayList<>();
  private final Held ranked;

  /**
   * Looks for repeated events.
   *
   * @param staged tonight's staged rows, refused ones included
   * @param before the staged rows of the nights looked back to
   */
  Repeats(Dataset<Row> staged, Dataset<Row> before) {
    this.staged = staged;
    // Refused events are suspected too: whether a row is good costs far more than its hash.
    this.suspects =
        Held.of(
            hashes(staged, 1, 0)
                .unionByName(hashes(before, 0, 1))
                .groupBy("hash")
                .agg(sum("tonight").as("tonight"), max("earlier").as("earlier"))
                .where(col("tonight").gt(1).or(col("tonight").equalTo(1).and(col("earlier").gt(0))))
                .select("hash"));
    this.few = suspects.count() > FEW ? Optional.empty() : Optional.of(isAmong(suspects.rows()));
    this.ranked = suspects.count() == 0 ? null : Held.of(ranked(before));
  }

  /** Whether a hash is one of these: an expression, which Spark asks before all that costs more. */
  private static UserDefinedFunction isAmong(Dataset<Row> hashes) {
    long[] sorted =
        hashes.as(Encoders.LONG()).collectAsList().stream().mapToLong(h -> h).sorted().toArray();
    UDF1<Long, Boolean> found = hash -> Arrays.binarySearch(sorted, hash) >= 0;
    return functions.udf(found, DataTypes.BooleanType);
  }

  private static Dataset<Row> hashes(Dataset<Row> rows, int tonight, int earlier) {
    return rows.where(ID.isNotNull())
        .select(HASH.as("hash"), lit(tonight).as("tonight"), lit(earlier).as("earlier"));
  }

  /** Tonight's events, the good ones each once; of refused ones those that are not suspected. */
  Dataset<Row> once() {
    if (ranked == null) {
      return staged;
    }
    return few.map(isAmong -> staged.where(ID.isNull().or(not(isAmong.apply(HASH)))))
        .orElseGet(
            () -> staged.join(suspects.besideMany(), isSuspect().and(ID.isNotNull()), "left_anti"))
        .unionByName(ranked.rows().where(isNew()).drop(RANK));
  }

  /** Tonight's good events that an equal one made needless. */
  Dataset<Row> needless() {
    return ranked == null ? staged.limit(0) : ranked.rows().where(not(isNew())).drop(RANK);
  }

  /** Whether any event may have come before. */
  boolean hasSuspects() {
    return ranked != null;
  }

  private static Column isNew() {
    return col(RANK).equalTo(1).and(DailyUsage.EVENTS.col().gt(0));
  }

  private Column isSuspect() {
    return HASH.equalTo(suspects.rows().col("hash"));
  }

  /** The suspects that are good, the one that says most of each first, less what was counted. */
  private Dataset<Row> ranked(Dataset<Row> before) {
    WindowSpec first =
        Window.partitionBy(col(StagedNoun.SOURCE), ID)
            .orderBy(
                DailyUsage.EVENTS.col().desc(),
                DailyUsage.MINUTES.col().desc(),
                col(Staging.ORDER).desc_nulls_last(),
                col(Staging.FILE));
    Map<String, Column> grown =
        COUNTS.stream().collect(Collectors.toMap(Field::name, Repeats::growth));
    String[] seen = COUNTS.stream().map(Repeats::seen).toArray(String[]::new);
    return suspected(staged)
        .join(counted(before), isSame(), "left_outer")
        .withColumn(RANK, row_number().over(first))
        .withColumns(grown)
        .drop(SEEN_SOURCE, SEEN_ID)
        .drop(seen);
  }

  private Dataset<Row> counted(Dataset<Row> before) {
    return suspected(before)
        .groupBy(col(StagedNoun.SOURCE).as(SEEN_SOURCE), ID.as(SEEN_ID))
        .agg(
            max(DailyUsage.EVENTS.col()).as(seen(DailyUsage.EVENTS)),
            max(DailyUsage.MINUTES.col()).as(seen(DailyUsage.MINUTES)),
            max(DailyUsage.DENIED.col()).as(seen(DailyUsage.DENIED)));
  }

  private static Column growth(Field count) {
    Column none = lit(0).cast(count.type());
    return greatest(count.col().minus(coalesce(col(seen(count)), none)), none);
  }

  private static String seen(Field count) {
    return "seen_" + count.name();
  }

  private static Column isSame() {
    return col(StagedNoun.SOURCE).equalTo(col(SEEN_SOURCE)).and(ID.equalTo(col(SEEN_ID)));
  }

  /** Looked for first: whether a row is good costs far more than its hash. */
  private Dataset<Row> suspected(Dataset<Row> rows) {
    return few.map(isAmong -> rows.where(ID.isNotNull().and(isAmong.apply(HASH))))
        .orElseGet(() -> found(rows))
        .where(not(IS_REJECTED));
  }

  /** Held, since Spark would ask every row whether it is good before it is looked for. */
  private Dataset<Row> found(Dataset<Row> rows) {
    Held found =
        Held.of(rows.where(ID.isNotNull()).join(suspects.besideMany(), isSuspect(), "left_semi"));
    looked.add(found);
    return found.rows();
  }

  @Override
  public void close() {
    suspects.close();
    looked.forEach(Held::close);
    if (ranked != null) {
      ranked.close();
    }
  }
}
