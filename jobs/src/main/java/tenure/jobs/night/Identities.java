package tenure.jobs.night;

import static java.math.BigDecimal.ZERO;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Settings;
import tenure.ledger.LedgerIdentities;
import tenure.ledger.LineMonths;
import tenure.ops.CheckAction;
import tenure.ops.CheckKind;
import tenure.scores.Certificate;

/**
 * The gates of the ledger: what the certificate refuses, or lacks its exchange rate, is not
 * published.
 */
final class Identities {
  private final Lake lake;
  private final Settings settings;
  private final Consumer<CheckResult> heard;

  /** Gates that tell each identity's result. */
  Identities(Lake lake, Settings settings, Consumer<CheckResult> heard) {
    this.lake = lake;
    this.settings = settings;
    this.heard = heard;
  }

  /**
   * The largest residual of tonight\u2019s certificate.
   *
   * @throws AuditRefused where an identity does not hold, or too many lines have no rate
   */
  BigDecimal largest(LocalDate night) {
    List<Row> certificate =
        lake.slice(Certificate.TABLE, night)
            // The narrowest scope and the first month name the place where it went wrong.
            .orderBy(
                Certificate.SCOPE.col(),
                Certificate.MONTH_END_DATE.col().asc_nulls_last(),
                Certificate.IDENTITY.col())
            .collectAsList();
    if (certificate.isEmpty()) {
      throw new AuditRefused(
          "The night " + night + " has no certificate.",
          "Make its scores first: ./tenure run scores --date " + night + ".");
    }
    tell(certificate);
    certificate.stream()
        .filter(r -> !r.<Boolean>getAs(Certificate.IS_PASSED.name()))
        .findFirst()
        .ifPresent(r -> refuse(r, night));
    refuseMissingRates(night);
    return certificate.stream().map(Identities::residual).reduce(ZERO, BigDecimal::max);
  }

  /** One result for each identity, whose worst place decides. */
  private void tell(List<Row> certificate) {
    Map<String, List<Row>> byIdentity =
        certificate.stream()
            .collect(
                groupingBy(
                    r -> r.getAs(Certificate.IDENTITY.name()), LinkedHashMap::new, toList()));
    byIdentity.forEach(
        (identity, places) ->
            heard.accept(
                new CheckResult(
                    Certificate.TABLE.fullName(),
                    identity,
                    CheckKind.IDENTITIES,
                    CheckAction.FAIL_NIGHT,
                    places.stream().allMatch(r -> r.<Boolean>getAs(Certificate.IS_PASSED.name())),
                    places.stream().map(Identities::residual).reduce(ZERO, BigDecimal::max),
                    places.get(0).getAs(Certificate.STATEMENT.name()))));
  }

  private static BigDecimal residual(Row place) {
    return place.getAs(Certificate.RESIDUAL.name());
  }

  private static void refuse(Row broken, LocalDate night) {
    BigDecimal residual = residual(broken);
    throw new AuditRefused(
        "The identity %s does not hold: %s Most of all for %s %s in %s: it differs by %s."
            .formatted(
                broken.getAs(Certificate.IDENTITY.name()),
                broken.getAs(Certificate.STATEMENT.name()),
                broken.getAs(Certificate.SCOPE.name()),
                broken.getAs(Certificate.WORST.name()),
                broken.getAs(Certificate.MONTH_END_DATE.name()),
                plain(residual)),
        "See ./tenure certificate --date " + night + " for all identities.");
  }

  private static String plain(BigDecimal residual) {
    BigDecimal exact = residual.stripTrailingZeros();
    return (exact.scale() < 2 ? exact.setScale(2) : exact).toPlainString();
  }

  private void refuseMissingRates(LocalDate night) {
    double share =
        LedgerIdentities.missingRates(LineMonths.asKnown(lake.read(LineMonths.TABLE), night), night)
            .head()
            .getDouble(0);
    if (share > settings.ledger().missingRateShare().doubleValue()) {
      throw new AuditRefused(
          "%.1f %% of the last month\u2019s lines have no exchange rate.".formatted(share * 100),
          "Deliver the rates, or raise tenure.ledger.missing-rate-share.");
    }
  }
}
