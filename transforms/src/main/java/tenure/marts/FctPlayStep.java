package tenure.marts;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.posexplode_outer;
import static tenure.contract.Layer.MARTS;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.plays.PlaySteps;
import tenure.plays.Plays;

/** What is to be done, by whom and by when: one row per play, step and night. */
public final class FctPlayStep {
  public static final Field AS_OF_DATE = Plays.AS_OF_DATE;
  public static final Field STEP =
      Field.id("step", "What is to be done; completions name it so.").key();
  public static final Field STEP_NUMBER =
      Field.count("step_number", "Its place in the playbook, from 1.").required();
  public static final Field STATE =
      Field.choice(
              "state",
              "skipped where it was given up, or the play closed before it.",
              "open",
              "overdue",
              "done",
              "skipped")
          .required();
  public static final Field DUE_DATE =
      Field.day("due_date", "The business day it is due on, as fixed when the play was opened.")
          .required();
  public static final Field ENDED_DATE =
      Field.day("ended_date", "The day it was done or given up; null where nobody said so.");
  public static final Field HOURS = Field.number("hours", "Hours of work.").required();

  public static final Table TABLE =
      Table.in(MARTS, "fct_play_step", "What is to be done, by whom and by when.")
          .withColumns(
              Plays.PLAY_ID,
              AS_OF_DATE,
              STEP,
              STEP_NUMBER,
              Plays.ACCOUNT_ID,
              Plays.PLAYBOOK,
              Plays.OWNER_ID,
              STATE,
              DUE_DATE,
              ENDED_DATE,
              HOURS)
          .sliced(AS_OF_DATE);

  private FctPlayStep() {}

  /**
   * The steps of the plays of a night.
   *
   * @param plays scores.plays of the night
   */
  public static Dataset<Row> from(Dataset<Row> plays) {
    Column one = col("one");
    return plays
        .select(
            Plays.PLAY_ID.col(),
            AS_OF_DATE.col(),
            Plays.ACCOUNT_ID.col(),
            Plays.PLAYBOOK.col(),
            Plays.OWNER_ID.col(),
            // The outer form, since for the other Spark infers a filter that parses once more.
            posexplode_outer(PlaySteps.parsed(Plays.STEPS.col())).as(new String[] {"place", "one"}))
        .select(
            Plays.PLAY_ID.col(),
            AS_OF_DATE.col(),
            one.getField(PlaySteps.STEP).as(STEP.name()),
            col("place").plus(1).as(STEP_NUMBER.name()),
            Plays.ACCOUNT_ID.col(),
            Plays.PLAYBOOK.col(),
            Plays.OWNER_ID.col(),
            one.getField(PlaySteps.STATE).as(STATE.name()),
            one.getField(PlaySteps.DUE).as(DUE_DATE.name()),
            one.getField(PlaySteps.ENDED).as(ENDED_DATE.name()),
            one.getField(PlaySteps.HOURS).as(HOURS.name()))
        .transform(TABLE::conform);
  }
}
