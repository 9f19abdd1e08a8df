package tenure.jobs.lake;

import java.util.List;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The part of a table's log that tells of versions which nobody asks for any more. */
final class OldLog {
  private static final String CHECKPOINT = "\\d{20}\\.checkpoint\\.parquet";
  private static final String ENTRY = "\\d{20}\\.(json|crc|checkpoint\\.parquet)";

  private OldLog() {}

  /**
   * Removes it: a version is told by the last checkpoint up to it and the commits since.
   *
   * @param oldest the oldest version that can still be asked for
   * @return how many files were removed
   */
  static long remove(Files files, Path table, long oldest) {
    List<Path> entries =
        files.list(new Path(table, "_delta_log")).stream()
            .map(FileStatus::getPath)
            .filter(entry -> entry.getName().matches(ENTRY))
            .toList();
    OptionalLong checkpoint =
        entries.stream()
            .filter(entry -> entry.getName().matches(CHECKPOINT))
            .mapToLong(Commits::versionOf)
            .filter(version -> version <= oldest)
            .max();
    List<Path> told =
        entries.stream().filter(entry -> Commits.versionOf(entry) < checkpoint.orElse(0)).toList();
    told.forEach(files::delete);
    return told.size();
  }
}
