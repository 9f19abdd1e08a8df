package tenure.jobs.lake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import tenure.contract.Table;

/**
 * Which nights carried the versions of a table forward, so that reading what is known needs no
 * slice before them. Each is noted by an empty file, made once the rows stand there: a carried row
 * of a night that is not noted is never read, so that a night cut short, or one that followed from
 * what has been made again since, does no harm.
 */
final class Carried {
  /** So many small files are opened in the time of a plan. */
  static final int MOST_SLICES = 32;

  private final String root;
  private final Files files;
  private final int mostSlices;

  /**
   * The nights of a lake.
   *
   * @param mostSlices so many slices at most are read to tell what is known
   */
  Carried(String root, Files files, int mostSlices) {
    this.root = root;
    this.files = files;
    this.mostSlices = mostSlices;
  }

  /** The last night up to this one that carried the table. */
  Optional<LocalDate> last(Table table, LocalDate upTo) {
    return nights(folder(table)).stream().filter(n -> !n.isAfter(upTo)).max(LocalDate::compareTo);
  }

  /** Whether a reader would open more slices than it should. */
  boolean isTooMany(long slices) {
    return slices >= mostSlices;
  }

  /** Notes that the rows stand there. */
  void note(Table table, LocalDate night) {
    files.write(new Path(folder(table), night.toString()), "");
  }

  /** Nights from this one on no longer follow from what the table holds. */
  void forget(Table table, LocalDate from) {
    Path folder = folder(table);
    nights(folder).stream()
        .filter(n -> !n.isBefore(from))
        .forEach(n -> files.delete(new Path(folder, n.toString())));
  }

  private List<LocalDate> nights(Path folder) {
    return files.list(folder).stream()
        .map(f -> f.getPath().getName())
        .filter(name -> name.matches("\\d{4}-\\d{2}-\\d{2}"))
        .map(LocalDate::parse)
        .toList();
  }

  private Path folder(Table table) {
    return new Path(root, "ops/carried/" + table.fullName());
  }
}
