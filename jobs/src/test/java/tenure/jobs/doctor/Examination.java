package tenure.jobs.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import tenure.jobs.settings.Settings;

/**
 * What the doctor says of a folder with a landing folder and a lake, at a moment.
 *
 * @param folder what holds both
 */
record Examination(Path folder) {
  static final Instant NOW = Instant.parse("2026-02-01T03:00:00Z");

  List<Finding> findings(Optional<Path> config) {
    Settings.Overrides call =
        new Settings.Overrides(
            config,
            Optional.of(folder.resolve("landing").toString()),
            Optional.of(folder.resolve("lake").toString()));
    return new Doctor(call, Clock.fixed(NOW, ZoneOffset.UTC)).findings();
  }

  /** The line of the first finding about a subject; empty where there is none. */
  String line(String subject) {
    return findings(Optional.empty()).stream()
        .filter(f -> f.subject().equals(subject))
        .map(Finding::line)
        .findFirst()
        .orElse("");
  }

  void deliver(String file, Instant at) {
    try {
      Path path = write("landing/" + file, "x");
      Files.setLastModifiedTime(path, FileTime.from(at));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  Path write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      return Files.writeString(path, text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
