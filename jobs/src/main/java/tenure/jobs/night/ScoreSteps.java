package tenure.jobs.night;

import static tenure.jobs.night.Stage.SCORES;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.expansion.ProductRules;
import tenure.features.AccountEngagement;
import tenure.features.AccountFinance;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.jobs.settings.Settings;
import tenure.ledger.TermMrr;
import tenure.scores.AccountFeatures;
import tenure.scores.HealthMeasures;
import tenure.scores.HealthScores;
import tenure.scores.RenewalOutlooks;
import tenure.scores.Renewals;
import tenure.scores.Retention;
import tenure.scores.RetentionBasis;
import tenure.signals.SignalFeature;
import tenure.signals.Signals;
import tenure.silver.FxRates;

/** Ledger and features → scores: what is concluded. */
final class ScoreSteps {
  /** The features that scores are made of, the profile first. */
  static final List<Table> FEATURES =
      List.of(
          AccountProfile.TABLE,
          AccountUsage.TABLE,
          AccountSupport.TABLE,
          AccountEngagement.TABLE,
          AccountRelationship.TABLE,
          AccountFinance.TABLE,
          AccountOutcomes.TABLE);

  private ScoreSteps() {}

  static List<Step> of(Settings settings) {
    return List.of(
        Step.of(
            SCORES,
            HealthMeasures.TABLE,
            Stream.concat(FEATURES.stream(), Stream.of(HealthMeasures.TABLE)).toList(),
            in ->
                HealthMeasures.from(
                    features(in),
                    in.lastBefore(HealthMeasures.TABLE),
                    settings.health(),
                    in.night())),
        Step.of(
            SCORES,
            HealthScores.TABLE,
            List.of(HealthMeasures.TABLE, AccountProfile.TABLE, HealthScores.TABLE),
            in ->
                HealthScores.from(
                    in.tonight(HealthMeasures.TABLE),
                    in.tonight(AccountProfile.TABLE),
                    earlier(in),
                    settings.health().bands(),
                    in.night())),
        RenewalSteps.outlooks(settings),
        Step.of(
            SCORES,
            Renewals.TABLE,
            Stream.of(FEATURES, Lines.and(FxRates.TABLE, HealthScores.TABLE, RenewalOutlooks.TABLE))
                .flatMap(List::stream)
                .toList(),
            in ->
                Renewals.from(
                    TermMrr.from(
                        Lines.history(in), in.known(FxRates.TABLE), settings.ledger(), in.night()),
                    features(in),
                    in.tonight(HealthScores.TABLE),
                    in.upTo(RenewalOutlooks.TABLE),
                    settings.renewals(),
                    in.night())),
        Step.of(
            SCORES,
            Signals.TABLE,
            Stream.concat(
                    FEATURES.stream(),
                    Stream.of(HealthScores.TABLE, ProductRules.TABLE, Signals.TABLE))
                .toList(),
            in ->
                Signals.from(
                    figures(in), in.lastBefore(Signals.TABLE), settings.signals(), in.night())),
        PlaySteps.plays(settings),
        Step.of(
            SCORES,
            Retention.TABLE,
            RetentionNight.reads(),
            in -> new RetentionNight(in, settings).rows()),
        Step.of(
            SCORES,
            RetentionBasis.TABLE,
            RetentionNight.reads(),
            in -> new RetentionNight(in, settings).basis()));
  }

  /** The nights that tonight looks back at; reading all of them would cost more every night. */
  private static Dataset<Row> earlier(Inputs in) {
    return in.lastBefore(HealthScores.TABLE)
        .unionByName(in.slice(HealthScores.TABLE, in.night().minusDays(7)))
        .unionByName(in.slice(HealthScores.TABLE, in.night().minusDays(28)));
  }

  static AccountFeatures features(Inputs in) {
    return AccountFeatures.ofJoined(in.shared("features of accounts", ScoreSteps::joined));
  }

  /** What conditions of signals and plays may name. */
  static Dataset<Row> figures(Inputs in) {
    return SignalFeature.figures(
        features(in), in.tonight(HealthScores.TABLE), in.upTo(ProductRules.TABLE));
  }

  private static Dataset<Row> joined(Inputs in) {
    return new AccountFeatures(
            in.tonight(AccountProfile.TABLE),
            in.tonight(AccountUsage.TABLE),
            in.tonight(AccountSupport.TABLE),
            in.tonight(AccountEngagement.TABLE),
            in.tonight(AccountRelationship.TABLE),
            in.tonight(AccountFinance.TABLE),
            in.tonight(AccountOutcomes.TABLE))
        .joined();
  }
}
