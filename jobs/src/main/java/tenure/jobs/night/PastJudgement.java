package tenure.jobs.night;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.jobs.settings.Settings;
import tenure.scores.AccountFeatures;
import tenure.scores.HealthPolicy;
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
import tenure.validation.PastDays;
import tenure.validation.PastFacts;
import tenure.validation.PastFeatures;
import tenure.validation.PastScores;

/** What scorecards say of past days on which no night ran, from what carried a date by then. */
final class PastJudgement {
  private static final int DAYS_PER_MONTH = 31;

  private final Inputs in;
  private final Settings settings;
  private final PastDays days;

  /** The judgement of these days; usage is read as far back as they need it. */
  PastJudgement(Inputs in, Settings settings, PastDays days) {
    this.in = in;
    this.settings = settings;
    this.days = days;
  }

  /** The tables that past days are worked out from. */
  static List<Table> reads() {
    return Lines.and(
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
  }

  /** The month ends before that of the night, as many as are looked back on. */
  static PastDays days(Inputs in, Settings settings) {
    return PastDays.before(in.night(), settings.validation().pastMonths());
  }

  /** The profiles of the days, worked out once. */
  Dataset<Row> profile() {
    return in.shared("profiles of past days", i -> past().profile(settings.segments()));
  }

  /** The features of the days, all days at once. */
  AccountFeatures features() {
    return past().of(profile());
  }

  private PastFeatures past() {
    PastFacts facts = facts();
    return new PastFeatures(
        facts, in.shared("lines of past days", i -> facts.linesThen()), settings.ledger());
  }

  /**
   * Rows of scores.month_end_scores, as a policy judges features of past days.
   *
   * @param profile features.account_profile of those days
   */
  Dataset<Row> scores(AccountFeatures features, Dataset<Row> profile, HealthPolicy policy) {
    Dataset<Row> measures =
        in.shared(
            "measures of past days by " + policy.version(),
            i -> PastScores.measures(features, policy, days));
    return PastScores.from(measures, profile, policy, days);
  }

  private PastFacts facts() {
    int months = settings.validation().pastMonths();
    return new PastFacts(
        days,
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
}
