package tenure.jobs.night;

import static tenure.jobs.night.Stage.MARTS;

import java.util.List;
import tenure.features.AccountFinance;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.jobs.settings.Settings;
import tenure.ledger.AccountMrr;
import tenure.ledger.Movements;
import tenure.marts.DimAccount;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctHealthDistribution;
import tenure.marts.FctHealthMeasure;
import tenure.marts.FctMrrMovement;
import tenure.marts.FctOnboarding;
import tenure.marts.FctParentHealth;
import tenure.marts.FctPlay;
import tenure.marts.FctPlayStep;
import tenure.marts.FctRenewal;
import tenure.marts.FctRenewalRate;
import tenure.marts.FctRetention;
import tenure.marts.FctSignal;
import tenure.marts.FctSourceCoverage;
import tenure.marts.KpiCompanyMonth;
import tenure.plays.Plays;
import tenure.scores.HealthMeasures;
import tenure.scores.HealthScores;
import tenure.scores.Renewals;
import tenure.scores.Retention;
import tenure.signals.Signals;
import tenure.silver.AccountHierarchy;
import tenure.silver.AccountLinks;
import tenure.silver.Accounts;
import tenure.silver.Csms;
import tenure.silver.DailyUsage;

/** Scores and what lies below → marts: how it is asked for. */
final class MartSteps {
  private MartSteps() {}

  static List<Step> of(Settings settings) {
    return List.of(
        Step.of(
            MARTS,
            DimAccount.TABLE,
            List.of(
                AccountProfile.TABLE,
                HealthScores.TABLE,
                Accounts.TABLE,
                AccountHierarchy.TABLE,
                Csms.TABLE),
            in ->
                DimAccount.from(
                    in.tonight(AccountProfile.TABLE),
                    in.tonight(HealthScores.TABLE),
                    in.known(Accounts.TABLE),
                    in.known(AccountHierarchy.TABLE),
                    in.known(Csms.TABLE))),
        Step.of(
            MARTS,
            FctAccountDaily.TABLE,
            List.of(
                AccountProfile.TABLE,
                AccountUsage.TABLE,
                AccountSupport.TABLE,
                AccountRelationship.TABLE,
                AccountFinance.TABLE,
                HealthScores.TABLE,
                Renewals.TABLE,
                Signals.TABLE,
                Plays.TABLE),
            in ->
                FctAccountDaily.from(
                    in.tonight(AccountProfile.TABLE),
                    List.of(
                        in.tonight(AccountUsage.TABLE),
                        in.tonight(AccountSupport.TABLE),
                        in.tonight(AccountRelationship.TABLE),
                        in.tonight(AccountFinance.TABLE)),
                    in.tonight(HealthScores.TABLE),
                    in.tonight(Renewals.TABLE),
                    in.tonight(Signals.TABLE),
                    in.tonight(Plays.TABLE))),
        Step.of(
            MARTS,
            FctMrrMovement.TABLE,
            List.of(Movements.TABLE),
            in -> FctMrrMovement.from(in.tonight(Movements.TABLE))),
        Step.of(
            MARTS,
            FctRetention.TABLE,
            List.of(Retention.TABLE),
            in -> FctRetention.from(in.whole(Retention.TABLE))),
        Step.of(
            MARTS,
            FctHealthMeasure.TABLE,
            List.of(HealthMeasures.TABLE),
            in ->
                FctHealthMeasure.from(
                    in.tonight(HealthMeasures.TABLE), in.upTo(HealthMeasures.TABLE), in.night())),
        Step.of(
            MARTS,
            FctRenewal.TABLE,
            List.of(Renewals.TABLE),
            in -> FctRenewal.from(in.tonight(Renewals.TABLE))),
        Step.of(
            MARTS,
            FctSignal.TABLE,
            List.of(Signals.TABLE),
            in -> FctSignal.from(in.tonight(Signals.TABLE))),
        Step.of(
            MARTS,
            FctPlay.TABLE,
            List.of(Plays.TABLE),
            in -> FctPlay.from(in.tonight(Plays.TABLE))),
        Step.of(
            MARTS,
            FctPlayStep.TABLE,
            List.of(Plays.TABLE),
            in -> FctPlayStep.from(in.tonight(Plays.TABLE))),
        Step.of(
            MARTS,
            FctSourceCoverage.TABLE,
            List.of(AccountLinks.TABLE, DailyUsage.TABLE, AccountMrr.TABLE),
            in ->
                FctSourceCoverage.from(
                    in.known(AccountLinks.TABLE),
                    in.lastNights(DailyUsage.TABLE, FctSourceCoverage.USAGE_DAYS),
                    in.tonight(AccountMrr.TABLE),
                    in.night())),
        Step.of(
            MARTS,
            FctHealthDistribution.TABLE,
            List.of(FctAccountDaily.TABLE, FctHealthDistribution.TABLE),
            in ->
                FctHealthDistribution.from(
                    in.tonight(FctAccountDaily.TABLE),
                    in.slice(FctHealthDistribution.TABLE, in.night().minusDays(28)),
                    in.night())),
        Step.of(
            MARTS,
            FctParentHealth.TABLE,
            List.of(FctAccountDaily.TABLE, AccountHierarchy.TABLE),
            in ->
                FctParentHealth.from(
                    in.tonight(FctAccountDaily.TABLE),
                    in.known(AccountHierarchy.TABLE),
                    settings.health(),
                    in.night())),
        Step.of(
            MARTS,
            KpiCompanyMonth.TABLE,
            List.of(
                FctRetention.TABLE,
                FctRenewalRate.TABLE,
                FctHealthDistribution.TABLE,
                FctOnboarding.TABLE),
            in ->
                KpiCompanyMonth.from(
                    in.whole(FctRetention.TABLE),
                    in.whole(FctRenewalRate.TABLE),
                    in.upTo(FctHealthDistribution.TABLE),
                    in.tonight(FctOnboarding.TABLE),
                    settings.books().bands())));
  }
}
