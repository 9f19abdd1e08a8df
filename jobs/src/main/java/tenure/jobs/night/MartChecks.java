package tenure.jobs.night;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tenure.contract.Table;
import tenure.jobs.settings.Operations;
import tenure.ops.CheckAction;
import tenure.ops.CheckKind;

/** Judges what was measured of tonight's marts. */
final class MartChecks {
  private final Operations.Checks settings;

  MartChecks(Operations.Checks settings) {
    this.settings = settings;
  }

  /**
   * The results by mart.
   *
   * @param orphans how many rows of a mart name an account that no other mart knows
   * @param sameWeekday rows of the same weekday of the weeks before, by mart
   */
  List<CheckResult> of(
      Map<Table, Audit.Finding> findings,
      Map<String, Long> orphans,
      Map<String, List<Long>> sameWeekday) {
    List<CheckResult> results = new ArrayList<>();
    findings.forEach(
        (mart, finding) -> {
          String name = mart.fullName();
          results.add(keys(mart, finding));
          results.add(ranges(mart));
          results.add(volume(name, finding.rows(), sameWeekday.getOrDefault(name, List.of())));
          if (orphans.containsKey(name)) {
            results.add(foreignKeys(name, orphans.get(name)));
          }
        });
    return results;
  }

  private CheckResult keys(Table mart, Audit.Finding finding) {
    long more = finding.rows() - finding.keys();
    return result(
        mart.fullName(),
        "unique_key",
        CheckKind.KEYS,
        more == 0,
        more,
        "%s has %d rows that share the key of another.".formatted(mart, more));
  }

  /** The table's constraints refused every row that breaks one: what stands there has passed. */
  private CheckResult ranges(Table mart) {
    int checks = mart.checks().size();
    return new CheckResult(
        mart.fullName(),
        "contract",
        CheckKind.RANGES,
        CheckAction.FAIL_NIGHT,
        true,
        BigDecimal.valueOf(checks),
        "Every row of %s passed its %d checks.".formatted(mart, checks));
  }

  private CheckResult foreignKeys(String mart, long orphans) {
    return result(
        mart,
        "account_known",
        CheckKind.FOREIGN_KEYS,
        orphans == 0,
        orphans,
        "%s has %d rows whose account is not in marts.dim_account.".formatted(mart, orphans));
  }

  private CheckResult volume(String mart, long rows, List<Long> sameWeekday) {
    return new RowCount(mart, "row_count", rows, sameWeekday)
        .judged(
            settings.volume().surprisedBy(rows, sameWeekday),
            settings.action(CheckKind.VOLUME, mart));
  }

  private CheckResult result(
      String mart, String name, CheckKind kind, boolean isPassed, long observed, String message) {
    return new CheckResult(
        mart,
        name,
        kind,
        settings.action(kind, mart),
        isPassed,
        BigDecimal.valueOf(observed),
        message);
  }
}
