package tenure.jobs.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.delta.kernel.Snapshot;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import tenure.contract.Field;

/**
 * What tables consist of, read from their logs by Delta Kernel: no query, no plan, a few
 * milliseconds. A night asks some hundred times, and each of Delta's own scans is a query over the
 * log before the query proper.
 */
final class Snapshots {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Engine engine;
  private final Map<Path, Contents> latest = new ConcurrentHashMap<>();

  Snapshots(Configuration hadoop) {
    this.engine = DefaultEngine.create(hadoop);
  }

  /**
   * A file of a table.
   *
   * @param path its address
   * @param logged its path as the log writes it
   * @param bytes its size
   * @param partition the values of its folders
   * @param statistics what its commit says of its values
   */
  record DataFile(
      String path, String logged, long bytes, Map<String, String> partition, JsonNode statistics) {
    /** The first slice that the file holds; unknown in a table without statistics. */
    Optional<LocalDate> first(Field slice) {
      return day(slice, "minValues");
    }

    /** The last slice that the file holds. */
    Optional<LocalDate> last(Field slice) {
      return day(slice, "maxValues");
    }

    /** Whether the file may hold rows of these days, both included. */
    boolean isWithin(Field slice, LocalDate from, LocalDate to) {
      return first(slice).filter(f -> f.isAfter(to)).isEmpty()
          && last(slice).filter(l -> l.isBefore(from)).isEmpty();
    }

    /** Whether the file holds rows of this day and of no other. */
    boolean isOnly(Field slice, LocalDate day) {
      return first(slice).equals(Optional.of(day)) && last(slice).equals(Optional.of(day));
    }

    private Optional<LocalDate> day(Field slice, String bound) {
      String folder = partition.get(slice.name());
      return Optional.ofNullable(folder)
          .or(() -> Optional.ofNullable(statistics.path(bound).path(slice.name()).textValue()))
          .map(LocalDate::parse);
    }
  }

  /**
   * A table at a version.
   *
   * @param version the version
   * @param readerVersion the least version of the protocol that its readers must know
   * @param schema the columns as they stand in the log
   * @param files the files that make up the table
   */
  record Contents(long version, int readerVersion, StructType schema, List<DataFile> files) {}

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
    return new Contents(
        version, snapshot.getProtocol().getMinReaderVersion(), schema, files(snapshot));
  }

  private List<DataFile> files(Snapshot snapshot) {
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches =
        ((ScanImpl) snapshot.getScanBuilder().build()).getScanFiles(engine, true)) {
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
    Row added = row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
    return new DataFile(
        status.getPath(),
        added.getString(added.getSchema().indexOf("path")),
        status.getSize(),
        InternalScanFileUtils.getPartitionValues(row),
        statistics(added));
  }

  private static JsonNode statistics(Row added) {
    int at = InternalScanFileUtils.ADD_FILE_STATS_ORDINAL;
    try {
      return added.isNullAt(at) ? MissingNode.getInstance() : JSON.readTree(added.getString(at));
    } catch (JsonProcessingException broken) {
      return MissingNode.getInstance();
    }
  }
}
