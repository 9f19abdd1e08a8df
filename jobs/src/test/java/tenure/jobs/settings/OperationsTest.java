package tenure.jobs.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.ops.CheckAction;
import tenure.ops.CheckKind;

class OperationsTest {
  @TempDir Path folder;

  private Operations operations(String... lines) throws IOException {
    Path own = Files.writeString(folder.resolve("own.conf"), String.join("\n", lines));
    return Settings.load(
            new Settings.Overrides(Optional.of(own), Optional.empty(), Optional.empty()))
        .operations();
  }

  private String refusal(String... lines) {
    return assertThrows(BadSettings.class, () -> operations(lines)).getMessage();
  }

  @Test
  void what_follows_from_a_check_may_differ_for_one_mart_or_source() throws IOException {
    Operations.Checks checks =
        operations(
                "tenure.checks.actions.volume = fail-night",
                "tenure.checks.exceptions { \"marts.fct_renewal volume\" = keep-table, \"stripe ranges\" = fail-night }")
            .checks();
    assertEquals(CheckAction.FAIL_NIGHT, checks.action(CheckKind.VOLUME, "marts.dim_account"));
    assertEquals(CheckAction.KEEP_TABLE, checks.action(CheckKind.VOLUME, "marts.fct_renewal"));
    assertEquals(CheckAction.FAIL_NIGHT, checks.action(CheckKind.KEYS, "marts.fct_renewal"));
    assertEquals(CheckAction.FAIL_NIGHT, checks.action(CheckKind.RANGES, "stripe"));
    assertEquals(CheckAction.REJECT_ROW, checks.action(CheckKind.RANGES, "zendesk"));
  }

  @Test
  void lineage_is_told_only_where_it_is_asked_for() throws IOException {
    assertEquals(Optional.empty(), operations("tenure.lineage.file = \"x\"").lineage().file());
    assertEquals(
        Optional.of(Path.of("lineage.jsonl")),
        operations("tenure.lineage.enabled = true").lineage().file());
  }

  @Test
  void what_makes_no_sense_is_refused_with_its_line() {
    for (List<String> wrong :
        List.of(
            List.of("tenure.checks.actions.keys = fail-nigth", "fail-night"),
            List.of("tenure.checks.actions.freshness = keep-table", "only marts"),
            List.of("tenure.checks.actions.keys = reject-row", "cannot be read are set aside"),
            List.of("tenure.checks.exceptions { \"stripe volume\" = keep-table }", "only marts"),
            List.of("tenure.tidy.small-files = 0", "small-files and small-megabytes"),
            List.of("tenure.checks.exceptions { \"volume\" = warn }", "a table or a source"),
            List.of("tenure.checks.freshness.warn-days = 20", "warn-days must be 1 or more"),
            List.of("tenure.lease.expires-seconds = 15", "at least twice as much"),
            List.of("tenure.lineage.enable = true", "Did you mean enabled?"),
            List.of("tenure.tidy.rollback-nigths = 3", "Did you mean rollback-nights?"))) {
      String message = refusal(wrong.get(0));
      assertTrue(message.contains(wrong.get(1)), message);
      assertTrue(message.matches("(?s).*own\\.conf: ?1.*"), message);
    }
  }
}
