package tenure.marts;

import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.ledger.CohortMrr;
import tenure.ledger.GrainMrr;
import tenure.scores.Retention;
import tenure.scores.Survival;
import tenure.scores.SurvivalPolicy;

/**
 * How long customers stay and what that is worth (rule 2.12): one row per slice and month since the
 * start. What is read off a whole curve stands in each of its rows.
 */
public final class FctSurvival {
  public static final Field SLICE_KIND =
      Field.choice(
              "slice_kind",
              "What the customers are told apart by; a cohort is the quarter of the start.",
              "total",
              "segment",
              "cohort")
          .key();
  public static final Field SLICE_VALUE = Retention.SLICE_VALUE;
  public static final Field MONTHS_SINCE_START =
      CohortMrr.MONTHS_SINCE_START
          .meaning("Months from the first month end as a customer; 0 is that month end.")
          .key();
  public static final Field KNOWN_ON = Retention.KNOWN_ON.plain();
  public static final Field AT_RISK_ACCOUNTS =
      Field.count("at_risk_accounts", "Customers seen so long and not gone before.").required();
  public static final Field CHURNED_ACCOUNTS =
      Field.count("churned_accounts", "Those of them who were gone at this month end.").required();
  public static final Field CENSORED_ACCOUNTS =
      Field.count("censored_accounts", "Those of them who are still here, seen no longer.")
          .required();
  public static final Field SURVIVAL_SHARE =
      Field.share("survival_share", "Kaplan\u2013Meier: the share still here at this month end.")
          .required();
  public static final Field SURVIVAL_LOW_SHARE =
      Field.share(
          "survival_low_share",
          "The low end of Greenwood\u2019s 95 % interval, not below 0; null once nobody is left.");
  public static final Field SURVIVAL_HIGH_SHARE =
      Field.share(
          "survival_high_share",
          "The high end of Greenwood\u2019s 95 % interval, not above 1; null once nobody is left.");
  public static final Field MEDIAN_LIFETIME_MONTHS =
      Field.count(
          "median_lifetime_months",
          "The first month at which at most half are still here; null while it is not reached.");
  public static final Field EXPECTED_LIFETIME_MONTHS =
      Field.number(
              "expected_lifetime_months",
              "Months that are paid for within the time seen so far, later ones discounted: the sum of survival_share over the curve.")
          .required();
  public static final Field MONTHLY_CHURN =
      Field.share(
          "monthly_churn",
          "Churned customers per customer and month at risk, over the curve; null where none was.");
  public static final Field ARPA =
      Field.money(
          "arpa", "MRR per paying customer at the last complete month end; null where none pays.");
  public static final Field LTV =
      Field.money("ltv", "Gross margin times arpa times expected_lifetime_months (rule 2.12).");
  public static final Field NAIVE_LTV =
      Field.money(
          "naive_ltv",
          "Gross margin times arpa divided by monthly_churn, as often used; null where none churned.");

  public static final Table TABLE =
      Table.in(MARTS, "fct_survival", "How long customers stay, and what that is worth.")
          .withColumns(
              SLICE_KIND,
              SLICE_VALUE,
              MONTHS_SINCE_START,
              KNOWN_ON,
              AT_RISK_ACCOUNTS,
              CHURNED_ACCOUNTS,
              CENSORED_ACCOUNTS,
              SURVIVAL_SHARE,
              SURVIVAL_LOW_SHARE,
              SURVIVAL_HIGH_SHARE,
              MEDIAN_LIFETIME_MONTHS,
              EXPECTED_LIFETIME_MONTHS,
              MONTHLY_CHURN,
              ARPA,
              LTV,
              NAIVE_LTV)
          .check(
              "survival_within_interval",
              "survival_share BETWEEN survival_low_share AND survival_high_share",
              "the interval holds the estimate");

  private FctSurvival() {}

  /**
   * The curve of every slice.
   *
   * @param grainMrr from {@link GrainMrr#from}
   * @param grains one row per grain_id with its segment
   */
  public static Dataset<Row> from(
      Dataset<Row> grainMrr, Dataset<Row> grains, SurvivalPolicy policy, LocalDate night) {
    return Survival.from(grainMrr, grains, policy, night)
        .withColumn(KNOWN_ON.name(), Months.day(night))
        .transform(TABLE::conform);
  }
}
