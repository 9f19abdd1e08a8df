package tenure.jobs.lake;

import io.delta.kernel.Snapshot;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * What tables consist of, read from their logs by Delta Kernel: no query, no plan, a few
 * milliseconds. A night asks some hundred times, and each of Delta's own scans is a query over the
 * log before the query proper.
 */
final class Snapshots {
  private final Engine engine;
  private final Map<Path, Contents> latest = new ConcurrentHashMap<>();

  Snapshots(Configuration hadoop) {
    this.engine = DefaultEngine.create(hadoop);
  }

  /** A file of a table. */
  record DataFile(String path, long bytes, Map<String, String> partition) {
    /** Whether the file's slice lies within these days; always in a table without slices. */
    boolean isWithin(LocalDate from, LocalDate to) {
      return partition.values().stream()
          .map(LocalDate::parse)
          .allMatch(night -> !night.isBefore(from) && !night.isAfter(to));
    }
  }

  /**
   * A table at a version.
   *
   * @param version the version
   * @param schema the columns as they stand in the log
   * @param files the files that make up the table
   */
  record Contents(long version, StructType schema, List<DataFile> files) {}

  /** The table at its newest version, which the caller knows. */
  Contents latest(Path table, long version) {
    return latest.compute(
        table,
        (path, known) -> known != null && known.version == version ? known : at(path, version));
  }

  /** The table at a version. */
  Contents at(Path table, long version) {
    Snapshot snapshot =
        io.delta.kernel.Table.forPath(engine, table.toString())
            .getSnapshotAsOfVersion(engine, version);
    StructType schema = (StructType) DataType.fromJson(snapshot.getMetadata().getSchemaString());
    return new Contents(version, schema, files(snapshot));
  }

  private List<DataFile> files(Snapshot snapshot) {
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches =
        snapshot.getScanBuilder().build().getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          rows.forEachRemaining(row -> files.add(file(row)));
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return List.copyOf(files);
  }

  private static DataFile file(Row row) {
    if (InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row) != null) {
      throw new IllegalStateException(
          "A table of the lake has deletion vectors, which Tenure never writes: "
              + InternalScanFileUtils.getFilePath(row));
    }
    FileStatus status = InternalScanFileUtils.getAddFileStatus(row);
    return new DataFile(
        status.getPath(), status.getSize(), InternalScanFileUtils.getPartitionValues(row));
  }
}
