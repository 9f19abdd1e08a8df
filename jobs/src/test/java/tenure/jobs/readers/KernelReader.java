package tenure.jobs.readers;

import io.delta.kernel.Scan;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.TimestampType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Delta Kernel as other engines embed it: tables by their folder, without Spark. */
final class KernelReader {
  private final Engine engine = DefaultEngine.create(new Configuration());

  /** The rows of a table at a version. */
  RowContent read(String folder, long version) throws IOException {
    RowContent content = new RowContent();
    Scan scan =
        Table.forPath(engine, folder)
            .getSnapshotAsOfVersion(engine, version)
            .getScanBuilder()
            .build();
    Row state = scan.getScanState(engine);
    try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> files = batches.next().getRows()) {
          while (files.hasNext()) {
            read(state, files.next(), content);
          }
        }
      }
    }
    return content;
  }

  private void read(Row state, Row file, RowContent content) throws IOException {
    CloseableIterator<ColumnarBatch> physical =
        engine
            .getParquetHandler()
            .readParquetFiles(
                Utils.singletonCloseableIterator(InternalScanFileUtils.getAddFileStatus(file)),
                ScanStateRow.getPhysicalDataReadSchema(state),
                Optional.empty())
            .map(result -> result.getData());
    try (CloseableIterator<FilteredColumnarBatch> logical =
        Scan.transformPhysicalData(engine, state, file, physical)) {
      while (logical.hasNext()) {
        try (CloseableIterator<Row> rows = logical.next().getRows()) {
          rows.forEachRemaining(row -> content.add(values(row)));
        }
      }
    }
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    for (int at = 0; at < row.getSchema().length(); at++) {
      values.add(row.isNullAt(at) ? null : value(row, at, row.getSchema().at(at).getDataType()));
    }
    return values;
  }

  private static Object value(Row row, int at, DataType type) {
    if (type instanceof StringType) {
      return row.getString(at);
    }
    if (type instanceof LongType || type instanceof TimestampType) {
      return row.getLong(at);
    }
    if (type instanceof DoubleType) {
      return row.getDouble(at);
    }
    if (type instanceof BooleanType) {
      return row.getBoolean(at);
    }
    if (type instanceof DecimalType) {
      return row.getDecimal(at);
    }
    if (type instanceof DateType) {
      return LocalDate.ofEpochDay(row.getInt(at));
    }
    throw new IllegalArgumentException("no mart has a column of type " + type);
  }
}
