package tenure.jobs.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The extracts of two nights of a small company, written by hand in the shapes of their vendors. An
 * extract without news on the second night comes as its header alone.
 */
final class SampleLanding {
  static final LocalDate FIRST = LocalDate.parse("2025-12-30");
  static final LocalDate SECOND = LocalDate.parse("2025-12-31");

  /** What marks the rows that a late delivery brings one night later, each in one extract alone. */
  private static final List<String> LATE =
      List.of(
          ",Acme Old,",
          "Plan for January",
          "csat-1,",
          "nps-1,",
          "\"id\":\"sub_nordics\"",
          "\"id\":\"in_beacon_12\"",
          "\"id\":7002,",
          "\"messageId\":\"ev-05\"");

  private SampleLanding() {}

  /** Lays the extracts out under a folder, everything in time. */
  static void inTime(Path folder) {
    firstNight().forEach(file -> lay(file, folder, List.of()));
  }

  /** The same, with some rows of each source a night late. */
  static void late(Path folder) {
    firstNight().forEach(file -> lay(file, folder, LATE));
  }

  private static Path home() {
    try {
      return Path.of(SampleLanding.class.getResource("landing").toURI());
    } catch (URISyntaxException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static List<Path> firstNight() {
    try (Stream<Path> files = Files.walk(home())) {
      return files.filter(f -> f.getFileName().toString().startsWith(FIRST.toString())).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void lay(Path first, Path folder, List<String> late) {
    List<String> inTime = new ArrayList<>();
    List<String> delayed = new ArrayList<>();
    for (String line : lines(first)) {
      (late.stream().anyMatch(line::contains) ? delayed : inTime).add(line);
    }
    Path second = first.resolveSibling(first.getFileName().toString().replace("-30.", "-31."));
    boolean hasHeader = first.toString().endsWith(".csv");
    List<String> news = new ArrayList<>(inTime.subList(0, hasHeader ? 1 : 0));
    news.addAll(delayed);
    if (Files.exists(second)) {
      List<String> own = lines(second);
      news.addAll(own.subList(hasHeader ? 1 : 0, own.size()));
    }
    write(folder.resolve(home().relativize(first).toString()), inTime);
    write(folder.resolve(home().relativize(second).toString()), news);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void write(Path file, List<String> lines) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
