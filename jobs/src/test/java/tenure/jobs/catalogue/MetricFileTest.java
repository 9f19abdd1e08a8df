package tenure.jobs.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tenure.metrics.Metrics;

/** The files of the metrics that stand beside the contracts, for readers without a build. */
class MetricFileTest {
  private static final Path TRANSFORMS = Path.of("../transforms");

  @ParameterizedTest
  @EnumSource
  void a_file_says_what_the_definitions_say(MetricFile file) throws IOException {
    Path path = TRANSFORMS.resolve(file.fileName());
    String kept = Files.exists(path) ? Files.readString(path) : "";
    if (System.getenv("CI") == null) {
      file.write(Metrics.ALL, TRANSFORMS);
    }
    assertEquals(
        kept, file.text(Metrics.ALL), path + " was out of date; at a desk it is now rewritten");
  }
}
