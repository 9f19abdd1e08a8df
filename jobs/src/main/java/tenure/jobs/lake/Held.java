package tenure.jobs.lake;

import static org.apache.spark.sql.functions.broadcast;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows that are used several times: worked out once, and held without the plan that made them, so
 * that every later plan begins here. Where executors can be lost, a lost one takes its rows along:
 * the night then fails and is run again.
 */
public final class Held implements AutoCloseable {
  private static final long FEW = 1_000_000;

  private final Dataset<Row> rows;
  private Long count;

  private Held(Dataset<Row> rows) {
    this.rows = rows;
  }

  /** Works the rows out. */
  public static Held of(Dataset<Row> rows) {
    return new Held(rows.localCheckpoint(true, StorageLevel.MEMORY_AND_DISK()));
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
    ((LogicalRDD) ((org.apache.spark.sql.classic.Dataset<Row>) rows).logicalPlan())
        .rdd()
        .unpersist(false);
  }
}
