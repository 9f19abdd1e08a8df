package tenure.jobs.erase;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Where a subject stands in a lake.
 *
 * @param rows the files of rows that name it
 * @param texts the files beside the tables that name it
 * @param outbox the files of the outbox that name it
 * @param landing the extracts that name it, which are not Tenure's to change
 */
public record Finding(
    List<RowsFound> rows, List<Path> texts, List<Path> outbox, List<String> landing) {
  /**
   * A file of rows that names the subject.
   *
   * @param table the table's name
   * @param folder the table's folder
   * @param file the file
   * @param removed rows that are about the subject
   * @param cleared rows that name it beside what they are about
   */
  record RowsFound(String table, Path folder, FileStatus file, long removed, long cleared) {}

  /** How many rows and files of a table are concerned. */
  public record Concerned(long files, long removed, long cleared) {
    private Concerned plus(RowsFound found) {
      return new Concerned(files + 1, removed + found.removed(), cleared + found.cleared());
    }
  }

  /** The tables concerned, by name. */
  public Map<String, Concerned> tables() {
    Map<String, Concerned> tables = new TreeMap<>();
    for (RowsFound found : rows) {
      Concerned before = tables.getOrDefault(found.table(), new Concerned(0, 0, 0));
      tables.put(found.table(), before.plus(found));
    }
    return tables;
  }

  /** Rows that are about the subject. */
  public long removed() {
    return rows.stream().mapToLong(RowsFound::removed).sum();
  }

  /** Rows that name it beside what they are about. */
  public long cleared() {
    return rows.stream().mapToLong(RowsFound::cleared).sum();
  }

  /** Whether lake and outbox do not name the subject at all. */
  public boolean isEmpty() {
    return rows.isEmpty() && texts.isEmpty() && outbox.isEmpty();
  }
}
