package tenure.jobs.night;

import static tenure.jobs.night.Stage.MARTS;
import static tenure.jobs.night.Stage.SCORES;

import java.util.List;
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
import tenure.silver.Contacts;
import tenure.silver.DailyUsage;
import tenure.silver.FxRates;
import tenure.silver.Invoices;
import tenure.silver.Milestones;
import tenure.silver.Opportunities;
import tenure.silver.Plans;
import tenure.silver.Products;
import tenure.silver.SuccessGoals;
import tenure.silver.Surveys;
import tenure.silver.Tickets;
import tenure.silver.Touchpoints;
import tenure.validation.Challenger;
import tenure.validation.Outcomes;
import tenure.validation.PastDays;
import tenure.validation.PastFacts;
import tenure.validation.PastFeatures;
import tenure.validation.PastScores;
import tenure.validation.Predictors;

/** Frozen scores and the ledger → whether the score foretells losses; at month ends only. */
final class ValidationSteps {
  private static final int DAYS_PER_MONTH = 31;
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
        Lines.and(
            HealthScores.TABLE,
            HealthMeasures.TABLE,
            AccountProfile.TABLE,
            MonthEndScores.TABLE,
            FxRates.TABLE,
            DailyUsage.TABLE,
            Plans.TABLE,
            Tickets.TABLE,
            Surveys.TABLE,
            Touchpoints.TABLE,
            Contacts.TABLE,
            Invoices.TABLE,
            Opportunities.TABLE,
            SuccessGoals.TABLE,
            Milestones.TABLE);
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
    PastFacts facts = facts(in);
    PastFeatures features =
        new PastFeatures(
            facts, in.shared("lines of past days", i -> facts.linesThen()), settings.ledger());
    Dataset<Row> profile =
        in.shared("profiles of past days", i -> features.profile(settings.segments()));
    Dataset<Row> measures =
        in.shared(
            "measures of past days",
            i -> PastScores.measures(features.of(profile), settings.health(), facts.days()));
    return PastScores.from(measures, profile, settings.health(), facts.days());
  }

  private PastFacts facts(Inputs in) {
    int months = settings.validation().pastMonths();
    return new PastFacts(
        PastDays.before(in.night(), months),
        in.known(Accounts.TABLE),
        Lines.history(in),
        in.known(FxRates.TABLE),
        in.lastNights(DailyUsage.TABLE, (months + 3) * DAYS_PER_MONTH),
        Plans.withProducts(in.known(Plans.TABLE), in.known(Products.TABLE)),
        in.known(Tickets.TABLE),
        in.known(Surveys.TABLE),
        in.known(Touchpoints.TABLE),
        in.known(Contacts.TABLE),
        in.known(Invoices.TABLE),
        in.known(Opportunities.TABLE),
        in.known(SuccessGoals.TABLE),
        in.known(Milestones.TABLE));
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
        "outcomes of month ends",
        i ->
            Outcomes.from(
                i.upTo(MonthEndScores.TABLE),
                Lines.months(i),
                i.known(Accounts.TABLE),
                settings.validation(),
                settings.ledger(),
                i.night()));
  }
}
