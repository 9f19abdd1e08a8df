package tenure.jobs.doctor;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The landing folder: what each source delivered last. */
final class LandingFolders {
  private static final String SUBJECT = "landing";
  private static final Duration LATE = Duration.ofDays(2);

  private LandingFolders() {}

  static List<Finding> findings(String landing, Clock clock) {
    if (landing.contains("://")) {
      return List.of(Finding.ok(SUBJECT, landing + " is remote and was not looked at."));
    }
    Path folder = Path.of(landing);
    if (!Files.isDirectory(folder)) {
      return List.of(
          Finding.fail(
              SUBJECT,
              "There is no folder " + folder.toAbsolutePath() + ".",
              "Name the right one with --landing or tenure.landing, or make one with ./tenure"
                  + " simulate."));
    }
    List<Finding> findings = new ArrayList<>();
    for (Path source : children(folder).stream().filter(Files::isDirectory).toList()) {
      findings.add(source(source, clock.instant()));
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.fail(SUBJECT, folder + " holds no source.", "Deliver extracts into it."));
    }
    return findings;
  }

  private static Finding source(Path source, Instant now) {
    String subject = SUBJECT + " " + source.getFileName();
    Optional<Path> newest = newest(source);
    if (newest.isEmpty()) {
      return Finding.warn(subject, "holds no file.", "Look at the job that delivers it.");
    }
    Instant at = modified(newest.get());
    String found =
        "newest file " + source.relativize(newest.get()) + " of " + at.truncatedTo(SECONDS) + ".";
    return Duration.between(at, now).compareTo(LATE) > 0
        ? Finding.warn(subject, found, "Look at the job that delivers it: nothing new for 2 days.")
        : Finding.ok(subject, found);
  }

  private static Optional<Path> newest(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .max(Comparator.comparing(LandingFolders::modified).thenComparing(f -> f));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
