package tenure.scores;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.SCORES;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;
import tenure.features.AccountUsage;
import tenure.ledger.TermMrr;

/** The renewals ahead: one row per account, end of a term within twelve months, and night. */
public final class Renewals {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field TERM_END_DATE =
      Field.day("term_end_date", "The first day after the term that is up for renewal.").key();
  public static final Field SEGMENT = AccountProfile.SEGMENT;
  public static final Field CSM_ID = AccountProfile.CSM_ID;
  public static final Field DAYS_TO_RENEWAL =
      Field.whole("days_to_renewal", "Days until term_end_date; negative once it has passed.")
          .required();
  public static final Field RENEWAL_STAGE =
      Field.choice(
              "renewal_stage",
              "How near the renewal is: within so many days, later, or overdue.",
              RenewalPolicy.STAGES.toArray(String[]::new))
          .required();
  public static final Field ARR_DUE =
      Field.money("arr_due", "ARR of the lines whose term ends, reporting currency.").required();
  public static final Field IS_AUTO_RENEW =
      Field.flag("is_auto_renew", "Whether every line of the term renews by itself.");
  public static final Field SCHEDULED_CHURN_DATE = AccountProfile.SCHEDULED_CHURN_DATE;
  public static final Field HEALTH_SCORE =
      Field.score("health_score", "The health score of the night; null without one.");
  public static final Field HEALTH_BAND =
      Field.choice(
          "health_band",
          "The confirmed colour of the night; null without a score.",
          "green",
          "yellow",
          "red",
          "insufficient_data");
  public static final Field HEALTH_CHANGE_28D = HealthScores.HEALTH_CHANGE_28D;
  public static final Field RISK_SEGMENT =
      Field.choice("risk_segment", "How much the renewal is at risk.", "green", "yellow", "red")
          .required();
  public static final Field RISK_REASONS =
      Field.text("risk_reasons", "Why, in words separated by commas; empty for green.").required();
  public static final Field MISSING_STAKEHOLDERS =
      Field.text(
              "missing_stakeholders",
              "Who is missing on the customer's side, separated by commas; empty where nobody is.")
          .required();
  public static final Field RENEWAL_PROBABILITY =
      Field.share("renewal_probability", "How likely the renewal is, 0 to 1.").required();
  public static final Field EXPECTED_CONTRACTION_SHARE =
      Field.share("expected_contraction_share", "Share of arr_due expected to be lost on renewing.")
          .required();
  public static final Field PROBABILITY_SOURCE =
      Field.choice(
              "probability_source",
              "Whether own history or the configured table says what to expect (rule 2.16).",
              "history",
              "config")
          .required();
  public static final Field EXPECTED_ARR =
      Field.money(
              "expected_arr",
              "arr_due times renewal_probability, less the expected contraction, reporting currency.")
          .required();
  public static final Field EXPECTED_UPLIFT_SHARE =
      Field.share(
              "expected_uplift_share",
              "Share of arr_due expected to be added on renewing, by own history; 0 without; in no other column.")
          .required();
  public static final Field PROBABILITY_TERMS =
      Field.count(
              "probability_terms", "Ended terms behind the probability; 0 where the table says so.")
          .required();
  public static final Field RECOMMENDED_MOTION =
      Field.text("recommended_motion", "What to do about it.").required();
  public static final Field SEATS = AccountProfile.SEATS;
  public static final Field ACTIVE_USERS_28D = AccountUsage.ACTIVE_USERS_28D.plain();
  public static final Field ADOPTION_SHARE = AccountUsage.ADOPTION_SHARE;
  public static final Field GOALS = AccountOutcomes.GOALS.plain();
  public static final Field GOALS_REACHED = AccountOutcomes.GOALS_REACHED.plain();

  public static final Table TABLE =
      Table.in(SCORES, "renewals", "The renewals ahead, and how much each is at risk.")
          .withColumns(columns())
          .sliced(AS_OF_DATE);

  private Renewals() {}

  private static Field[] columns() {
    return Stream.of(
            List.of(
                ACCOUNT_ID,
                AS_OF_DATE,
                TERM_END_DATE,
                SEGMENT,
                CSM_ID,
                RENEWAL_STAGE,
                HEALTH_BAND,
                RISK_SEGMENT,
                RISK_REASONS,
                MISSING_STAKEHOLDERS,
                PROBABILITY_SOURCE,
                RECOMMENDED_MOTION,
                DAYS_TO_RENEWAL,
                ARR_DUE,
                EXPECTED_ARR,
                RENEWAL_PROBABILITY,
                EXPECTED_CONTRACTION_SHARE,
                EXPECTED_UPLIFT_SHARE,
                PROBABILITY_TERMS,
                HEALTH_SCORE,
                HEALTH_CHANGE_28D,
                SEATS,
                ACTIVE_USERS_28D,
                ADOPTION_SHARE,
                GOALS,
                GOALS_REACHED),
            ContractFit.FIELDS,
            List.of(IS_AUTO_RENEW, SCHEDULED_CHURN_DATE))
        .flatMap(List::stream)
        .toArray(Field[]::new);
  }

  /**
   * One row per account and end of a term between the overdue days behind asOf and the horizon
   * ahead of it; terms that pay nothing have none.
   *
   * @param terms {@link TermMrr#from} of asOf
   * @param features features of asOf
   * @param health health_scores of asOf
   * @param outlooks scores.renewal_outlooks up to asOf
   */
  public static Dataset<Row> from(
      Dataset<Row> terms,
      AccountFeatures features,
      Dataset<Row> health,
      Dataset<Row> outlooks,
      RenewalPolicy policy,
      LocalDate asOf) {
    Column end = TERM_END_DATE.col();
    Dataset<Row> due =
        terms
            .where(end.gt(lit(asOf.minusDays(policy.overdueDays() + 1L))))
            .where(end.leq(lit(asOf.plusMonths(policy.horizonMonths()))))
            .where(TermMrr.ARR.col().gt(0))
            .withColumnRenamed(TermMrr.ARR.name(), ARR_DUE.name());
    return due.join(circumstances(features, health), ACCOUNT_ID.name(), "inner")
        .withColumns(Map.of(AS_OF_DATE.name(), lit(asOf), DAYS_TO_RENEWAL.name(), days(end, asOf)))
        .withColumn(RENEWAL_STAGE.name(), stage())
        .transform(rows -> RenewalRisk.judged(rows, policy))
        .transform(rows -> ContractFit.judged(rows, policy))
        .transform(rows -> RenewalExpectation.beside(rows, outlooks, policy))
        .transform(TABLE::conform);
  }

  /** Who is missing on the customer's side, in words, from features.account_relationship. */
  public static Column missingStakeholders() {
    return array_join(RenewalRisk.missing(), ", ");
  }

  private static Dataset<Row> circumstances(AccountFeatures features, Dataset<Row> health) {
    Dataset<Row> scores =
        health.select(
            ACCOUNT_ID.col(), HEALTH_SCORE.col(), HEALTH_BAND.col(), HEALTH_CHANGE_28D.col());
    return features
        .joined()
        .drop(TERM_END_DATE.name(), DAYS_TO_RENEWAL.name())
        .join(scores, ACCOUNT_ID.name(), "left_outer");
  }

  private static Column days(Column end, LocalDate asOf) {
    return datediff(end, lit(asOf)).cast("long");
  }

  private static Column stage() {
    Column days = DAYS_TO_RENEWAL.col();
    return when(days.lt(0), "overdue")
        .when(days.leq(30), "30")
        .when(days.leq(60), "60")
        .when(days.leq(90), "90")
        .when(days.leq(120), "120")
        .otherwise("later");
  }
}
