package tenure.jobs.deliver;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import tenure.jobs.console.OutputFormat;
import tenure.jobs.lake.Files;

/** The folder of a night's files, which each delivery of the night writes whole. */
final class Outbox {
  private final Files files;
  private final Path folder;
  private final Set<String> written = new TreeSet<>();

  Outbox(Files files, String root, LocalDate night) {
    this.files = files;
    this.folder = new Path(root, night.toString());
  }

  /** Where it stands. */
  Path folder() {
    return folder;
  }

  /** The names of the files written. */
  Set<String> written() {
    return written;
  }

  /** Writes rows, one line each; as CSV safe to open in a spreadsheet. */
  void rows(String name, OutputFormat format, StructType schema, List<Row> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    format.writer(out, Integer.MAX_VALUE).writeAll(schema, rows.iterator());
    text(name, bytes.toString(StandardCharsets.UTF_8));
  }

  /** Writes a file, so that whoever fetches it sees it whole. */
  void text(String name, String text) {
    files.write(new Path(folder, name), text);
    written.add(name);
  }

  /** Removes what an earlier delivery of the night left in a folder and this one did not write. */
  void removeOthers(String within) {
    files.list(new Path(folder, within)).stream()
        .map(status -> within + "/" + status.getPath().getName())
        .filter(name -> !written.contains(name))
        .forEach(name -> files.delete(new Path(folder, name)));
  }
}
