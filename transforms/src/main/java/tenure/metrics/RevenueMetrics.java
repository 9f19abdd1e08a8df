package tenure.metrics;

import java.util.List;
import tenure.features.AccountProfile;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctMrrMovement;

/** What is paid, and what moved it (section 1 of DEFINITIONS.md). */
final class RevenueMetrics {
  private static final MetricMart ACCOUNTS =
      MetricMart.states(
          "account_day",
          FctAccountDaily.TABLE,
          FctAccountDaily.AS_OF_DATE,
          FctAccountDaily.SEGMENT,
          FctAccountDaily.LIFECYCLE_STAGE,
          AccountProfile.PLAN,
          FctAccountDaily.HEALTH_BAND,
          FctAccountDaily.RISK_SEGMENT);
  private static final MetricMart MOVEMENTS =
      MetricMart.events(
          "mrr_movement",
          FctMrrMovement.TABLE,
          FctMrrMovement.MONTH_END_DATE,
          FctMrrMovement.MOVEMENT,
          FctMrrMovement.REASON,
          FctMrrMovement.IS_RESTATEMENT);

  static final List<Metric> ALL =
      List.of(
          amount(
              Part.sum("mrr", ACCOUNTS, FctAccountDaily.MRR)
                  .saying("What the accounts pay a month on the day (rules 1.1 to 1.7)."),
              "MRR"),
          amount(
              Part.sum("arr", ACCOUNTS, FctAccountDaily.ARR)
                  .saying("Twelve times MRR on the day (rules 1.1 to 1.7)."),
              "ARR"),
          amount(
              Part.sum("mrr_change", MOVEMENTS, FctMrrMovement.MRR)
                  .saying(
                      "What moved MRR in the month, as known now: closing less opening (rule 1.13)."),
              "Change of MRR"),
          moved("new", "New MRR", "MRR of customers that never paid before."),
          moved(
              "reactivation",
              "Reactivated MRR",
              "MRR of customers that paid before and came back."),
          moved("expansion", "Expansion MRR", "Growth of customers that paid (rule 2.11)."),
          moved("contraction", "Contraction MRR", "Loss from customers that still pay, below 0."),
          moved(
              "churn",
              "Churned MRR",
              "Loss from customers that pay no more (rule 1.12), below 0."));

  private RevenueMetrics() {}

  private static Metric amount(Part part, String label) {
    return Metric.sum(part, label, Unit.MONEY);
  }

  private static Metric moved(String movement, String label, String sentence) {
    Where isIt = Where.is(FctMrrMovement.MOVEMENT, movement);
    Part part = Part.sum(movement + "_mrr", MOVEMENTS, FctMrrMovement.MRR, isIt);
    return amount(part.saying(sentence), label);
  }
}
