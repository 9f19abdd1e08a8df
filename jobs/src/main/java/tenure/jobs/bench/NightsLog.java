package tenure.jobs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tenure.jobs.bench.AgedFiles.Count;

/**
 * What was measured of many nights, as a file: a row for each table, and one for the night itself,
 * which comes last, so that a night cut short is not counted.
 */
public final class NightsLog {
  private static final String HEADER = "night,table,seconds,data_files,log_files,bytes";
  private static final String WHOLE = "all";

  private final Path file;

  NightsLog(Path file) {
    this.file = file;
  }

  /**
   * A measured night.
   *
   * @param night the night
   * @param seconds wall seconds
   * @param tables what stood in the folder of each table afterwards, by full name
   */
  public record Night(LocalDate night, double seconds, SortedMap<String, Count> tables) {
    /** Files of rows in all folders. */
    public long dataFiles() {
      return tables.values().stream().mapToLong(Count::dataFiles).sum();
    }

    /** Files of all logs. */
    public long logFiles() {
      return tables.values().stream().mapToLong(Count::logFiles).sum();
    }

    /** Bytes of both. */
    public long bytes() {
      return tables.values().stream().mapToLong(Count::bytes).sum();
    }

    /** The most files of rows that a table has. */
    public long mostDataFiles() {
      return tables.values().stream().mapToLong(Count::dataFiles).max().orElse(0);
    }

    /** The most files that the log of a table has. */
    public long mostLogFiles() {
      return tables.values().stream().mapToLong(Count::logFiles).max().orElse(0);
    }
  }

  /** Adds a night. */
  void add(Night night) {
    StringBuilder rows = new StringBuilder(begun());
    night.tables().forEach((table, count) -> rows.append(row(night, table, "", count)));
    Count all = new Count(night.dataFiles(), night.logFiles(), night.bytes());
    String seconds = String.format(Locale.ROOT, "%.3f", night.seconds());
    rows.append(row(night, WHOLE, seconds, all));
    try {
      Files.writeString(file, rows, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What comes before the rows: the header, or the end of a line that was cut short. */
  private String begun() {
    List<String> lines = lines();
    if (lines.isEmpty()) {
      return HEADER + "\n";
    }
    return lines.get(lines.size() - 1).contains("," + WHOLE + ",") ? "" : "\n";
  }

  private static String row(Night night, String table, String seconds, Count count) {
    return String.join(
        ",",
        night.night().toString(),
        table,
        seconds,
        String.valueOf(count.dataFiles()),
        String.valueOf(count.logFiles()),
        count.bytes() + "\n");
  }

  /** The last night measured. */
  Optional<LocalDate> last() {
    return nights().stream().map(Night::night).reduce((earlier, later) -> later);
  }

  /** The nights measured, in order. */
  List<Night> nights() {
    List<Night> nights = new ArrayList<>();
    SortedMap<String, Count> tables = new TreeMap<>();
    for (String line : lines()) {
      String[] cells = line.split(",", -1);
      if (cells.length != 6 || cells[5].isEmpty() || line.equals(HEADER)) {
        continue;
      }
      if (cells[1].equals(WHOLE)) {
        nights.add(new Night(LocalDate.parse(cells[0]), Double.parseDouble(cells[2]), tables));
        tables = new TreeMap<>();
      } else {
        tables.put(cells[1], count(cells));
      }
    }
    return nights;
  }

  private static Count count(String[] cells) {
    return new Count(Long.parseLong(cells[3]), Long.parseLong(cells[4]), Long.parseLong(cells[5]));
  }

  private List<String> lines() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
