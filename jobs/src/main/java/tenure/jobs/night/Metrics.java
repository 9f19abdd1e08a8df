package tenure.jobs.night;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tenure.jobs.StepResult;

/** The last attempt at a night in Prometheus's text format, for its node exporter to pick up. */
final class Metrics {
  private final List<String> lines = new ArrayList<>();

  private Metrics() {}

  static String of(NightSummary s) {
    Metrics metrics = new Metrics();
    metrics.run(s);
    metrics.steps(s.steps());
    metrics.checks(s.checks());
    return String.join("\n", metrics.lines) + "\n";
  }

  private void run(NightSummary s) {
    gauge("tenure_run_started_seconds", "When the last run began.");
    value("tenure_run_started_seconds", "", s.startedAt().toEpochMilli() / 1000.0);
    gauge("tenure_run_duration_seconds", "How long the last run took.");
    value("tenure_run_duration_seconds", "", s.seconds());
    gauge("tenure_run_failed", "1 where the last run failed.");
    value("tenure_run_failed", "", s.verdict().equals("failed") ? 1 : 0);
    gauge("tenure_run_night_seconds", "The night of the last run, its midnight UTC.");
    value("tenure_run_night_seconds", "", midnight(s.night()));
    gauge("tenure_rejected_rows", "Rows delivered that could not be read.");
    value("tenure_rejected_rows", "", s.rejectedRows());
    gauge("tenure_rejected_share", "The same as a share of the rows delivered.");
    value("tenure_rejected_share", "", s.rejectedShare());
    s.served()
        .ifPresent(
            served -> {
              gauge("tenure_served_night_seconds", "The night that readers are served.");
              value("tenure_served_night_seconds", "", midnight(served.night()));
              gauge("tenure_served_release", "The release that readers are served.");
              value("tenure_served_release", "", served.release());
            });
  }

  private void steps(List<StepResult> steps) {
    if (steps.isEmpty()) {
      return;
    }
    gauge("tenure_step_duration_seconds", "How long a step of the last run took.");
    steps.forEach(
        step ->
            value("tenure_step_duration_seconds", label("step", step.step()), step.millis() / 1e3));
    gauge("tenure_step_rows", "Rows that a step of the last run wrote.");
    steps.forEach(step -> value("tenure_step_rows", label("step", step.step()), step.rows()));
  }

  private void checks(List<CheckResult> checks) {
    gauge("tenure_checks_broken", "Checks of the last run that did not pass.");
    value("tenure_checks_broken", "", checks.stream().filter(c -> !c.isPassed()).count());
    List<CheckResult> fresh =
        checks.stream().filter(c -> c.name().equals(SourceChecks.DELIVERED)).toList();
    if (!fresh.isEmpty()) {
      gauge("tenure_source_age_days", "Days since a source last delivered a file.");
      fresh.forEach(
          c ->
              value(
                  "tenure_source_age_days",
                  label("source", c.subject()),
                  c.observed().doubleValue()));
    }
  }

  private void gauge(String name, String help) {
    lines.add("# HELP " + name + " " + help);
    lines.add("# TYPE " + name + " gauge");
  }

  private void value(String name, String labels, double value) {
    boolean isWhole = value == Math.rint(value);
    String text =
        isWhole ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.3f", value);
    lines.add(name + labels + " " + text);
  }

  private static String label(String name, String value) {
    return "{" + name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
  }

  private static double midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }
}
