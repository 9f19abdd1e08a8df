package tenure.jobs.night;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tenure.contract.Table;
import tenure.jobs.StepResult;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published;
import tenure.jobs.lake.Published.Manifest;
import tenure.marts.Publication;

/**
 * Makes tonight's marts visible together: audits them, notes what is published, and then replaces
 * the manifest.
 */
final class Publisher {
  private final Lake lake;
  private final LocalDate night;
  private final Map<String, String> before = new LinkedHashMap<>();

  Publisher(Lake lake, LocalDate night) {
    this.lake = lake;
    this.night = night;
    lake.slice(Publication.TABLE, night)
        .select(Publication.TABLE_NAME.col(), Publication.CONTENT_HASH.col())
        .collectAsList()
        .forEach(r -> before.put(r.getString(0), r.getString(1)));
  }

  /** What was published. */
  record Outcome(StepResult result, boolean isSameAgain) {}

  /** Publishes the marts of the night, whose largest residual is given. */
  Outcome publish(List<Table> marts, BigDecimal maxResidual, Instant at) {
    Map<Table, Audit.Finding> findings = new Audit(lake).of(marts, night);
    findings.forEach(Publisher::refuseDuplicates);
    List<Row> rows = new ArrayList<>();
    findings.forEach((mart, finding) -> rows.add(row(mart, finding, maxResidual, at)));
    StepResult result =
        lake.replace(
            Publication.TABLE,
            night,
            lake.spark().createDataFrame(rows, Publication.TABLE.schema()));
    Published.write(lake, manifest(marts, result));
    boolean isSame =
        findings.entrySet().stream()
            .allMatch(e -> e.getValue().contentHash().equals(before.get(e.getKey().fullName())));
    return new Outcome(result, isSame);
  }

  private Row row(Table mart, Audit.Finding finding, BigDecimal maxResidual, Instant at) {
    String old = before.get(mart.fullName());
    return RowFactory.create(
        Date.valueOf(night),
        mart.fullName(),
        lake.version(mart).orElseThrow(),
        finding.rows(),
        finding.contentHash(),
        old == null ? null : old.equals(finding.contentHash()),
        (long) mart.checks().size() + 1,
        maxResidual.setScale(2, java.math.RoundingMode.HALF_UP),
        Timestamp.from(at));
  }

  private Manifest manifest(List<Table> marts, StepResult publication) {
    Map<String, Long> versions = new LinkedHashMap<>();
    marts.forEach(m -> versions.put(m.fullName(), lake.version(m).orElseThrow()));
    versions.put(Publication.TABLE.fullName(), publication.version());
    Optional<LocalDate> served = Published.read(lake).map(Manifest::night);
    LocalDate newest = served.filter(n -> n.isAfter(night)).orElse(night);
    return new Manifest(newest, versions);
  }

  private static void refuseDuplicates(Table mart, Audit.Finding finding) {
    if (finding.rows() != finding.keys()) {
      throw new AuditRefused(
          mart
              + " has "
              + (finding.rows() - finding.keys())
              + " rows that share the key of another.",
          "This is a fault in how the mart is made: please report it with the night\u2019s summary.");
    }
  }
}
