package tenure.review;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.contract.Field;
import tenure.silver.SuccessGoals;

/** The goals of the success plan in a quarter, as known on the night (rule 4.18). */
public final class ReviewGoals {
  public static final Field GOALS_DUE =
      Field.count("goals_due", "Goals of the success plan due in the quarter.").required();
  public static final Field GOALS_REACHED =
      Field.count("goals_reached", "Goals reached in the quarter, whenever due.").required();
  public static final Field GOALS_OVERDUE =
      Field.count("goals_overdue", "Goals past due and not reached on described_date.").required();
  public static final Field GOALS_AHEAD =
      Field.count("goals_ahead", "Goals neither reached nor past due on described_date.")
          .required();
  public static final Field VALUE_REALISED =
      Field.money(
              "value_realised",
              "What the goals reached in the quarter brought the customer, reporting currency; amounts without a rate are left out.")
          .required();
  public static final Field VALUE_REALISED_TO_DATE =
      Field.money(
              "value_realised_to_date",
              "The same of all goals but those reached after described_date: one under way counts with what it brought so far.")
          .required();
  public static final Field GOAL_LIST =
      Field.text(
          "goal_list",
          "Those goals, the earliest due first and 12 at most, as JSON of state (reached, overdue, ahead), goal, metric, baseline, target, actual, due_date, reached_date; null without any.");

  /** How a goal stands, in GOAL_LIST. */
  public static final Field STATE =
      Field.choice("state", "How the goal stands.", "reached", "overdue", "ahead");

  /** What is 0 for a customer without goals. */
  public static final List<Field> COUNTS =
      List.of(GOALS_DUE, GOALS_REACHED, GOALS_OVERDUE, GOALS_AHEAD);

  private static final int MOST = 12;

  private ReviewGoals() {}

  /**
   * One row per account and quarter with a goal.
   *
   * @param goals silver.success_goals as known, value_realised in the reporting currency
   */
  public static Dataset<Row> from(Dataset<Row> goals, ReviewQuarters quarters) {
    Column day = ReviewQuarters.DESCRIBED_DATE.col();
    Column due = SuccessGoals.DUE_DATE.col();
    Column reachedDate = SuccessGoals.REACHED_DATE.col();
    Column value = SuccessGoals.VALUE_REALISED.col();
    Column isReached = coalesce(reachedDate.leq(day), lit(false));
    Column isReachedNow = isReached.and(reachedDate.geq(ReviewQuarters.FIRST));
    // The day it is due still counts as in time.
    Column isOverdue = not(isReached).and(coalesce(due.lt(day), lit(false)));
    Column isAhead = not(isReached).and(not(isOverdue));
    Column isDue = due.geq(ReviewQuarters.FIRST).and(due.leq(quarterEnd()));
    Column isLater = coalesce(reachedDate.gt(day), lit(false));
    Column state = when(isReached, "reached").when(isOverdue, "overdue").otherwise("ahead");
    return quarters
        .beside(goals.where(SuccessGoals.ACCOUNT_ID.col().isNotNull()))
        .groupBy(SuccessGoals.ACCOUNT_ID.col(), quarterEnd())
        .agg(
            sum(one(isDue)).as(GOALS_DUE.name()),
            sum(one(isReachedNow)).as(GOALS_REACHED.name()),
            sum(one(isOverdue)).as(GOALS_OVERDUE.name()),
            sum(one(isAhead)).as(GOALS_AHEAD.name()),
            Money.cents(sum(when(isReachedNow, value))).as(VALUE_REALISED.name()),
            Money.cents(sum(when(not(isLater), value))).as(VALUE_REALISED_TO_DATE.name()),
            list(isReachedNow.or(not(isReached)), state, isReached).as(GOAL_LIST.name()));
  }

  private static Column list(Column isListed, Column state, Column isReached) {
    Column goal =
        struct(
            state.as(STATE.name()),
            SuccessGoals.GOAL.col(),
            SuccessGoals.METRIC.col(),
            SuccessGoals.BASELINE.col(),
            SuccessGoals.TARGET.col(),
            SuccessGoals.ACTUAL.col(),
            SuccessGoals.DUE_DATE.col(),
            when(isReached, SuccessGoals.REACHED_DATE.col()).as(SuccessGoals.REACHED_DATE.name()));
    Column ranked =
        struct(
            SuccessGoals.DUE_DATE.col().isNull(),
            SuccessGoals.DUE_DATE.col(),
            SuccessGoals.GOAL_ID.col(),
            SuccessGoals.SOURCE.col(),
            goal.as("goal"));
    Column sorted = sort_array(collect_list(when(isListed, ranked)));
    Column first = transform(slice(sorted, 1, MOST), r -> r.getField("goal"));
    return when(sum(one(isListed)).gt(0), to_json(first));
  }

  private static Column quarterEnd() {
    return ReviewQuarters.QUARTER_END_DATE.col();
  }

  private static Column one(Column condition) {
    return when(condition, 1L).otherwise(0L);
  }
}
