package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.shiftleft;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapPartitionsFunction;
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

  /** Without a sign, which leaves room for a mark. */
  private static final Column HASH = shiftrightunsigned(xxhash64(col(StagedNoun.SOURCE), ID), 1);

  private static final String MARK = "mark";
  private static final String RANK = "_rank";
  private static final String SEEN_SOURCE = "seen_source";
  private static final String SEEN_ID = "seen_id";

  /** So many hashes are sent to where the events are. */
  private static final int FEW = 1_000_000;

  private final Dataset<Row> staged;
  private final Held suspects;
  private final Optional<UserDefinedFunction> few;
  private final Held ranked;

  /**
   * Looks for repeated events.
   *
   * @param staged tonight's staged rows, refused ones included
   * @param before the staged rows of the nights looked back to
   */
  Repeats(Dataset<Row> staged, Dataset<Row> before) {
    this(staged, before, FEW);
  }

  /** The same where another number of hashes is few. */
  Repeats(Dataset<Row> staged, Dataset<Row> before, int few) {
    this.staged = staged;
    // Refused events are suspected too: whether a row is good costs far more than its hash.
    this.suspects = Held.of(recurring(marks(staged, 0).union(marks(before, 1))));
    this.few = suspects.count() > few ? Optional.empty() : Optional.of(isAmong(suspects.rows()));
    this.ranked = suspects.count() == 0 ? null : Held.of(ranked(before));
  }

  /** Whether a hash is one of these: an expression, which Spark asks before all that costs more. */
  private static UserDefinedFunction isAmong(Dataset<Row> hashes) {
    long[] sorted =
        hashes.as(Encoders.LONG()).collectAsList().stream().mapToLong(h -> h).sorted().toArray();
    UDF1<Long, Boolean> found = hash -> Arrays.binarySearch(sorted, hash) >= 0;
    return functions.udf(found, DataTypes.BooleanType);
  }

  private static Dataset<Row> marks(Dataset<Row> rows, int isEarlier) {
    return rows.where(ID.isNotNull())
        .select(shiftleft(HASH, 1).bitwiseOR(lit((long) isEarlier)).as(MARK));
  }

  /** By sorting numbers, which costs far less than counting each of so many. */
  private static Dataset<Row> recurring(Dataset<Row> marks) {
    MapPartitionsFunction<Long, Long> recurring = Recurring::new;
    return marks
        .repartition(shiftrightunsigned(col(MARK), 1))
        .sortWithinPartitions(MARK)
        .as(Encoders.LONG())
        .mapPartitions(recurring, Encoders.LONG())
        .toDF("hash");
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
                IS_REJECTED.asc_nulls_last(),
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
        .where(not(IS_REJECTED))
        .withColumns(grown)
        .drop(SEEN_SOURCE, SEEN_ID)
        .drop(seen);
  }

  private Dataset<Row> counted(Dataset<Row> before) {
    return suspected(before)
        .groupBy(col(StagedNoun.SOURCE).as(SEEN_SOURCE), ID.as(SEEN_ID))
        .agg(
            mostOfGood(DailyUsage.EVENTS),
            mostOfGood(DailyUsage.MINUTES),
            mostOfGood(DailyUsage.DENIED));
  }

  private static Column mostOfGood(Field count) {
    return max(when(not(IS_REJECTED), count.col())).as(seen(count));
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

  /**
   * The suspects, refused ones included: a filter that asks whether a row is good would be put
   * beside this one, and Spark works out what the two repeat of each row before it asks either.
   */
  private Dataset<Row> suspected(Dataset<Row> rows) {
    return few.map(isAmong -> rows.where(ID.isNotNull().and(isAmong.apply(HASH))))
        .orElseGet(() -> found(rows));
  }

  private Dataset<Row> found(Dataset<Row> rows) {
    return rows.where(ID.isNotNull()).join(suspects.besideMany(), isSuspect(), "left_semi");
  }

  @Override
  public void close() {
    suspects.close();
    if (ranked != null) {
      ranked.close();
    }
  }
}
