package tenure.jobs.erase;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import tenure.Catalog;
import tenure.contract.Table;
import tenure.jobs.ingest.ObjectSettings;
import tenure.jobs.lake.EveryRow;
import tenure.jobs.lake.Lake;

/** Every file that stands in a lake, by the table it belongs to, whoever put it there. */
final class LakeTables {
  private static final String LOG = "/_delta_log/";

  private final Lake lake;
  private final Map<String, Table> known = new HashMap<>();

  /** A lake, whose extracts may have tables that no vendor knows. */
  LakeTables(Lake lake, List<ObjectSettings> objects) {
    this.lake = lake;
    Catalog.ALL.forEach(t -> known.put(plain(lake.path(t)), t));
    objects.forEach(o -> known.put(plain(lake.path(o.extract().table())), o.extract().table()));
  }

  /** Files of rows, by the folder of their table. */
  Map<Path, List<FileStatus>> rows() {
    Map<Path, List<FileStatus>> byTable = new TreeMap<>();
    for (FileStatus file : lake.files().below(new Path(lake.root()))) {
      if (EveryRow.isIn(file)) {
        byTable.computeIfAbsent(folder(file), f -> new java.util.ArrayList<>()).add(file);
      }
    }
    return byTable;
  }

  /** Files beside the tables: manifests, summaries, notes. */
  List<FileStatus> texts() {
    return all(f -> !f.getPath().getName().endsWith(".parquet") && !isLog(f));
  }

  /** What logs keep in files of rows. */
  List<FileStatus> checkpoints() {
    return all(f -> f.getPath().getName().endsWith(".parquet") && isLog(f));
  }

  /** Everything. */
  List<FileStatus> all() {
    return all(f -> true);
  }

  private List<FileStatus> all(Predicate<FileStatus> which) {
    return lake.files().below(new Path(lake.root())).stream().filter(which).toList();
  }

  /** The contract of the table in a folder, where it is one of Tenure's. */
  Optional<Table> table(Path folder) {
    return Optional.ofNullable(known.get(plain(folder)));
  }

  /** How a table is called, whether or not it is known. */
  String name(Path folder) {
    return table(folder)
        .map(Table::fullName)
        .orElseGet(() -> folder.getParent().getName() + "." + folder.getName());
  }

  private static boolean isLog(FileStatus file) {
    return file.getPath().toString().contains(LOG);
  }

  /** Slices are folders of their own. */
  private static Path folder(FileStatus file) {
    Path folder = file.getPath().getParent();
    while (folder.getName().contains("=")) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static String plain(Path path) {
    return Path.getPathWithoutSchemeAndAuthority(path).toString();
  }
}
