package tenure.jobs.lake;

import static org.apache.spark.sql.functions.broadcast;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows that are used several times: worked out once, and held without the plan that made them, so
 * that every later plan begins here. Where executors can be lost, a lost one takes its rows along:
 * the night then fails and is run again. Only a session that is traced keeps the plan.
 */
public final class Held implements AutoCloseable {
  private static final long FEW = 1_000_000;

  private final Dataset<Row> rows;
  private final Runnable release;
  private Long count;

  private Held(Dataset<Row> rows, Runnable release) {
    this.rows = rows;
    this.release = release;
  }

  /** Works the rows out. */
  public static Held of(Dataset<Row> rows) {
    return Traced.is(rows.sparkSession()) ? withPlan(rows) : alone(rows);
  }

  private static Held alone(Dataset<Row> rows) {
    Dataset<Row> held = rows.localCheckpoint(true, StorageLevel.MEMORY_AND_DISK());
    return new Held(held, () -> plan(held).rdd().unpersist(false));
  }

  private static LogicalRDD plan(Dataset<Row> held) {
    return (LogicalRDD) ((org.apache.spark.sql.classic.Dataset<Row>) held).logicalPlan();
  }

  private static Held withPlan(Dataset<Row> rows) {
    Dataset<Row> cached = rows.persist(StorageLevel.MEMORY_AND_DISK());
    Held held = new Held(cached, cached::unpersist);
    held.count();
    return held;
  }

  /** The rows. */
  public Dataset<Row> rows() {
    return rows;
  }

  /** How many rows there are. */
  public synchronized long count() {
    if (count == null) {
      count = rows.count();
    }
    return count;
  }

  /**
   * The rows as one side of a join with far more: sent to where those are, as long as they are few.
   */
  public Dataset<Row> besideMany() {
    return count() <= FEW ? broadcast(rows) : rows;
  }

  /** Lets go of the rows; whoever reads them afterwards fails. */
  @Override
  public void close() {
    release.run();
  }
}
