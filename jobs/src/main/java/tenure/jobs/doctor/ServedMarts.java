package tenure.jobs.doctor;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tenure.jobs.Sessions;
import tenure.jobs.lake.Files;
import tenure.jobs.lake.Published;
import tenure.jobs.lake.Published.Manifest;
import tenure.jobs.lake.Releases;
import tenure.jobs.lake.Servable;

/** What readers are given: how old it is, and whether all of it is there. */
final class ServedMarts {
  private static final String PUBLICATION = "publication";
  private static final String MARTS = "marts";
  private static final int LATE_DAYS = 2;

  private final Files files = new Files(Sessions.storage());
  private final String root;
  private final LocalDate today;

  ServedMarts(String root, Clock clock) {
    this.root = root;
    this.today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
  }

  List<Finding> findings() {
    try {
      return Published.read(files, root)
          .map(manifest -> List.of(age(manifest), marts(manifest)))
          .orElseGet(() -> List.of(nothing()));
    } catch (RuntimeException unreadable) {
      return List.of(
          Finding.fail(
              PUBLICATION,
              "What readers are given cannot be told: " + LakeUse.said(unreadable),
              again()));
    }
  }

  /** When the newest release was published; empty where none is, or none can be read. */
  static Optional<Instant> publishedAt(Files files, String root) {
    try {
      return Published.read(files, root).map(Manifest::at);
    } catch (RuntimeException unreadable) {
      // A finding of its own, above.
      return Optional.empty();
    }
  }

  private Finding age(Manifest manifest) {
    long days = ChronoUnit.DAYS.between(manifest.night(), today);
    String found = "The newest published night is " + manifest.night() + ", " + days + " days ago.";
    return days <= LATE_DAYS
        ? Finding.ok(PUBLICATION, found)
        : Finding.warn(PUBLICATION, found, "Look at the scheduler, then run ./tenure backfill.");
  }

  private Finding marts(Manifest manifest) {
    List<String> gone = new Servable(Sessions.storage(), root).gone(manifest);
    String release = "release " + manifest.release();
    return gone.isEmpty()
        ? Finding.ok(MARTS, "All " + manifest.versions().size() + " of " + release + " are there.")
        : Finding.fail(
            MARTS,
            "Of "
                + release
                + " "
                + gone.get(0)
                + " is gone"
                + (gone.size() > 1 ? ", and more of " + (gone.size() - 1) + " marts." : "."),
            again());
  }

  private Finding nothing() {
    return new Releases(files, root).all().isEmpty()
        ? Finding.warn(
            PUBLICATION, "Nothing is published yet.", "Run ./tenure nightly --date DATE.")
        : Finding.fail(
            PUBLICATION,
            "Releases are kept, but marts/_published.json, which names the one in force, is gone.",
            again());
  }

  /** What to do where the release in force cannot be read. */
  private String again() {
    return "Serve an earlier night with ./tenure rollback --to DATE, or publish one again with"
        + " ./tenure nightly --date DATE.";
  }
}
