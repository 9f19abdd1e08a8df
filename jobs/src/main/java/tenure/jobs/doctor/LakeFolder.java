package tenure.jobs.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tenure.jobs.Sessions;
import tenure.jobs.lake.Files;
import tenure.jobs.lake.Published;

/** The lake's folder: whether it can be written, has room, and what it published last. */
final class LakeFolder {
  private static final String SUBJECT = "lake";
  private static final long LEAST_ROOM = 2L << 30;

  private LakeFolder() {}

  static List<Finding> findings(String lake, Clock clock) {
    List<Finding> findings = new ArrayList<>();
    if (!lake.contains("://")) {
      findings.add(room(Path.of(lake).toAbsolutePath()));
    }
    findings.add(publication(lake, LocalDate.now(clock.withZone(ZoneOffset.UTC))));
    return findings;
  }

  private static Finding room(Path lake) {
    Path standing = lake;
    while (!java.nio.file.Files.exists(standing)) {
      standing = standing.getParent();
    }
    if (!java.nio.file.Files.isWritable(standing)) {
      return Finding.fail(
          SUBJECT,
          standing + " cannot be written.",
          "Give the user that runs nights the right to.");
    }
    String found = lake + " can be written, " + free(standing) / (1 << 20) + " MB are free.";
    return free(standing) >= LEAST_ROOM
        ? Finding.ok(SUBJECT, found)
        : Finding.warn(SUBJECT, found, "Make room: a night that runs out of it fails.");
  }

  private static Finding publication(String lake, LocalDate today) {
    Optional<LocalDate> night =
        Published.read(new Files(Sessions.storage()), lake).map(Published.Manifest::night);
    if (night.isEmpty()) {
      return Finding.warn(
          "publication", "Nothing is published yet.", "Run ./tenure nightly --date DATE.");
    }
    long days = ChronoUnit.DAYS.between(night.get(), today);
    String found = "The newest published night is " + night.get() + ", " + days + " days ago.";
    return days <= 2
        ? Finding.ok("publication", found)
        : Finding.warn("publication", found, "Look at the scheduler, then run ./tenure backfill.");
  }

  private static long free(Path folder) {
    try {
      return java.nio.file.Files.getFileStore(folder).getUsableSpace();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
