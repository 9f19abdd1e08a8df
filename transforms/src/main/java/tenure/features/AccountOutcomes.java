package tenure.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.FEATURES;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Milestones;
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
  public static final Field MILESTONES_DONE =
      Field.count("milestones_done", "Onboarding steps done.").required();
  public static final Field MILESTONES_OVERDUE =
      Field.count("milestones_overdue", "Onboarding steps past due and not done.").required();
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
              MILESTONES_DONE,
              MILESTONES_OVERDUE,
              GOALS_FRESHNESS_DAYS)
          .sliced(AS_OF_DATE);

  private AccountOutcomes() {}

  /**
   * Every account gets a row.
   *
   * @param population features.account_profile of asOf
   * @param goals silver.success_goals as known
   * @param milestones silver.milestones as known
   */
  public static Dataset<Row> from(
      Dataset<Row> population, Dataset<Row> goals, Dataset<Row> milestones, LocalDate asOf) {
    Dataset<Row> rows =
        population
            .select(ACCOUNT_ID.col())
            .join(goals(goals, asOf), AccountProfile.ids(), "left_outer")
            .join(milestones(milestones, asOf), AccountProfile.ids(), "left_outer")
            .withColumn(AS_OF_DATE.name(), lit(asOf))
            .na()
            .fill(
                0,
                new String[] {
                  GOALS.name(),
                  GOALS_REACHED.name(),
                  GOALS_OVERDUE.name(),
                  MILESTONES_DONE.name(),
                  MILESTONES_OVERDUE.name()
                })
            .withColumn(
                GOALS_REACHED_SHARE.name(),
                when(GOALS.col().gt(0), GOALS_REACHED.col().divide(GOALS.col())));
    return Feed.freshness(rows, goals, GOALS_FRESHNESS_DAYS, asOf).transform(TABLE::conform);
  }

  private static Dataset<Row> goals(Dataset<Row> goals, LocalDate asOf) {
    Column reached = isBy(SuccessGoals.REACHED_DATE.col(), asOf);
    Column overdue = isBefore(SuccessGoals.DUE_DATE.col(), asOf).and(reached.equalTo(false));
    return goals
        .where(reached.or(overdue))
        .groupBy(ACCOUNT_ID.col())
        .agg(
            count(lit(1)).as(GOALS.name()),
            sum(when(reached, 1L).otherwise(0L)).as(GOALS_REACHED.name()),
            sum(when(overdue, 1L).otherwise(0L)).as(GOALS_OVERDUE.name()));
  }

  private static Dataset<Row> milestones(Dataset<Row> milestones, LocalDate asOf) {
    Column done = isBy(Milestones.DONE_DATE.col(), asOf);
    Column overdue = isBefore(Milestones.DUE_DATE.col(), asOf).and(done.equalTo(false));
    return milestones
        .groupBy(ACCOUNT_ID.col())
        .agg(
            sum(when(done, 1L).otherwise(0L)).as(MILESTONES_DONE.name()),
            sum(when(overdue, 1L).otherwise(0L)).as(MILESTONES_OVERDUE.name()));
  }

  private static Column isBy(Column day, LocalDate asOf) {
    return coalesce(Days.endingOn(asOf).reached(day), lit(false));
  }

  /** Past due: the day it is due still counts as in time. */
  private static Column isBefore(Column day, LocalDate asOf) {
    return coalesce(day.lt(lit(asOf)), lit(false));
  }
}
