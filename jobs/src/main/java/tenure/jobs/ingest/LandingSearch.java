package tenure.jobs.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.function.Predicate;

/**
 * Looks through the extracts that still lie in the landing folder, which are not ours to change.
 */
public final class LandingSearch {
  private LandingSearch() {}

  /**
   * The files of text that hold a line like that, in order of their names; typed files are not
   * looked into.
   */
  public static List<String> files(
      Landing landing, List<ObjectSettings> objects, Predicate<String> line) {
    return objects.stream()
        .filter(o -> o.table().isEmpty() && o.format().isText())
        .flatMap(
            o ->
                landing.files(o.path()).stream()
                    .filter(f -> holds(landing, f, o, line))
                    .map(LandedFile::path))
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean holds(
      Landing landing, LandedFile file, ObjectSettings object, Predicate<String> line) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(landing.open(file), object.charset()))) {
      return lines.lines().anyMatch(line);
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      // It could not be read by a night either, which says so.
      return false;
    }
  }
}
