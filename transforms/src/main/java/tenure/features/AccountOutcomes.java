package tenure.features;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.FEATURES;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.SuccessGoals;

/** What each account got out of the product: goals of its success plan and onboarding steps. */
public final class AccountOutcomes {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field GOALS =
      Field.count("goals", "Goals of the success plan that are past due or reached.").required();
  public static final Field GOALS_REACHED =
      Field.count("goals_reached", "Those reached.").required();
  public static final Field GOALS_OVERDUE =
      Field.count("goals_overdue", "Those past due and not reached.").required();
  public static final Field GOALS_REACHED_SHARE =
      Field.share("goals_reached_share", "goals_reached over goals; null without any.");
  public static final Field VALUE_REALISED =
      Field.money(
              "value_realised",
              "What the goals brought the customer in money, reporting currency; amounts without a rate are left out.")
          .required();
  public static final Field COST_AVOIDED =
      Field.money(
              "cost_avoided",
              "Of value_realised, what came of goals that lower their metric, reporting currency.")
          .required();
  public static final Field MILESTONES = OnboardingSteps.MILESTONES;
  public static final Field MILESTONES_DONE = OnboardingSteps.MILESTONES_DONE;
  public static final Field MILESTONES_OVERDUE = OnboardingSteps.MILESTONES_OVERDUE;
  public static final Field KICK_OFF_STATE = OnboardingSteps.KICK_OFF_STATE;
  public static final Field FIRST_VALUE_STATE = OnboardingSteps.FIRST_VALUE_STATE;
  public static final Field FIRST_VALUE_DATE = OnboardingSteps.FIRST_VALUE_DATE;
  public static final Field FIRST_VALUE_DAYS = OnboardingSteps.FIRST_VALUE_DAYS;
  public static final Field FIRST_VALUE_WAIT_DAYS = OnboardingSteps.FIRST_VALUE_WAIT_DAYS;
  public static final Field DAY_30_MOMENT_STATE = OnboardingSteps.DAY_30_MOMENT_STATE;
  public static final Field DAY_30_MOMENT_DATE = OnboardingSteps.DAY_30_MOMENT_DATE;
  public static final Field IS_DAY_30_MOMENT_REACHED = OnboardingSteps.IS_DAY_30_MOMENT_REACHED;
  public static final Field MILESTONES_FRESHNESS_DAYS =
      Field.count("milestones_freshness_days", "Days since news of any step was last delivered.");
  public static final Field GOALS_FRESHNESS_DAYS =
      Field.count("goals_freshness_days", "Days since news of any goal was last delivered.");

  public static final Table TABLE =
      Table.in(FEATURES, "account_outcomes", "What each account got out of the product.")
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
              GOALS,
              GOALS_REACHED,
              GOALS_OVERDUE,
              GOALS_REACHED_SHARE,
              VALUE_REALISED,
              COST_AVOIDED,
              KICK_OFF_STATE,
              FIRST_VALUE_STATE,
              DAY_30_MOMENT_STATE,
              MILESTONES,
              MILESTONES_DONE,
              MILESTONES_OVERDUE,
              FIRST_VALUE_DAYS,
              FIRST_VALUE_WAIT_DAYS,
              GOALS_FRESHNESS_DAYS,
              MILESTONES_FRESHNESS_DAYS,
              IS_DAY_30_MOMENT_REACHED,
              FIRST_VALUE_DATE,
              DAY_30_MOMENT_DATE)
          .sliced(AS_OF_DATE);

  private AccountOutcomes() {}

  /**
   * Every account gets a row.
   *
   * @param population features.account_profile of asOf
   * @param goals silver.success_goals as known, value_realised in the reporting currency
   * @param milestones silver.milestones as known
   */
  public static Dataset<Row> from(
      Dataset<Row> population, Dataset<Row> goals, Dataset<Row> milestones, LocalDate asOf) {
    Dataset<Row> rows =
        population
            .select(
                ACCOUNT_ID.col(),
                AccountProfile.SERVICE_SINCE_DATE.col(),
                AccountProfile.SERVICE_END_DATE.col())
            .join(goals(goals, asOf), AccountProfile.ids(), "left_outer")
            .join(OnboardingSteps.from(milestones, asOf), AccountProfile.ids(), "left_outer")
            .na()
            .fill(
                0,
                new String[] {
                  GOALS.name(),
                  GOALS_REACHED.name(),
                  GOALS_OVERDUE.name(),
                  MILESTONES.name(),
                  MILESTONES_DONE.name(),
                  MILESTONES_OVERDUE.name()
                })
            .withColumns(
                Map.of(
                    AS_OF_DATE.name(),
                    lit(asOf),
                    VALUE_REALISED.name(),
                    Money.orZero(VALUE_REALISED.col()),
                    COST_AVOIDED.name(),
                    Money.orZero(COST_AVOIDED.col()),
                    GOALS_REACHED_SHARE.name(),
                    when(GOALS.col().gt(0), GOALS_REACHED.col().divide(GOALS.col()))))
            .withColumns(OnboardingSteps.times(asOf));
    Dataset<Row> dated = Feed.freshness(rows, milestones, MILESTONES_FRESHNESS_DAYS, asOf);
    return Feed.freshness(dated, goals, GOALS_FRESHNESS_DAYS, asOf).transform(TABLE::conform);
  }

  private static Dataset<Row> goals(Dataset<Row> goals, LocalDate asOf) {
    Days days = Days.endingOn(asOf);
    Column reached = days.isBy(SuccessGoals.REACHED_DATE.col());
    Column overdue = days.isPast(SuccessGoals.DUE_DATE.col()).and(reached.equalTo(false));
    Column lowers = SuccessGoals.TARGET.col().lt(SuccessGoals.BASELINE.col());
    return goals
        .groupBy(ACCOUNT_ID.col())
        .agg(
            sum(when(reached.or(overdue), 1L).otherwise(0L)).as(GOALS.name()),
            sum(SuccessGoals.VALUE_REALISED.col()).as(VALUE_REALISED.name()),
            sum(when(lowers, SuccessGoals.VALUE_REALISED.col())).as(COST_AVOIDED.name()),
            sum(when(reached, 1L).otherwise(0L)).as(GOALS_REACHED.name()),
            sum(when(overdue, 1L).otherwise(0L)).as(GOALS_OVERDUE.name()));
  }
}
