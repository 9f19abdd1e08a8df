package tenure.features;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.silver.Milestones;

/** How far each account has come with its onboarding steps (rules 2.13 and 4.19). */
final class OnboardingSteps {
  static final Field MILESTONES = Field.count("milestones", "Onboarding steps planned.").required();
  static final Field MILESTONES_DONE =
      Field.count("milestones_done", "Onboarding steps done.").required();
  static final Field MILESTONES_OVERDUE =
      Field.count("milestones_overdue", "Onboarding steps past due and not done.").required();
  static final Field KICK_OFF_STATE = state("kick_off_state", "kick-off");
  static final Field FIRST_VALUE_STATE = state("first_value_state", "first value");
  static final Field DAY_30_MOMENT_STATE = state("day_30_moment_state", "Day-30 moment");
  static final Field FIRST_VALUE_DATE =
      Field.day(
          "first_value_date",
          "The day the step \u201cfirst value\u201d was done; null while waiting.");
  static final Field FIRST_VALUE_DAYS =
      Field.count(
          "first_value_days",
          "Days from the first day of service to first_value_date, 0 where it came before; null while waiting (rule 2.13).");
  static final Field FIRST_VALUE_WAIT_DAYS =
      Field.count(
          "first_value_wait_days",
          "first_value_days, or while waiting the days of service so far; null without any onboarding step on record (rule 2.13).");
  static final Field DAY_30_MOMENT_DATE =
      Field.day(
          "day_30_moment_date",
          "The day the step \u201cDay-30 moment\u201d was done; null while waiting.");
  static final Field IS_DAY_30_MOMENT_REACHED =
      Field.flag(
          "is_day_30_moment_reached",
          "Whether the Day-30 moment came within 30 days of the first day of service; null while it still can, and without any onboarding step on record.");

  private static final int MOMENT_DAYS = 30;
  private static final String DUE = "_due";
  private static final String DONE = "_done";
  private static final String KNOWN = "_known";
  private static final Column STEP =
      trim(regexp_replace(lower(Milestones.MILESTONE.col()), "[^a-z0-9]+", " "));

  /** The steps that are looked at by name, as people write them. */
  private static final Map<Field, Column> NAMED =
      Map.of(
          KICK_OFF_STATE, STEP.isin("kick off", "kickoff"),
          FIRST_VALUE_STATE, STEP.equalTo("first value"),
          DAY_30_MOMENT_STATE, STEP.equalTo("day 30 moment"));

  private OnboardingSteps() {}

  private static Field state(String name, String step) {
    return Field.choice(
        name,
        "The step \u201c"
            + step
            + "\u201d: done by its day, done_late, overdue or still open; null where nobody planned it.",
        "open",
        "overdue",
        "done",
        "done_late");
  }

  /** One row per account with a step on record. */
  static Dataset<Row> from(Dataset<Row> milestones, LocalDate asOf) {
    Days days = Days.endingOn(asOf);
    Column done = days.isBy(Milestones.DONE_DATE.col());
    Column overdue = days.isPast(Milestones.DUE_DATE.col()).and(done.equalTo(false));
    List<Column> sums = new ArrayList<>();
    sums.add(sum(when(done, 1L).otherwise(0L)).as(MILESTONES_DONE.name()));
    sums.add(sum(when(overdue, 1L).otherwise(0L)).as(MILESTONES_OVERDUE.name()));
    Map<String, Column> states = new HashMap<>();
    NAMED.forEach(
        (state, isStep) -> {
          sums.add(min(when(isStep, Milestones.DUE_DATE.col())).as(state + DUE));
          sums.add(min(when(isStep.and(done), Milestones.DONE_DATE.col())).as(state + DONE));
          sums.add(bool_or(isStep).as(state + KNOWN));
          states.put(state.name(), state(state, days));
        });
    return milestones
        .groupBy(Milestones.ACCOUNT_ID.col())
        .agg(count(lit(1)).as(MILESTONES.name()), sums.toArray(Column[]::new))
        .withColumns(states)
        .withColumnRenamed(FIRST_VALUE_STATE + DONE, FIRST_VALUE_DATE.name())
        .withColumnRenamed(DAY_30_MOMENT_STATE + DONE, DAY_30_MOMENT_DATE.name());
  }

  private static Column state(Field step, Days days) {
    Column due = col(step + DUE);
    Column done = col(step + DONE);
    return when(done.gt(due), "done_late")
        .when(done.isNotNull(), "done")
        .when(days.isPast(due), "overdue")
        .when(col(step + KNOWN), "open");
  }

  /**
   * How long first value took or is waited for, and whether the Day-30 moment came in time; for
   * accounts with the days of their service.
   */
  static Map<String, Column> times(LocalDate asOf) {
    Column since = AccountProfile.SERVICE_SINCE_DATE.col();
    Column isKnown = MILESTONES.col().gt(0);
    Column took = daysFrom(since, FIRST_VALUE_DATE.col());
    Column seen = least(AccountProfile.SERVICE_END_DATE.col(), lit(asOf));
    Column moment = datediff(DAY_30_MOMENT_DATE.col(), since);
    Column isOver = datediff(lit(asOf), since).gt(MOMENT_DAYS);
    return Map.of(
        FIRST_VALUE_DAYS.name(), took,
        FIRST_VALUE_WAIT_DAYS.name(), when(isKnown, coalesce(took, daysFrom(since, seen))),
        IS_DAY_30_MOMENT_REACHED.name(),
            when(moment.leq(MOMENT_DAYS), true).when(isKnown.and(isOver), false));
  }

  /** Never negative; null where either day is. */
  private static Column daysFrom(Column since, Column day) {
    Column days = datediff(day, since).cast("long");
    return when(days.isNotNull(), greatest(days, lit(0L)));
  }
}
