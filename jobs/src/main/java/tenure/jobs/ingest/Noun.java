package tenure.jobs.ingest;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;

/** All rows that a night brings for one silver table. */
interface Noun extends AutoCloseable {
  /** The table. */
  Table target();

  /** What became of the rows, per extract and file; how many were read is not known here. */
  List<Fate> fates();

  /** The rows that could not be read, with the extract, table, file and problems of each. */
  Dataset<Row> rejected();

  @Override
  void close();
}
