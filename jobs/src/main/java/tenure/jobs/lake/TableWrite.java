package tenure.jobs.lake;

import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.StepResult;
import tenure.jobs.lake.Snapshots.Contents;
import tenure.jobs.lake.Snapshots.DataFile;

/** One write of one table: one commit, or none where there is nothing to write. */
final class TableWrite {
  private final Files files;
  private final TableFiles tables;
  private final Table table;
  private final Path folder;
  private final Runnable fence;
  private final long before;
  private final long start = System.nanoTime();

  /** A write that begins now, and that the fence may still stop. */
  TableWrite(Files files, TableFiles tables, Table table, Path folder, Runnable fence) {
    this.files = files;
    this.tables = tables;
    this.table = table;
    this.folder = folder;
    this.fence = fence;
    this.before = Commits.newest(files, folder).map(Commits::versionOf).orElse(-1L);
  }

  StepResult replace(LocalDate night, Dataset<Row> rows) {
    Field slice = Lake.slice(table);
    if (before < 0 || !isAsDeclared()) {
      String condition = slice.name() + " = DATE'" + night + "'";
      return save(overwriting(rows).option("replaceWhere", condition));
    }
    List<DataFile> touched =
        contents().files().stream().filter(f -> f.isWithin(slice, night, night)).toList();
    List<DataFile> mixed = touched.stream().filter(f -> !f.isOnly(slice, night)).toList();
    FileSwap swap = FileSwap.replacing(touched).with(conformed(rows));
    if (!mixed.isEmpty()) {
      // Older nights stand together in one file: the others of it move on.
      swap.with(rows(mixed).where(slice.col().notEqual(lit(Date.valueOf(night)))));
    }
    return swap(swap);
  }

  StepResult append(Dataset<Row> rows) {
    if (before >= 0 && isAsDeclared()) {
      return swap(FileSwap.replacing(List.of()).with(conformed(rows)));
    }
    return save(writer(rows).mode(SaveMode.Append));
  }

  StepResult replaceAll(Dataset<Row> rows) {
    return before < 0 || !isAsDeclared()
        ? save(overwriting(rows))
        : swap(FileSwap.replacing(contents().files()).with(conformed(rows)));
  }

  /** Puts the rows of some files into one. */
  StepResult gather(List<DataFile> some) {
    Dataset<Row> rows = rows(some).coalesce(1);
    return swap(
        FileSwap.rearranging(some).with(table.slice().map(s -> sorted(rows, s)).orElse(rows)));
  }

  /** Readers of one night then skip the pages of all others. */
  private static Dataset<Row> sorted(Dataset<Row> rows, Field slice) {
    return rows.sortWithinPartitions(slice.col());
  }

  private Contents contents() {
    return tables.contents(folder, before);
  }

  private Dataset<Row> rows(List<DataFile> some) {
    return tables.of(table, folder, contents(), some);
  }

  /** Where the contract has changed since, Delta's own writer judges what is possible. */
  private boolean isAsDeclared() {
    return contents().schema().catalogString().equals(table.schema().catalogString());
  }

  private Dataset<Row> conformed(Dataset<Row> rows) {
    return rows.transform(table::conform);
  }

  private DataFrameWriter<Row> overwriting(Dataset<Row> rows) {
    return before < 0
        ? writer(rows).mode(SaveMode.ErrorIfExists)
        : writer(rows).mode(SaveMode.Overwrite);
  }

  private DataFrameWriter<Row> writer(Dataset<Row> rows) {
    // A lake outlives releases of the software, which add columns.
    DataFrameWriter<Row> writer =
        conformed(rows).to(table.schema()).write().format("delta").option("mergeSchema", true);
    if (before < 0) {
      TableProperties.of(table).forEach(writer::option);
    }
    return writer;
  }

  private StepResult save(DataFrameWriter<Row> writer) {
    return done(
        () -> {
          writer.save(folder.toString());
          return Commits.last(files, folder);
        });
  }

  private StepResult swap(FileSwap swap) {
    return done(() -> swap.describing(table.schema()).commit(folder, before));
  }

  private StepResult done(Supplier<Commits.Commit> write) {
    fence.run();
    try {
      return result(write.get());
    } catch (Exception refused) {
      throw ContractBroken.translate(table, refused);
    }
  }

  private StepResult result(Commits.Commit commit) {
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
