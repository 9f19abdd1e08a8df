package tenure.jobs.lake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import tenure.jobs.lake.Published.Manifest;

/**
 * Serves an earlier night again: readers are given the versions of its release. No table is
 * touched, so it takes as long as writing two small files.
 */
public final class Rollback {
  private final Files files;
  private final Servable servable;
  private final String root;

  /** Rollbacks of a lake, reached by this configuration. */
  public Rollback(Configuration hadoop, String root) {
    this.files = new Files(hadoop);
    this.servable = new Servable(hadoop, root);
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
    List<String> gone = servable.gone(earlier);
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
}
