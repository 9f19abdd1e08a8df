package tenure.jobs.night;

import static tenure.jobs.night.Stage.LEDGER;

import java.util.List;
import tenure.jobs.settings.Settings;
import tenure.ledger.AccountMrr;
import tenure.ledger.LedgerIdentities;
import tenure.ledger.LineMonths;
import tenure.ledger.Movements;
import tenure.ledger.Quarantine;
import tenure.ledger.Restatements;
import tenure.silver.AccountHierarchy;
import tenure.silver.FxRates;

/** Silver → ledger: recurring revenue by month, and what moved it. */
final class LedgerSteps {
  private LedgerSteps() {}

  static List<Step> of(Settings settings) {
    return List.of(
        Step.of(
            LEDGER,
            LineMonths.TABLE,
            Lines.and(FxRates.TABLE, LineMonths.TABLE),
            in ->
                LineMonths.from(
                    Lines.history(in),
                    in.known(FxRates.TABLE),
                    Lines.monthsBefore(in),
                    settings.ledger(),
                    in.night())),
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
            List.of(LineMonths.TABLE, AccountHierarchy.TABLE, FxRates.TABLE, Movements.TABLE),
            in ->
                Movements.from(
                    Movements.bridge(
                        Lines.months(in),
                        in.known(AccountHierarchy.TABLE),
                        in.known(FxRates.TABLE),
                        settings.ledger(),
                        in.night()),
                    in.previous(Movements.TABLE),
                    Lines.closes(in, settings.ledger()),
                    in.night())),
        Step.of(
            LEDGER,
            Restatements.TABLE,
            List.of(LineMonths.TABLE, AccountHierarchy.TABLE),
            in ->
                Restatements.from(
                    in.tonight(LineMonths.TABLE),
                    Lines.monthsBefore(in),
                    Lines.closes(in, settings.ledger()),
                    in.versions(AccountHierarchy.TABLE),
                    settings.ledger(),
                    in.night())),
        Step.of(
            LEDGER,
            Quarantine.TABLE,
            List.of(LineMonths.TABLE, AccountHierarchy.TABLE),
            in ->
                Quarantine.from(
                    Lines.months(in),
                    in.known(AccountHierarchy.TABLE),
                    settings.ledger(),
                    in.night())),
        Step.of(
            LEDGER,
            LedgerIdentities.TABLE,
            Lines.and(Movements.TABLE, AccountHierarchy.TABLE, FxRates.TABLE),
            in ->
                LedgerIdentities.from(
                    in.upTo(Movements.TABLE),
                    Lines.history(in),
                    in.known(AccountHierarchy.TABLE),
                    in.known(FxRates.TABLE),
                    settings.ledger(),
                    in.night())));
  }
}
