package tenure.jobs.night;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Settings;
import tenure.ledger.LedgerIdentities;
import tenure.ledger.LineMonths;

/**
 * The gates of the ledger: what does not add up to the cent, or lacks its exchange rate, is not
 * published.
 */
final class Identities {
  private final Lake lake;
  private final Settings settings;

  Identities(Lake lake, Settings settings) {
    this.lake = lake;
    this.settings = settings;
  }

  /**
   * The largest residual of tonight\u2019s identities.
   *
   * @throws AuditRefused where it is larger than is published, or too many lines have no rate
   */
  BigDecimal largest(LocalDate night) {
    Row worst =
        lake.read(LedgerIdentities.TABLE)
            .agg(
                coalesce(max(LedgerIdentities.RESIDUAL.col()), lit(BigDecimal.ZERO)),
                max_by(
                    struct(LedgerIdentities.GRAIN_ID.col(), LedgerIdentities.MONTH_END_DATE.col()),
                    LedgerIdentities.RESIDUAL.col()))
            .head();
    BigDecimal residual = worst.getDecimal(0);
    if (residual.compareTo(settings.audit().maxResidual()) > 0) {
      throw new AuditRefused(
          "The movements of grain "
              + worst.getStruct(1).getString(0)
              + " up to "
              + worst.getStruct(1).getDate(1)
              + " differ by "
              + residual
              + " from its subscription lines.",
          "Compare ledger.movements with ledger.line_months for that grain.");
    }
    refuseMissingRates(night);
    return residual;
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
