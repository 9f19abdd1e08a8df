package tenure.jobs.night;

import static tenure.jobs.night.Stage.MARTS;
import static tenure.jobs.night.Stage.SCORES;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.features.AccountProfile;
import tenure.jobs.settings.Settings;
import tenure.ledger.LineMonths;
import tenure.marts.FctHealthCalibration;
import tenure.marts.FctHealthValidation;
import tenure.marts.FctHealthWeights;
import tenure.scores.HealthMeasures;
import tenure.scores.HealthScores;
import tenure.scores.MonthEndScores;
import tenure.silver.Accounts;
import tenure.validation.Challenger;
import tenure.validation.Outcomes;
import tenure.validation.Predictors;

/** Frozen scores and the ledger → whether the score foretells losses; at month ends only. */
final class ValidationSteps {
  private static final List<Table> JUDGED =
      List.of(MonthEndScores.TABLE, LineMonths.TABLE, Accounts.TABLE);

  private final Settings settings;

  private ValidationSteps(Settings settings) {
    this.settings = settings;
  }

  static List<Step> of(Settings settings) {
    ValidationSteps steps = new ValidationSteps(settings);
    return List.of(steps.scores(), steps.weights(), steps.validation(), steps.calibration());
  }

  private Step scores() {
    List<Table> reads =
        Stream.concat(
                Stream.of(
                    HealthScores.TABLE,
                    HealthMeasures.TABLE,
                    AccountProfile.TABLE,
                    MonthEndScores.TABLE),
                PastJudgement.reads().stream())
            .toList();
    return Step.of(SCORES, MonthEndScores.TABLE, reads, this::frozen).monthly();
  }

  private Dataset<Row> frozen(Inputs in) {
    Dataset<Row> tonight =
        MonthEndScores.from(
            in.tonight(HealthScores.TABLE),
            in.tonight(HealthMeasures.TABLE),
            in.tonight(AccountProfile.TABLE),
            false,
            in.night());
    boolean isFirst = in.lastBefore(MonthEndScores.TABLE).isEmpty();
    return isFirst ? tonight.unionByName(reconstructed(in)) : tonight;
  }

  /** The month ends before the first night of a month end, all of them in one pass. */
  private Dataset<Row> reconstructed(Inputs in) {
    PastJudgement past = new PastJudgement(in, settings, PastJudgement.days(in, settings));
    return past.scores(past.features(), past.profile(), settings.health());
  }

  private Step weights() {
    return Step.of(
            MARTS,
            FctHealthWeights.TABLE,
            JUDGED,
            in ->
                FctHealthWeights.from(
                    challenger(in), settings.health(), settings.validation(), in.night()))
        .monthly();
  }

  private Step validation() {
    return Step.of(
            MARTS,
            FctHealthValidation.TABLE,
            JUDGED,
            in -> FctHealthValidation.from(predictions(in), settings.validation(), in.night()))
        .monthly();
  }

  private Step calibration() {
    return Step.of(
            MARTS,
            FctHealthCalibration.TABLE,
            JUDGED,
            in -> FctHealthCalibration.from(predictions(in), in.night()))
        .monthly();
  }

  private Dataset<Row> predictions(Inputs in) {
    return in.shared(
        "customers as every judge saw them",
        i -> Predictors.from(outcomes(i), challenger(i), settings.validation(), i.night()));
  }

  private Dataset<Row> challenger(Inputs in) {
    return in.shared(
        "the challenger's weights",
        i -> Challenger.from(outcomes(i), settings.validation(), i.night()));
  }

  /** What became of the customers of every frozen month end. */
  private Dataset<Row> outcomes(Inputs in) {
    return in.shared(
        "outcomes of month ends", i -> outcomes(i, settings, i.upTo(MonthEndScores.TABLE)));
  }

  /** What became of customers judged at month ends. */
  static Dataset<Row> outcomes(Inputs in, Settings settings, Dataset<Row> monthEndScores) {
    return Outcomes.from(
        monthEndScores,
        Lines.months(in),
        in.known(Accounts.TABLE),
        settings.validation(),
        settings.ledger(),
        in.night());
  }
}
