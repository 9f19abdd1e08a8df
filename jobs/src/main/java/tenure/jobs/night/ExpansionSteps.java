package tenure.jobs.night;

import static tenure.jobs.night.Stage.MARTS;
import static tenure.jobs.night.Stage.SCORES;

import java.util.List;
import java.util.stream.Stream;
import tenure.contract.Table;
import tenure.expansion.ExpansionPolicy;
import tenure.expansion.ProductRules;
import tenure.features.AccountProfile;
import tenure.features.AccountUsage;
import tenure.jobs.settings.Settings;
import tenure.ledger.LineMonths;
import tenure.ledger.Movements;
import tenure.marts.FctExpansionOpportunity;
import tenure.marts.FctExpansionPropensity;
import tenure.scores.HealthScores;
import tenure.silver.AccountHierarchy;
import tenure.silver.Opportunities;

/** Features, health and the ledger → where growth can be proposed, and how often that is taken. */
final class ExpansionSteps {
  private ExpansionSteps() {}

  static List<Step> of(Settings settings) {
    ExpansionPolicy policy = settings.books().expansion();
    return List.of(rules(policy), propensity(policy), opportunities(policy));
  }

  private static Step rules(ExpansionPolicy policy) {
    return Step.of(
            SCORES,
            ProductRules.TABLE,
            List.of(AccountProfile.TABLE, AccountUsage.TABLE, LineMonths.TABLE),
            in ->
                ProductRules.from(
                    in.tonight(AccountProfile.TABLE),
                    in.tonight(AccountUsage.TABLE),
                    Lines.months(in),
                    policy.rules(),
                    in.night()))
        .monthly();
  }

  /** Stands before the proposals, so that both read each other: it those of earlier nights. */
  private static Step propensity(ExpansionPolicy policy) {
    return Step.of(
            MARTS,
            FctExpansionPropensity.TABLE,
            List.of(FctExpansionOpportunity.TABLE, AccountHierarchy.TABLE, Movements.TABLE),
            in ->
                FctExpansionPropensity.from(
                    in.previous(FctExpansionOpportunity.TABLE),
                    in.known(AccountHierarchy.TABLE),
                    in.upTo(Movements.TABLE),
                    policy.propensity(),
                    in.night()))
        .monthly();
  }

  private static Step opportunities(ExpansionPolicy policy) {
    List<Table> reads =
        Stream.concat(
                ScoreSteps.FEATURES.stream(),
                Stream.of(
                    HealthScores.TABLE,
                    ProductRules.TABLE,
                    Opportunities.TABLE,
                    FctExpansionPropensity.TABLE))
            .toList();
    return Step.of(
        MARTS,
        FctExpansionOpportunity.TABLE,
        reads,
        in ->
            FctExpansionOpportunity.from(
                ScoreSteps.features(in),
                in.tonight(HealthScores.TABLE),
                in.upTo(ProductRules.TABLE),
                in.known(Opportunities.TABLE),
                in.whole(FctExpansionPropensity.TABLE),
                policy,
                in.night()));
  }
}
