package tenure.jobs.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tenure.jobs.Sessions;
import tenure.jobs.lake.Files;
import tenure.jobs.lake.Lease;
import tenure.jobs.lake.LeaseStanding;

/** Who writes to the lake, and whether clocks agree on when. */
final class LakeUse {
  private static final String LEASE = "lease";

  private final Files files = new Files(Sessions.storage());
  private final String root;
  private final Lease.Terms terms;
  private final Instant now;

  LakeUse(String root, Lease.Terms terms, Clock clock) {
    this.root = root;
    this.terms = terms;
    this.now = clock.instant();
  }

  List<Finding> findings() {
    Optional<LeaseStanding> standing;
    try {
      standing = LeaseStanding.of(files, root, terms, now);
    } catch (RuntimeException unreadable) {
      return List.of(
          Finding.fail(
              LEASE,
              "The newest claim in " + root + "/ops/lease cannot be read: " + said(unreadable),
              "Make sure that no night runs, then delete that file."));
    }
    return List.of(
        standing.map(this::lease).orElse(Finding.ok(LEASE, "Nobody writes to the lake.")),
        clock(standing));
  }

  private Finding lease(LeaseStanding standing) {
    if (standing.isOver()) {
      return Finding.warn(
          LEASE,
          standing.holder() + " ended without giving the lake back.",
          "Nothing has to be cleaned up: run that night again, it takes over.");
    }
    long silent = Math.max(0, Duration.between(standing.heardAt(), now).toSeconds());
    return Finding.warn(
        LEASE,
        standing.holder() + " holds the lake, last heard of " + silent + " s ago.",
        "A night started now would end with exit code 5: wait, or give it --wait MINUTES.");
  }

  /** Clocks may differ by less than a holder's silence may exceed its heartbeat. */
  private Finding clock(Optional<LeaseStanding> standing) {
    Duration most = terms.expiresAfter().minus(terms.heartbeat());
    Instant newest =
        standing
            .map(LeaseStanding::heardAt)
            .filter(heard -> heard.isAfter(published()))
            .orElse(published());
    Duration ahead = Duration.between(now, newest);
    return ahead.compareTo(most) < 0
        ? Finding.ok("clock", "It is " + now + ", later than what the lake has noted.")
        : Finding.fail(
            "clock",
            "It is " + now + " here, but the lake has noted " + newest + " already.",
            "Set the clock of this machine, or of the one that wrote last: by them it is told"
                + " whether a holder of the lake has crashed.");
  }

  private Instant published() {
    return ServedMarts.publishedAt(files, root).orElse(Instant.EPOCH);
  }

  static String said(RuntimeException unreadable) {
    return String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("");
  }
}
