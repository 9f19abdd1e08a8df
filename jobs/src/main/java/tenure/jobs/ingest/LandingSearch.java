package tenure.jobs.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tenure.jobs.lake.Lake;

/**
 * Looks through the extracts that still lie in the landing folder, which are not ours to change.
 */
public final class LandingSearch {
  /** How files are called that are no text; of a former extract nothing else tells its format. */
  private static final String TYPED = "(?i).*\\.(parquet|avro)";

  private LandingSearch() {}

  /**
   * The files of text that hold a line like that, in order of their names: those of the extracts,
   * and those that a night took of an extract that is in use no more. Typed files are not looked
   * into.
   */
  public static List<String> files(
      Lake lake, Landing landing, List<ObjectSettings> objects, Predicate<String> line) {
    Stream<String> inUse =
        objects.stream()
            .filter(o -> o.table().isEmpty() && o.format().isText())
            .flatMap(
                o ->
                    landing.files(o.path()).stream()
                        .filter(f -> holds(landing, f, o.charset(), line))
                        .map(LandedFile::path));
    Stream<String> former =
        Manifest.read(lake).all().stream()
            .filter(taken -> objects.stream().noneMatch(taken::isOf))
            .map(taken -> taken.file().path())
            .filter(path -> !path.matches(TYPED))
            .distinct()
            .flatMap(path -> landing.look(path).stream())
            .filter(f -> holds(landing, f, StandardCharsets.UTF_8, line))
            .map(LandedFile::path);
    return Stream.concat(inUse, former).distinct().sorted().toList();
  }

  private static boolean holds(
      Landing landing, LandedFile file, Charset charset, Predicate<String> line) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(landing.open(file), charset))) {
      return lines.lines().anyMatch(line);
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      // It could not be read by a night either, which says so.
      return false;
    }
  }
}
