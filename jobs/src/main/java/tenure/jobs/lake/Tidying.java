package tenure.jobs.lake;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import tenure.Catalog;
import tenure.contract.Table;
import tenure.jobs.lake.Published.Manifest;

/**
 * Removes files that nobody needs: neither a release that can be served again, nor the newest
 * version, nor a version that was the newest within the time of grace, which somebody may still
 * read. What cannot be read is not judged, and stays. It is not Delta's own vacuum, which knows of
 * no releases and goes by the age of files alone.
 */
public final class Tidying {
  private final Lake lake;
  private final int rollbackNights;
  private final Instant graceFrom;

  /**
   * A tidying of a lake that nobody else writes to.
   *
   * @param rollbackNights so many nights can be served again
   * @param grace how long what was replaced is still kept
   */
  public Tidying(Lake lake, int rollbackNights, Duration grace, Instant now) {
    this.lake = lake;
    this.rollbackNights = rollbackNights;
    this.graceFrom = now.minus(grace);
  }

  /** Tidies once in so many nights; how many files were removed, where it did. */
  public Optional<Long> whenDue(LocalDate night, int everyNights) {
    Path note = new Path(lake.root(), "ops/tidied");
    Optional<LocalDate> last = lake.files().read(note).map(String::strip).map(LocalDate::parse);
    boolean isDue = last.filter(l -> ChronoUnit.DAYS.between(l, night) >= everyNights).isPresent();
    Optional<Long> removed = isDue ? Optional.of(run()) : Optional.empty();
    if (isDue || last.isEmpty()) {
      lake.files().write(note, night + "\n");
    }
    return removed;
  }

  /** Tidies now; how many files were removed. */
  public long run() {
    List<Manifest> kept = forgetOldReleases();
    return Catalog.ALL.stream().mapToLong(table -> tidy(table, kept)).sum();
  }

  /** Keeps the releases of the last nights, and the one in force. */
  private List<Manifest> forgetOldReleases() {
    Releases releases = new Releases(lake.files(), lake.root());
    List<Manifest> all = releases.all();
    TreeSet<LocalDate> nights = new TreeSet<>();
    all.forEach(r -> nights.add(r.night()));
    Set<LocalDate> last =
        new HashSet<>(nights.descendingSet().stream().limit(rollbackNights).toList());
    Optional<Manifest> served = Published.read(lake);
    long inForce = served.map(Manifest::release).orElse(0L);
    all.stream()
        .filter(r -> !last.contains(r.night()) && r.release() != inForce)
        .forEach(releases::forget);
    List<Manifest> kept = new java.util.ArrayList<>(releases.all());
    served.ifPresent(kept::add);
    return kept;
  }

  private long tidy(Table table, List<Manifest> kept) {
    Path folder = lake.path(table);
    List<FileStatus> commits = Commits.all(lake.files(), folder);
    // The version that was the newest when the time of grace began.
    Optional<FileStatus> base =
        commits.stream().filter(c -> !isRecent(c)).reduce((older, newer) -> newer);
    if (base.isEmpty()) {
      return 0;
    }
    Optional<Set<Path>> needed = needed(table, folder, commits, base.get(), kept);
    return needed.isEmpty() ? 0 : remove(folder, needed.get());
  }

  private Optional<Set<Path>> needed(
      Table table, Path folder, List<FileStatus> commits, FileStatus base, List<Manifest> kept) {
    Set<Long> versions = new TreeSet<>();
    versions.add(Commits.versionOf(base.getPath()));
    kept.forEach(release -> release.version(table).ifPresent(versions::add));
    Set<Path> needed = new HashSet<>();
    commits.stream()
        .map(FileStatus::getPath)
        .filter(c -> Commits.versionOf(c) > Commits.versionOf(base.getPath()))
        .forEach(c -> needed.addAll(paths(folder, Commits.added(lake.files(), c))));
    try {
      Snapshots snapshots = new Snapshots(lake.hadoop());
      for (long version : versions) {
        List<String> files =
            snapshots.at(folder, version).files().stream().map(Snapshots.DataFile::path).toList();
        needed.addAll(paths(folder, files));
      }
      return Optional.of(needed);
    } catch (io.delta.kernel.exceptions.KernelException unreadable) {
      return Optional.empty();
    }
  }

  /** Logs write paths within the table, as parts of an address. */
  private static Collection<Path> paths(Path folder, List<String> written) {
    return written.stream()
        .map(URI::create)
        .map(u -> u.isAbsolute() ? plain(new Path(u)) : plain(new Path(folder, u.getPath())))
        .toList();
  }

  private static Path plain(Path path) {
    return Path.getPathWithoutSchemeAndAuthority(path);
  }

  private long remove(Path folder, Set<Path> needed) {
    List<Path> unneeded =
        lake.files().below(folder).stream()
            .filter(f -> !isRecent(f) && isData(folder, f.getPath()))
            .map(FileStatus::getPath)
            .filter(path -> !needed.contains(plain(path)))
            .toList();
    unneeded.forEach(lake.files()::delete);
    return unneeded.size();
  }

  /** Data files, and what a killed process left of a commit; the log itself is Delta's own. */
  private static boolean isData(Path folder, Path file) {
    boolean isLog = plain(file).toString().startsWith(plain(folder) + "/_delta_log/");
    return isLog ? file.getName().endsWith(".tmp") : file.getName().endsWith(".parquet");
  }

  private boolean isRecent(FileStatus file) {
    return !Instant.ofEpochMilli(file.getModificationTime()).isBefore(graceFrom);
  }
}
