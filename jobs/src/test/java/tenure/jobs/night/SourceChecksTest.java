package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.rows;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.Deliveries;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Operations;
import tenure.jobs.settings.Settings;
import tenure.kit.Spark;
import tenure.ops.CheckAction;

class SourceChecksTest {
  /** A Saturday; the five before it ran, and one Friday. */
  private static final LocalDate NIGHT = LocalDate.parse("2026-01-31");

  private static final String FRIDAY = "2026-01-30";

  @TempDir Path folder;

  private final Operations.Checks shipped =
      Settings.load(Settings.Overrides.none()).operations().checks();

  @Test
  void each_source_is_judged_by_the_same_weekday_of_the_weeks_before() {
    SourceChecks.Found found = found(shipped);
    Map<String, String> verdicts = new TreeMap<>();
    found.results().forEach(r -> verdicts.put(r.subject() + " " + r.name(), r.verdict()));
    assertEquals(
        Map.of(
            "billing delivered", "warned",
            "billing rows_readable", "passed",
            "billing rows_read", "warned",
            "crm delivered", "passed",
            "crm rows_readable", "rejected",
            "crm rows_read", "passed",
            "surveys delivered", "passed",
            "surveys rows_readable", "passed",
            "surveys rows_read", "passed",
            "bronze.deliveries rows_conserved", "passed"),
        verdicts);
    assertEquals(1_100, found.rowsRead());
    String billing = message(found, "billing", "rows_read");
    assertTrue(billing.contains("billing has 0 rows; on this weekday 300 to 500"), billing);
  }

  @Test
  void what_follows_from_rows_set_aside_is_chosen_for_each_source() {
    Operations.Checks strict =
        new Operations.Checks(
            shipped.actions(),
            Map.of("crm ranges", CheckAction.FAIL_NIGHT),
            shipped.volume(),
            shipped.warnDays(),
            shipped.errorDays());
    assertEquals(
        "failed",
        found(strict).results().stream()
            .filter(r -> r.subject().equals("crm") && r.name().equals("rows_readable"))
            .findFirst()
            .orElseThrow()
            .verdict());
  }

  private static String message(SourceChecks.Found found, String subject, String name) {
    return found.results().stream()
        .filter(r -> r.subject().equals(subject) && r.name().equals(name))
        .findFirst()
        .orElseThrow()
        .message();
  }

  /** Billing is silent tonight; surveys came for the first time on Friday. */
  private SourceChecks.Found found(Operations.Checks checks) {
    Lake lake = new Lake(Spark.session(), folder.toString());
    StringBuilder text =
        new StringBuilder(
            "| source | object | file | target | size_bytes | modified_at | rows_read | rows_added"
                + " | rows_loaded | rows_rejected | rows_duplicate | rows_filtered | known_on |\n");
    for (int week = 1; week <= 5; week++) {
      text.append(line("crm", 1_000 + week, 0, NIGHT.minusWeeks(week).toString()));
      text.append(line("billing", 400, 0, NIGHT.minusWeeks(week).toString()));
    }
    text.append(line("surveys", 7, 0, FRIDAY)).append(line("crm", 5_000, 0, FRIDAY));
    text.append(line("crm", 1_100, 1, NIGHT.toString()));
    lake.append(Deliveries.TABLE, rows(Deliveries.TABLE, text.toString()));
    return new SourceChecks(lake, checks, NIGHT).found();
  }

  private static String line(String source, long read, long rejected, String night) {
    return "| %s | all | %s.csv | bronze.%s | 1 | 2026-01-01T00:00:00 | %d | 0 | %d | %d | 0 | 0 | %s |%n"
        .formatted(source, night, source, read, read - rejected, rejected, night);
  }
}
