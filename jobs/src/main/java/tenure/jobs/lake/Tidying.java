package tenure.jobs.lake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import tenure.Catalog;
import tenure.contract.Table;
import tenure.jobs.lake.Published.Manifest;

/**
 * Keeps the number of files the same however many nights there were: puts small ones together, and
 * removes data and logs that nobody needs: neither a release that can be served again, nor the
 * newest version, nor a version that was the newest within the time of grace, which somebody may
 * still read. What cannot be read is not judged, and stays. It is not Delta's own vacuum, which
 * knows of no releases and goes by the age of files alone.
 */
public final class Tidying {
  private final Lake lake;
  private final Policy policy;
  private final Instant graceFrom;
  private final Needs needs;

  /**
   * What is kept.
   *
   * @param rollbackNights so many nights can be served again
   * @param grace how long what was replaced is still kept
   * @param everyNights every table has its turn once in so many nights; nights older than that keep
   *     no files of their own
   * @param smallFiles so many small files of older nights are left as they are
   * @param smallBytes a file of fewer bytes is small
   */
  public record Policy(
      int rollbackNights, Duration grace, int everyNights, int smallFiles, long smallBytes) {
    /** Refuses nonsense. */
    public Policy {
      if (rollbackNights < 1 || grace.toHours() < 1 || everyNights < 1) {
        throw new IllegalArgumentException(
            "rollback-nights, every-nights and grace-hours must be 1 or more.");
      }
      if (smallFiles < 1 || smallBytes < 1) {
        throw new IllegalArgumentException("small-files and small-megabytes must be 1 or more.");
      }
    }
  }

  /** What was done. */
  public record Done(long gathered, long removed) {
    Done and(Done other) {
      return new Done(gathered + other.gathered, removed + other.removed);
    }
  }

  /** A tidying of a lake that nobody else writes to. */
  public Tidying(Lake lake, Policy policy, Instant now) {
    this.lake = lake;
    this.policy = policy;
    this.graceFrom = now.minus(policy.grace());
    this.needs = new Needs(lake);
  }

  /** Tidies the tables whose turn it is: by count, since some nights of the week may never run. */
  public Done inTurn(LocalDate night) {
    Path note = new Path(lake.root(), "ops/tidied-turn");
    int before = lake.files().read(note).map(String::strip).map(Integer::parseInt).orElse(-1);
    int turn = (before + 1) % policy.everyNights();
    Done done =
        tidy(
            IntStream.range(0, Catalog.ALL.size())
                .filter(i -> i % policy.everyNights() == turn)
                .mapToObj(Catalog.ALL::get)
                .toList(),
            night);
    lake.files().write(note, turn + "\n");
    return done;
  }

  /** Tidies every table. */
  public Done all(LocalDate night) {
    return tidy(Catalog.ALL, night);
  }

  private Done tidy(List<Table> tables, LocalDate night) {
    List<Manifest> kept = forgetOldReleases();
    SmallFiles small = new SmallFiles(lake, policy.smallFiles(), policy.smallBytes());
    LocalDate settled = night.minusDays(policy.everyNights());
    return tables.stream()
        .map(table -> new Done(small.gather(table, settled), tidy(table, kept)))
        .reduce(new Done(0, 0), Done::and);
  }

  /** Keeps the releases of the last nights, and the one in force. */
  private List<Manifest> forgetOldReleases() {
    Releases releases = new Releases(lake.files(), lake.root());
    List<Manifest> all = releases.all();
    TreeSet<LocalDate> nights = new TreeSet<>();
    all.forEach(r -> nights.add(r.night()));
    Set<LocalDate> last =
        new HashSet<>(nights.descendingSet().stream().limit(policy.rollbackNights()).toList());
    Optional<Manifest> served = Published.read(lake);
    long inForce = served.map(Manifest::release).orElse(0L);
    List<Manifest> kept = new ArrayList<>();
    for (Manifest release : all) {
      if (last.contains(release.night()) || release.release() == inForce) {
        kept.add(release);
      } else {
        releases.forget(release);
      }
    }
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
    long recent = Commits.versionOf(base.get().getPath());
    SortedSet<Long> versions = new TreeSet<>(Set.of(recent));
    kept.forEach(release -> release.version(table).ifPresent(versions::add));
    return needs
        .of(folder, commits, versions, recent)
        .map(n -> remove(folder, n) + OldLog.remove(lake.files(), folder, versions.first()))
        .orElse(0L);
  }

  private long remove(Path folder, Set<Path> needed) {
    List<Path> unneeded =
        lake.files().below(folder).stream()
            .filter(f -> !isRecent(f) && isData(folder, f.getPath()))
            .map(FileStatus::getPath)
            .filter(path -> !needed.contains(Needs.plain(path)))
            .toList();
    unneeded.forEach(lake.files()::delete);
    return unneeded.size();
  }

  /** Data files, and what a killed process left of a commit. */
  private static boolean isData(Path folder, Path file) {
    boolean isLog = Needs.plain(file).toString().startsWith(Needs.plain(folder) + "/_delta_log/");
    return isLog ? file.getName().endsWith(".tmp") : file.getName().endsWith(".parquet");
  }

  private boolean isRecent(FileStatus file) {
    return !Instant.ofEpochMilli(file.getModificationTime()).isBefore(graceFrom);
  }
}
