package tenure.jobs.lake;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows that are used several times: worked out once, and held without the plan that made them, so
 * that every later plan begins here.
 */
public final class Held implements AutoCloseable {
  private final Dataset<Row> rows;

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

  /** Lets go of the rows; whoever reads them afterwards fails. */
  @Override
  public void close() {
    ((LogicalRDD) ((org.apache.spark.sql.classic.Dataset<Row>) rows).logicalPlan())
        .rdd()
        .unpersist(false);
  }
}
