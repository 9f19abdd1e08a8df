package tenure.jobs.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tenure.jobs.OperatorError;
import tenure.jobs.settings.Settings;

/**
 * Looks at everything a night needs, without Spark and without changing anything, and says for each
 * whether it is well and, if not, what to do.
 */
public final class Doctor {
  private final Settings.Overrides call;
  private final Clock clock;

  /** A look at what this call would use. */
  public Doctor(Settings.Overrides call, Clock clock) {
    this.call = call;
    this.clock = clock;
  }

  /** Every finding: settings, machine, landing folders, databases, lake, and what it publishes. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Optional<Settings> settings = settings(findings);
    findings.addAll(Machine.here().findings());
    settings.ifPresent(
        s -> {
          findings.addAll(LandingFolders.findings(s.landing(), clock));
          findings.addAll(Databases.findings(s.sources(), s.warehouses()));
          findings.addAll(ExpectedExtracts.findings(s));
          findings.addAll(lake(s));
        });
    return findings;
  }

  private List<Finding> lake(Settings settings) {
    boolean isLocal = !settings.lake().contains(":/");
    String root = isLocal ? Path.of(settings.lake()).toAbsolutePath().toString() : settings.lake();
    List<Finding> findings = new ArrayList<>();
    if (isLocal) {
      findings.addAll(LakeFolder.findings(Path.of(root)));
    }
    findings.addAll(new LakeUse(root, settings.operations().lease(), clock).findings());
    findings.addAll(new ServedMarts(root, clock).findings());
    return findings;
  }

  private Optional<Settings> settings(List<Finding> findings) {
    try {
      Settings settings = Settings.load(call);
      String from = call.config().map(f -> f + " over the defaults").orElse("the defaults");
      findings.add(Finding.ok("settings", from + ", fingerprint " + settings.fingerprint() + "."));
      return Optional.of(settings);
    } catch (OperatorError bad) {
      bad.getMessage()
          .lines()
          .map(String::strip)
          .filter(line -> !line.endsWith("problems:"))
          .forEach(line -> findings.add(Finding.fail("settings", line, "")));
      return Optional.empty();
    }
  }
}
