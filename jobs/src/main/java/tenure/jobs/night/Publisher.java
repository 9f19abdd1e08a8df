package tenure.jobs.night;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tenure.Catalog;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.StepResult;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Lease;
import tenure.jobs.lake.Published;
import tenure.jobs.lake.Published.Manifest;
import tenure.jobs.lake.Releases;
import tenure.jobs.settings.Operations;
import tenure.marts.Publication;
import tenure.ops.CheckAction;

/**
 * Makes tonight's marts visible together: audits them, notes what is published, and then replaces
 * the manifest.
 */
final class Publisher {
  private static final Set<Layer> BENEATH =
      EnumSet.of(Layer.SILVER, Layer.LEDGER, Layer.FEATURES, Layer.SCORES);

  private final Lake lake;
  private final LocalDate night;
  private final Operations.Checks checks;
  private final Consumer<CheckResult> heard;
  private final PublishedBefore before;
  private final Optional<Manifest> served;

  /** A publisher that tells each check's result. */
  Publisher(Lake lake, LocalDate night, Operations.Checks checks, Consumer<CheckResult> heard) {
    this.lake = lake;
    this.night = night;
    this.checks = checks;
    this.heard = heard;
    this.before = PublishedBefore.read(lake, night, checks.volume().weeks());
    this.served = Published.read(lake);
  }

  /** What was published. */
  record Outcome(StepResult result, Manifest release, boolean isSameAgain) {}

  /**
   * Publishes the marts of the night, whose largest residual is given.
   *
   * @throws AuditRefused where a check fails the night
   */
  Outcome publish(List<Table> marts, BigDecimal maxResidual, Instant at, Lease lease) {
    Map<Table, Audit.Finding> findings = new Audit(lake).of(own(marts), night);
    List<CheckResult> results =
        new MartChecks(checks)
            .of(findings, ForeignKeys.orphans(lake, marts, night), before.sameWeekday());
    results.forEach(heard);
    AuditRefused.where(results);
    results.stream()
        .filter(r -> r.calls(CheckAction.KEEP_TABLE))
        .forEach(r -> findings.keySet().removeIf(m -> keeps(m, r)));
    List<Row> rows = new ArrayList<>();
    findings.forEach((mart, finding) -> rows.add(row(mart, finding, maxResidual, at)));
    marts.stream()
        .filter(m -> !findings.containsKey(m))
        .flatMap(m -> before.of(m).stream())
        .forEach(rows::add);
    StepResult result =
        lake.replace(
            Publication.TABLE,
            night,
            lake.spark().createDataFrame(rows, Publication.TABLE.schema()).coalesce(1));
    LocalDate newest = served.map(Manifest::night).filter(this::isLater).orElse(night);
    Manifest release =
        new Releases(lake.files(), lake.root())
            .publish(newest, versions(marts, findings, result), at, lease);
    boolean isSame = findings.entrySet().stream().allMatch(e -> isSame(e.getKey(), e.getValue()));
    return new Outcome(result, release, isSame);
  }

  /**
   * The marts that the night writes. Of a night behind, a newer night's tables without nights are
   * not its own, nor those that came since.
   */
  private List<Table> own(List<Table> marts) {
    boolean isBehind = served.map(Manifest::night).filter(this::isLater).isPresent();
    return isBehind ? marts.stream().filter(this::isOfTheNight).toList() : marts;
  }

  private boolean isOfTheNight(Table mart) {
    return mart.slice().isPresent() && (before.of(mart).isPresent() || lake.hasSlice(mart, night));
  }

  private boolean isLater(LocalDate other) {
    return other.isAfter(night);
  }

  private boolean isSame(Table mart, Audit.Finding finding) {
    return before.contentHash(mart).filter(finding.contentHash()::equals).isPresent();
  }

  /** Readers can keep a table only where they have one. */
  private boolean keeps(Table mart, CheckResult broken) {
    if (!mart.fullName().equals(broken.subject())) {
      return false;
    }
    if (served.flatMap(s -> s.version(mart)).isEmpty()) {
      throw new AuditRefused(
          broken.message(), "No earlier night of it is published that readers could keep.");
    }
    return true;
  }

  private Row row(Table mart, Audit.Finding finding, BigDecimal maxResidual, Instant at) {
    return RowFactory.create(
        Date.valueOf(night),
        mart.fullName(),
        lake.version(mart).orElseThrow(),
        finding.rows(),
        finding.contentHash(),
        before.contentHash(mart).map(finding.contentHash()::equals).orElse(null),
        (long) mart.checks().size() + 1,
        maxResidual.setScale(2, java.math.RoundingMode.HALF_UP),
        Timestamp.from(at));
  }

  /** What the marts were made of, so that an explanation shows what they show. */
  private List<Table> beneath() {
    return Catalog.ALL.stream().filter(t -> BENEATH.contains(t.layer())).filter(lake::has).toList();
  }

  /**
   * The version of every mart that readers are given: tonight's, or the one they have where it is
   * kept, or where a newer night made a table without nights that this one left alone.
   */
  private Map<String, Long> versions(
      List<Table> marts, Map<Table, Audit.Finding> findings, StepResult publication) {
    Map<String, Long> versions = new LinkedHashMap<>();
    for (Table mart : marts) {
      boolean isLeft = !findings.containsKey(mart);
      Optional<Long> standing = served.filter(s -> isLeft).flatMap(s -> s.version(mart));
      versions.put(mart.fullName(), standing.or(() -> lake.version(mart)).orElseThrow());
    }
    versions.put(Publication.TABLE.fullName(), publication.version());
    beneath().forEach(t -> versions.put(t.fullName(), lake.version(t).orElseThrow()));
    return versions;
  }
}
