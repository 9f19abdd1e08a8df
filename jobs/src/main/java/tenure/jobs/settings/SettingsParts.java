package tenure.jobs.settings;

import java.math.BigDecimal;
import java.util.Optional;
import tenure.jobs.settings.Settings.Audit;
import tenure.jobs.settings.Settings.Spark;
import tenure.marts.CalendarPolicy;

/** The small parts of the settings, each from its section. */
final class SettingsParts {
  private SettingsParts() {}

  static Books books(Section root) {
    return new Books(
        RetentionSettings.bands(root.section("retention-bands")).orElse(null),
        RetentionSettings.survival(root.section("survival")).orElse(null),
        RetentionSettings.renewalTiming(root.section("renewal-rate")).orElse(null),
        RetentionSettings.conflicts(root.section("source-conflicts")).orElse(null),
        RetentionSettings.forecast(root.section("retention-forecast")).orElse(null),
        ExpansionSettings.expansion(root.section("expansion")).orElse(null),
        calendar(root.section("calendar")).orElse(null));
  }

  private static Optional<CalendarPolicy> calendar(Section s) {
    int first = s.whole("first-year");
    int ahead = s.whole("years-ahead");
    return s.done().make(() -> new CalendarPolicy(first, ahead));
  }

  static Optional<Audit> audit(Section s) {
    BigDecimal residual = s.decimal("max-residual");
    return s.done().make(() -> new Audit(residual));
  }

  static Optional<Spark> spark(Section s) {
    String master = s.text("master");
    int steps = s.whole("parallel-steps");
    int wholeLines = s.whole("whole-ledger-lines");
    return s.done().make(() -> new Spark(master, steps, wholeLines));
  }
}
