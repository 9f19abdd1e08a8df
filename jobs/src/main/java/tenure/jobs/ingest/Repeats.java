package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.array_size;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.columns.Staging;
import tenure.jobs.lake.Held;
import tenure.silver.DailyUsage;

/**
 * Tells events that came before from new ones. Events are many and hardly any comes twice, so all
 * of them are compared by a hash of their id only; those whose hash stands more than once are then
 * compared exactly. An event without an id is never taken for another.
 */
final class Repeats implements AutoCloseable {
  private static final Column ID = col(DailyUsage.MESSAGE_ID);
  private static final Column HASH = xxhash64(col(StagedNoun.SOURCE), ID);
  private static final String RANK = "_rank";

  private final Dataset<Row> events;
  private final Dataset<Row> before;
  private final Held held;
  private final Dataset<Row> suspects;

  /**
   * Looks for repeated events.
   *
   * @param staged tonight's staged rows, refused ones included
   * @param before the staged rows of the nights looked back to
   */
  Repeats(Dataset<Row> staged, Dataset<Row> before) {
    this.events = good(staged);
    this.before = before.where(ID.isNotNull());
    // Refused events are suspected too: whether a row is good costs far more than its hash.
    this.held =
        Held.of(
            hashes(staged, 1, 0)
                .unionByName(hashes(before, 0, 1))
                .groupBy("hash")
                .agg(sum("tonight").as("tonight"), max("earlier").as("earlier"))
                .where(col("tonight").gt(1).or(col("tonight").equalTo(1).and(col("earlier").gt(0))))
                .select("hash"));
    this.suspects = held.rows();
  }

  private static Dataset<Row> good(Dataset<Row> staged) {
    return staged.where(not(array_size(col(Staging.PROBLEMS)).gt(0)));
  }

  private static Dataset<Row> hashes(Dataset<Row> rows, int tonight, int earlier) {
    return rows.where(ID.isNotNull())
        .select(HASH.as("hash"), lit(tonight).as("tonight"), lit(earlier).as("earlier"));
  }

  /** Tonight's good events, each once. */
  Dataset<Row> once() {
    if (held.count() == 0) {
      return events;
    }
    Column isSuspect = HASH.equalTo(suspects.col("hash"));
    // An event without an id has no hash to be suspected by.
    Dataset<Row> nameless = events.where(ID.isNull());
    return events
        .where(ID.isNotNull())
        .join(held.besideMany(), isSuspect, "left_anti")
        .unionByName(nameless)
        .unionByName(ranked().where(col(RANK).equalTo(1)).drop(RANK));
  }

  /** Tonight's good events that an equal one made needless. */
  Dataset<Row> needless() {
    if (held.count() == 0) {
      return events.limit(0);
    }
    return suspected(events)
        .join(survivors(), isSame(), "left_anti")
        .unionByName(ranked().where(col(RANK).gt(1)).drop(RANK));
  }

  private Dataset<Row> ranked() {
    WindowSpec first =
        Window.partitionBy(col(StagedNoun.SOURCE), ID)
            .orderBy(col(Staging.ORDER).desc_nulls_last(), col(Staging.FILE));
    return suspected(events)
        .join(seen(), isSame(), "left_anti")
        .withColumn(RANK, row_number().over(first));
  }

  private Dataset<Row> survivors() {
    return ranked().select(col(StagedNoun.SOURCE).as("seen_source"), ID.as("seen_id")).distinct();
  }

  private Dataset<Row> seen() {
    return suspected(before)
        .select(col(StagedNoun.SOURCE).as("seen_source"), ID.as("seen_id"))
        .distinct();
  }

  private static Column isSame() {
    return col(StagedNoun.SOURCE).equalTo(col("seen_source")).and(ID.equalTo(col("seen_id")));
  }

  private Dataset<Row> suspected(Dataset<Row> rows) {
    return rows.where(ID.isNotNull())
        .join(held.besideMany(), HASH.equalTo(suspects.col("hash")), "left_semi");
  }

  @Override
  public void close() {
    held.close();
  }
}
