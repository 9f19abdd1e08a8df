package tenure.jobs.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tenure.jobs.ingest.Landing;
import tenure.jobs.ingest.ObjectSettings;
import tenure.jobs.ingest.SourceSettings;
import tenure.jobs.settings.Settings;

/** Whether every extract that a night cannot do without has ever come. */
final class ExpectedExtracts {
  private ExpectedExtracts() {}

  static List<Finding> findings(Settings settings) {
    if (settings.landing().contains("://") || !Files.isDirectory(Path.of(settings.landing()))) {
      return List.of();
    }
    Landing landing = new Landing(Path.of(settings.landing()));
    List<Finding> findings = new ArrayList<>();
    for (SourceSettings source : settings.sources()) {
      List<ObjectSettings> missing =
          source.objects().stream()
              .filter(ObjectSettings::isRequired)
              .filter(object -> !landing.has(object.path()))
              .toList();
      if (!missing.isEmpty()) {
        findings.add(missing(source, missing));
      }
    }
    return findings;
  }

  private static Finding missing(SourceSettings source, List<ObjectSettings> missing) {
    return Finding.fail(
        "extracts " + source.name(),
        "No file has ever come of "
            + missing.stream().map(o -> o.object() + " (" + o.path() + ")").toList()
            + ".",
        "Look at the job that delivers them, say expect = optional, or take "
            + source.name()
            + " out of tenure.use-sources.");
  }
}
