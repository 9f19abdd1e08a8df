package tenure.jobs.ingest;

import java.time.LocalDate;
import org.apache.hadoop.fs.Path;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;

/**
 * Whether a night has left anything in a table: an empty write costs a commit that nobody needs.
 */
final class Slices {
  private Slices() {}

  /** Whether files of this night's slice stand in the table's folder. */
  static boolean has(Lake lake, Table table, LocalDate night) {
    String slice = table.slice().orElseThrow().name() + "=" + night;
    return lake.files().exists(new Path(lake.path(table), slice));
  }
}
