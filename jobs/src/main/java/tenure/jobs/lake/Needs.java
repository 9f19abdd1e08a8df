package tenure.jobs.lake;

import io.delta.kernel.exceptions.KernelException;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import tenure.jobs.lake.Snapshots.DataFile;

/**
 * The data files that versions of a table need: those of the oldest, and then what each commit
 * added and removed.
 */
final class Needs {
  private final Files files;
  private final Snapshots snapshots;

  Needs(Lake lake) {
    this.files = lake.files();
    this.snapshots = new Snapshots(lake.hadoop());
  }

  /**
   * The files of some versions.
   *
   * @param commits every commit that is kept, oldest first
   * @param versions the versions
   * @param recent one of them, from which on each version is needed
   * @return empty where one of them can no longer be told
   */
  Optional<Set<Path>> of(
      Path folder, List<FileStatus> commits, SortedSet<Long> versions, long recent) {
    try {
      return told(folder, commits, versions, recent);
    } catch (KernelException unreadable) {
      return Optional.empty();
    }
  }

  private Optional<Set<Path>> told(
      Path folder, List<FileStatus> commits, SortedSet<Long> versions, long recent) {
    long version = versions.first();
    List<String> first =
        snapshots.at(folder, version).files().stream().map(DataFile::path).toList();
    Set<Path> live = new HashSet<>(paths(folder, first));
    Set<Path> needed = new HashSet<>(live);
    for (Path commit : commits.stream().map(FileStatus::getPath).toList()) {
      if (Commits.versionOf(commit) <= version) {
        continue;
      }
      if (Commits.versionOf(commit) != ++version) {
        return Optional.empty();
      }
      Commits.Moves moves = Commits.moves(files, commit);
      live.removeAll(paths(folder, moves.removed()));
      live.addAll(paths(folder, moves.added()));
      if (version >= recent || versions.contains(version)) {
        needed.addAll(live);
      }
    }
    return Optional.of(needed);
  }

  /** Logs write paths within the table, as parts of an address. */
  private static Collection<Path> paths(Path folder, List<String> written) {
    return written.stream()
        .map(URI::create)
        .map(u -> u.isAbsolute() ? plain(new Path(u)) : plain(new Path(folder, u.getPath())))
        .toList();
  }

  static Path plain(Path path) {
    return Path.getPathWithoutSchemeAndAuthority(path);
  }
}
