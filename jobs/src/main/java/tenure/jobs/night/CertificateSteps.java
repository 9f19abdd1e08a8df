package tenure.jobs.night;

import static tenure.jobs.night.Stage.SCORES;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
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
                Retention.TABLE,
                Certificate.TABLE),
            // A few rows of many parts: one file instead of one for each.
            in -> certificate(in, settings).coalesce(1)));
  }

  /**
   * Where a newer night has put its own retention in the place of this night's, there is nothing of
   * it left to look at: what was certified of it then stands, and the ledger is proven anew.
   */
  private static Dataset<Row> certificate(Inputs in, Settings settings) {
    Dataset<Row> certified = in.tonight(Certificate.TABLE).where(Certificate.isOfRetention());
    boolean isReplaced = !certified.isEmpty() && retention(in).isEmpty();
    return isReplaced
        ? from(in, settings, ofLedger(in, settings)).unionByName(certified)
        : from(
            in,
            settings,
            Stream.concat(ofLedger(in, settings).stream(), ofRetention(in, settings).stream())
                .toList());
  }

  private static Dataset<Row> from(Inputs in, Settings settings, List<Dataset<Row>> proofs) {
    return Certificate.from(proofs, settings.audit().maxResidual(), in.night());
  }

  private static List<Dataset<Row>> ofLedger(Inputs in, Settings settings) {
    return List.of(
        ledger(in, settings),
        restatements(in, settings),
        LineFates.from(
            in.known(SubscriptionLines.TABLE),
            Lines.history(in),
            Lines.months(in),
            in.known(Accounts.TABLE),
            settings.ledger(),
            in.night()));
  }

  private static List<Dataset<Row>> ofRetention(Inputs in, Settings settings) {
    return List.of(
        RetentionIdentities.from(retention(in), settings.audit().maxResidual()),
        again(in, settings),
        RetentionProofs.ofChain(retention(in)));
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
