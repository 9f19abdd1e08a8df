package tenure.jobs.lake;

import java.time.LocalDate;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import tenure.contract.Table;
import tenure.jobs.StepResult;

/** One write of one table: one commit, or none where there is nothing to write. */
final class TableWrite {
  private final Files files;
  private final Table table;
  private final Path folder;
  private final Runnable fence;
  private final long before;
  private final long start = System.nanoTime();

  /** A write that begins now, and that the fence may still stop. */
  TableWrite(Files files, Table table, Path folder, Runnable fence) {
    this.files = files;
    this.table = table;
    this.folder = folder;
    this.fence = fence;
    this.before = Commits.newest(files, folder).map(Commits::versionOf).orElse(-1L);
  }

  StepResult replace(LocalDate night, Dataset<Row> rows) {
    String slice = Lake.slice(table).name();
    boolean isFirst = !files.exists(new Path(folder, slice + "=" + night));
    DataFrameWriter<Row> writer = writer(rows);
    if (before < 0) {
      return save(writer.mode(SaveMode.ErrorIfExists).partitionBy(slice));
    }
    if (isFirst) {
      // Nothing of this night stands there yet, so the cheapest write is the right one.
      return save(writer.mode(SaveMode.Append));
    }
    String condition = slice + " = DATE'" + night + "'";
    return save(writer.mode(SaveMode.Overwrite).option("replaceWhere", condition));
  }

  StepResult append(Dataset<Row> rows) {
    // A ledger outlives releases of the software, which add columns.
    DataFrameWriter<Row> writer = writer(rows).option("mergeSchema", true).mode(SaveMode.Append);
    if (before < 0) {
      table.slice().ifPresent(s -> writer.partitionBy(s.name()));
    }
    return save(writer);
  }

  StepResult replaceAll(Dataset<Row> rows) {
    return save(writer(rows).mode(SaveMode.Overwrite));
  }

  private DataFrameWriter<Row> writer(Dataset<Row> rows) {
    DataFrameWriter<Row> writer = rows.transform(table::conform).write().format("delta");
    if (before < 0) {
      TableProperties.of(table).forEach(writer::option);
    }
    return writer;
  }

  private StepResult save(DataFrameWriter<Row> writer) {
    fence.run();
    try {
      writer.save(folder.toString());
    } catch (Exception refused) {
      throw ContractBroken.translate(table, refused);
    }
    return result();
  }

  private StepResult result() {
    Commits.Commit commit = Commits.last(files, folder);
    long millis = (System.nanoTime() - start) / 1_000_000;
    if (commit.version() == before) {
      // Delta makes no commit of an append without rows.
      return new StepResult(table.fullName(), 0, 0, 0, before, 0, millis);
    }
    return new StepResult(
        table.fullName(),
        commit.rows(),
        commit.files(),
        commit.bytes(),
        commit.version(),
        1,
        millis);
  }
}
