package tenure.jobs.night;

import static tenure.jobs.night.Stage.SCORES;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published;
import tenure.jobs.settings.Settings;
import tenure.ledger.LedgerIdentities;
import tenure.ledger.LineFates;
import tenure.ledger.LineMonths;
import tenure.ledger.Movements;
import tenure.ledger.RestatementIdentity;
import tenure.ledger.Restatements;
import tenure.scores.Certificate;
import tenure.scores.Retention;
import tenure.scores.RetentionIdentities;
import tenure.scores.RetentionProofs;
import tenure.silver.AccountHierarchy;
import tenure.silver.Accounts;
import tenure.silver.FxRates;
import tenure.silver.SubscriptionLines;

/** Ledger and retention → the proof that they hold. */
final class CertificateSteps {
  private CertificateSteps() {}

  static List<Step> of(Settings settings) {
    BigDecimal tolerance = settings.audit().maxResidual();
    return List.of(
        Step.of(
                SCORES,
                Certificate.TABLE,
                Lines.and(
                    Movements.TABLE,
                    Restatements.TABLE,
                    LineMonths.TABLE,
                    AccountHierarchy.TABLE,
                    FxRates.TABLE,
                    Retention.TABLE),
                in ->
                    // A few rows of many parts: one file instead of one for each.
                    Certificate.from(
                            List.of(
                                ledger(in, settings),
                                restatements(in, settings),
                                LineFates.from(
                                    in.known(SubscriptionLines.TABLE),
                                    Lines.history(in),
                                    Lines.months(in),
                                    in.known(Accounts.TABLE),
                                    settings.ledger(),
                                    in.night()),
                                RetentionIdentities.from(retention(in), tolerance),
                                again(in, settings),
                                RetentionProofs.ofChain(retention(in))),
                            tolerance,
                            in.night())
                        .coalesce(1))
            .unless(CertificateSteps::isCertifiedBefore));
  }

  /**
   * A newer night has put its own retention in the place of what the night certified, so that there
   * is nothing left to look at again.
   */
  private static boolean isCertifiedBefore(Lake lake, LocalDate night) {
    return lake.hasSlice(Certificate.TABLE, night)
        && Published.read(lake).filter(served -> served.night().isAfter(night)).isPresent();
  }

  /** What this night concluded: one behind the served night concludes nothing anew. */
  private static Dataset<Row> retention(Inputs in) {
    return in.whole(Retention.TABLE)
        .where(Retention.KNOWN_ON.col().equalTo(Months.day(in.night())));
  }

  private static Dataset<Row> ledger(Inputs in, Settings settings) {
    return LedgerIdentities.from(
        Movements.asKnown(in.upTo(Movements.TABLE), in.night()),
        Lines.months(in),
        Lines.history(in),
        in.knownBesideMany(AccountHierarchy.TABLE),
        in.known(FxRates.TABLE),
        settings.ledger(),
        settings.audit().maxResidual(),
        in.night());
  }

  private static Dataset<Row> restatements(Inputs in, Settings settings) {
    return RestatementIdentity.from(
        in.upTo(LineMonths.TABLE),
        in.upTo(Restatements.TABLE),
        settings.ledger(),
        settings.audit().maxResidual(),
        in.night());
  }

  private static Dataset<Row> again(Inputs in, Settings settings) {
    return RetentionProofs.fromGrains(
        retention(in),
        Lines.months(in),
        in.knownBesideMany(AccountHierarchy.TABLE),
        in.known(FxRates.TABLE),
        settings.ledger(),
        settings.retention(),
        settings.audit().maxResidual(),
        in.night());
  }
}
