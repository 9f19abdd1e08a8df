package tenure.jobs.lake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.lake.Snapshots.DataFile;

/**
 * Puts the small files of nights long past together, since every night leaves some in every table.
 * Earlier versions keep theirs until no release names them; what is read stays the same.
 */
final class SmallFiles {
  /** Of so many small ones at most a large one is made, which then is never touched again. */
  private static final int LARGE = 4;

  private final Lake lake;
  private final int most;
  private final long smallBytes;

  /**
   * For the tables of a lake that nobody else writes to.
   *
   * @param most so many small files of past nights are left as they are
   * @param smallBytes a file of fewer bytes is small
   */
  SmallFiles(Lake lake, int most, long smallBytes) {
    this.lake = lake;
    this.most = most;
    this.smallBytes = smallBytes;
  }

  /**
   * Puts a table's small files together where there are too many.
   *
   * @param settled nights before this one are seldom made again; later ones keep their own files
   * @return how many files were put together
   */
  long gather(Table table, LocalDate settled) {
    if (table.slice().isEmpty() || isSurelyFew(table)) {
      return 0;
    }
    Field by = Lake.slice(table);
    List<DataFile> small =
        lake.dataFiles(table).stream()
            .filter(f -> f.bytes() < smallBytes)
            .filter(f -> f.last(by).filter(l -> l.isBefore(settled)).isPresent())
            // A folder for each night, as older lakes have them, cannot hold two nights.
            .filter(f -> f.partition().isEmpty())
            .sorted(Comparator.comparing(f -> f.first(by).orElseThrow()))
            .toList();
    if (small.size() <= most) {
      return 0;
    }
    List<List<DataFile>> groups = groups(small);
    groups.forEach(group -> lake.gather(table, group));
    return groups.stream().mapToLong(List::size).sum();
  }

  /** A look into the folder is cheaper than one into the log. */
  private boolean isSurelyFew(Table table) {
    Path folder = lake.path(table);
    return lake.files().list(folder).size() <= most;
  }

  /** Neighbours in time, each group about as large as a large file. */
  private List<List<DataFile>> groups(List<DataFile> small) {
    List<List<DataFile>> groups = new ArrayList<>();
    long bytes = Long.MAX_VALUE;
    for (DataFile file : small) {
      if (bytes >= LARGE * smallBytes) {
        groups.add(new ArrayList<>());
        bytes = 0;
      }
      groups.get(groups.size() - 1).add(file);
      bytes += file.bytes();
    }
    return groups.stream().filter(group -> group.size() > 1).toList();
  }
}
