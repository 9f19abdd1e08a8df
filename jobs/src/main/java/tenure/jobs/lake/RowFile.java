package tenure.jobs.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;

/**
 * The rows of one Parquet file, in their order and without a plan: for what has to look into every
 * file of a lake, those included that no version of a table names any more.
 */
public final class RowFile {
  private final Configuration hadoop;
  private final Path path;

  /** A file, which is opened when it is read. */
  public RowFile(Configuration hadoop, Path path) {
    this.hadoop = hadoop;
    this.path = path;
  }

  /** What is done with each row. */
  public interface Reader {
    /**
     * One row.
     *
     * @param index its place in the file, from 0
     */
    void row(long index, Group row);
  }

  /** What becomes of each row. */
  public interface Change {
    /** The row to keep; empty where it goes. */
    Optional<Group> of(long index, Group row);
  }

  /** Hands every row to the reader. */
  public void read(Reader reader) {
    try (ParquetReader<Group> rows =
        ParquetReader.builder(new GroupReadSupport(), path).withConf(hadoop).build()) {
      long index = 0;
      for (Group row = rows.read(); row != null; row = rows.read()) {
        reader.row(index++, row);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("Reading " + path, broken);
    }
  }

  /**
   * Writes the rows as they are to become into another file of the same columns.
   *
   * @return how many rows it holds
   */
  public long copy(Path to, Change change) {
    long[] kept = {0};
    ParquetMetadata footer = footer();
    MessageType schema = footer.getFileMetaData().getSchema();
    Map<String, String> notes = new HashMap<>(footer.getFileMetaData().getKeyValueMetaData());
    notes.remove(ParquetWriter.OBJECT_MODEL_NAME_PROP);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(to)
            .withConf(hadoop)
            .withType(schema)
            .withExtraMetaData(notes)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withCompressionCodec(codec(footer))
            .build()) {
      read(
          (index, row) -> {
            Optional<Group> changed = change.of(index, row);
            if (changed.isPresent()) {
              write(writer, changed.get());
              kept[0]++;
            }
          });
    } catch (IOException broken) {
      throw new UncheckedIOException("Writing " + to, broken);
    }
    return kept[0];
  }

  private static void write(ParquetWriter<Group> writer, Group row) {
    try {
      writer.write(row);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private ParquetMetadata footer() {
    try (ParquetFileReader file = ParquetFileReader.open(HadoopInputFile.fromPath(path, hadoop))) {
      return file.getFooter();
    } catch (IOException broken) {
      throw new UncheckedIOException("Reading " + path, broken);
    }
  }

  private static CompressionCodecName codec(ParquetMetadata footer) {
    return footer.getBlocks().isEmpty()
        ? CompressionCodecName.SNAPPY
        : footer.getBlocks().get(0).getColumns().get(0).getCodec();
  }
}
