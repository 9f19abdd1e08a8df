package tenure.jobs.lake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import tenure.Catalog;
import tenure.contract.Table;
import tenure.jobs.lake.Published.Manifest;

/**
 * Serves an earlier night again: readers are given the versions of its release. No table is
 * touched, so it takes as long as writing two small files.
 */
public final class Rollback {
  private final Files files;
  private final Snapshots snapshots;
  private final String root;

  /** Rollbacks of a lake, reached by this configuration. */
  public Rollback(Configuration hadoop, String root) {
    this.files = new Files(hadoop);
    this.snapshots = new Snapshots(hadoop);
    this.root = root;
  }

  /**
   * Serves the newest release of a night again.
   *
   * @throws NotServable where the night was never released, or its files are no longer kept
   */
  public Manifest to(LocalDate night, Lease lease, Clock clock) {
    Releases releases = new Releases(files, root);
    Manifest earlier =
        releases.ofNight(night).orElseThrow(() -> NotServable.never(night, nights(releases.all())));
    List<String> gone = earlier.versions().entrySet().stream().flatMap(this::gone).toList();
    if (!gone.isEmpty()) {
      throw NotServable.gone(night, gone.get(0));
    }
    return releases.serveAgain(earlier, clock.instant(), lease);
  }

  private static List<LocalDate> nights(List<Manifest> releases) {
    return releases.stream()
        .filter(r -> !r.isRolledBack())
        .map(Manifest::night)
        .distinct()
        .sorted()
        .toList();
  }

  /** What of a mart's version can no longer be read. */
  private Stream<String> gone(Map.Entry<String, Long> mart) {
    Path folder = Lake.path(root, table(mart.getKey()));
    try {
      return snapshots.at(folder, mart.getValue()).files().stream()
          .map(Snapshots.DataFile::path)
          .filter(file -> !files.exists(new Path(java.net.URI.create(file))))
          .limit(1);
    } catch (io.delta.kernel.exceptions.KernelException forgotten) {
      return Stream.of(mart.getKey() + " version " + mart.getValue());
    }
  }

  private static Table table(String name) {
    return Catalog.ALL.stream()
        .filter(t -> t.fullName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No table is called " + name));
  }
}
