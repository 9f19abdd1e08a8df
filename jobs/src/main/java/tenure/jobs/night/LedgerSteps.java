package tenure.jobs.night;

import static tenure.jobs.night.Stage.LEDGER;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.jobs.settings.Settings;
import tenure.ledger.AccountMrr;
import tenure.ledger.KnownLines;
import tenure.ledger.LineMonths;
import tenure.ledger.Movements;
import tenure.ledger.Quarantine;
import tenure.ledger.Restatements;
import tenure.silver.AccountHierarchy;
import tenure.silver.Accounts;
import tenure.silver.FxRates;

/** Silver → ledger: recurring revenue by month, and what moved it. */
final class LedgerSteps {
  private LedgerSteps() {}

  static List<Step> of(Settings settings) {
    return List.of(
        Step.of(
            LEDGER,
            LineMonths.TABLE,
            Changes.and(LineMonths.TABLE),
            in -> lineMonths(in, settings)),
        Step.of(
            LEDGER,
            AccountMrr.TABLE,
            Lines.and(FxRates.TABLE),
            in ->
                AccountMrr.from(
                    Lines.history(in), in.known(FxRates.TABLE), settings.ledger(), in.night())),
        Step.of(
            LEDGER,
            Movements.TABLE,
            Changes.and(LineMonths.TABLE, Movements.TABLE),
            in -> movements(in, settings)),
        Step.of(
            LEDGER,
            Restatements.TABLE,
            Changes.and(LineMonths.TABLE, Restatements.TABLE),
            in -> restatements(in, settings)),
        Step.of(
            LEDGER,
            KnownLines.TABLE,
            Changes.and(LineMonths.TABLE, Movements.TABLE, Restatements.TABLE),
            in -> new Changes(in, settings).lines()),
        Step.of(
            LEDGER,
            Quarantine.TABLE,
            Lines.and(LineMonths.TABLE, AccountHierarchy.TABLE),
            in ->
                Quarantine.from(
                    Lines.months(in),
                    Lines.history(in),
                    in.knownBesideMany(AccountHierarchy.TABLE),
                    in.versions(Accounts.TABLE),
                    settings.ledger(),
                    in.night())));
  }

  private static Dataset<Row> lineMonths(Inputs in, Settings settings) {
    Changes changes = new Changes(in, settings);
    return LineMonths.from(
        changes.ofLines(Lines.history(in)),
        in.known(FxRates.TABLE),
        Lines.monthsBefore(in, changes),
        settings.ledger(),
        in.night());
  }

  private static Dataset<Row> movements(Inputs in, Settings settings) {
    Changes changes = new Changes(in, settings);
    return Movements.from(
        Movements.bridge(
            changes.months(),
            in.knownBesideMany(AccountHierarchy.TABLE),
            in.known(FxRates.TABLE),
            settings.ledger(),
            in.night()),
        changes.ofGrains(in.previous(Movements.TABLE)),
        Lines.closes(in, settings.ledger()),
        in.night());
  }

  private static Dataset<Row> restatements(Inputs in, Settings settings) {
    if (in.previous(LineMonths.TABLE).isEmpty()) {
      // Nothing was known before, so nothing is restated, however much is learned.
      return in.previous(Restatements.TABLE);
    }
    return Restatements.from(
        in.tonight(LineMonths.TABLE),
        Lines.monthsBefore(in, new Changes(in, settings)),
        Lines.closes(in, settings.ledger()),
        in.versions(AccountHierarchy.TABLE),
        settings.ledger(),
        in.night());
  }
}
