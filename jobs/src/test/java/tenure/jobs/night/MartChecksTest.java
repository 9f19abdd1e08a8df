package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tenure.jobs.settings.Operations;
import tenure.jobs.settings.Settings;
import tenure.marts.FctRenewal;
import tenure.ops.CheckAction;
import tenure.ops.CheckKind;

class MartChecksTest {
  private static final String MART = FctRenewal.TABLE.fullName();
  private static final List<Long> USUAL = List.of(100L, 101L, 99L, 100L);

  private final Operations.Checks shipped =
      Settings.load(Settings.Overrides.none()).operations().checks();

  private CheckResult result(
      Operations.Checks settings, CheckKind kind, long rows, long keys, long orphans) {
    return new MartChecks(settings)
            .of(
                Map.of(FctRenewal.TABLE, new Audit.Finding(rows, keys, "hash")),
                Map.of(MART, orphans),
                Map.of(MART, USUAL))
            .stream()
            .filter(r -> r.kind() == kind)
            .findFirst()
            .orElseThrow();
  }

  private String verdict(CheckKind kind, long rows, long keys, long orphans) {
    return result(shipped, kind, rows, keys, orphans).verdict();
  }

  @Test
  void what_holds_is_passed() {
    for (CheckKind kind : List.of(CheckKind.KEYS, CheckKind.VOLUME, CheckKind.FOREIGN_KEYS)) {
      assertEquals("passed", verdict(kind, 100, 100, 0), kind.id());
    }
  }

  @Test
  void what_does_not_hold_is_acted_upon_as_configured() {
    assertEquals("failed", verdict(CheckKind.KEYS, 100, 99, 0));
    assertEquals("warned", verdict(CheckKind.VOLUME, 200, 200, 0));
    assertEquals("warned", verdict(CheckKind.FOREIGN_KEYS, 100, 100, 1));
    Operations.Checks own =
        new Operations.Checks(
            shipped.actions(),
            Map.of(MART + " foreign-keys", CheckAction.KEEP_TABLE),
            shipped.volume(),
            shipped.warnDays(),
            shipped.errorDays());
    assertEquals("kept", result(own, CheckKind.FOREIGN_KEYS, 100, 100, 1).verdict());
  }

  @Test
  void a_surprising_number_of_rows_says_what_is_usual() {
    assertEquals(
        "marts.fct_renewal has 200 rows; on this weekday 80 to 120 are usual.",
        result(shipped, CheckKind.VOLUME, 200, 200, 0).message());
  }

  @Test
  void a_night_that_fails_names_every_check_that_fails_it() {
    CheckResult one = result(shipped, CheckKind.KEYS, 100, 99, 0);
    CheckResult other = result(shipped, CheckKind.KEYS, 100, 98, 0);
    AuditRefused refused =
        assertThrows(AuditRefused.class, () -> AuditRefused.where(List.of(one, other)));
    assertTrue(refused.getMessage().contains("1 rows that share the key"), refused.getMessage());
    assertTrue(refused.getMessage().contains("2 rows that share the key"), refused.getMessage());
  }
}
