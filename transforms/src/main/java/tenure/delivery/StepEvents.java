package tenure.delivery;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctPlayStep;
import tenure.plays.Plays;

/** What there is to tell of the steps of plays: at most one event per step and night. */
public final class StepEvents {
  private StepEvents() {}

  /**
   * The events that bring a receiver up to the night.
   *
   * @param steps marts.fct_play_step of the night
   * @param plays marts.fct_play of the night
   * @param accounts marts.fct_account_daily of the night, for the colour
   * @param told what the receiver knows, see {@link Told}
   */
  public static Dataset<Row> from(
      Dataset<Row> steps,
      Dataset<Row> plays,
      Dataset<Row> accounts,
      Dataset<Row> told,
      LocalDate night) {
    return now(steps, plays, accounts)
        .join(told, Events.STEP_ID.name(), "full_outer")
        .withColumn(Events.EVENT.name(), event())
        .where(Events.EVENT.col().isNotNull())
        .withColumns(
            Map.of(
                Events.EVENT_ID.name(),
                Events.id(
                    Events.STEP_ID.col(), Events.EVENT.col(), coalesce(Told.OCCASION, lit("0"))),
                Events.NIGHT.name(),
                lit(night),
                Events.ACCOUNT_ID.name(),
                coalesce(Events.ACCOUNT_ID.col(), Told.ACCOUNT),
                Events.OWNER_ID.name(),
                coalesce(Events.OWNER_ID.col(), Told.OWNER),
                Events.STATE.name(),
                coalesce(Events.STATE.col(), lit("withdrawn"))))
        .transform(Events::shaped);
  }

  private static Dataset<Row> now(Dataset<Row> steps, Dataset<Row> plays, Dataset<Row> accounts) {
    return steps
        .withColumn(Events.STEP_ID.name(), Told.stepId())
        .join(
            plays.select(
                Plays.PLAY_ID.col(),
                Plays.KIND.col(),
                Plays.ARR_AT_STAKE.col(),
                Plays.PRIORITY.col(),
                Plays.EVIDENCE.col()),
            Plays.PLAY_ID.name())
        .join(
            accounts.select(FctAccountDaily.ACCOUNT_ID.col(), FctAccountDaily.HEALTH_BAND.col()),
            FctAccountDaily.ACCOUNT_ID.name(),
            "left_outer");
  }

  /** What happened since the receiver was told; null where nothing did that it should know of. */
  private static Column event() {
    Column state = FctPlayStep.STATE.col();
    Column isToDo = Events.isToDo(state);
    Column mayBeKnown = coalesce(Events.isToDo(Told.STATE), Told.ACCOUNT.isNotNull());
    Column isElsewhere =
        not(Plays.OWNER_ID.col().eqNullSafe(Told.OWNER))
            .or(not(FctPlayStep.DUE_DATE.col().eqNullSafe(Told.DUE)));
    return when(state.isNull(), when(mayBeKnown, Events.WITHDRAWN))
        .when(Told.STATE.isNull().or(state.equalTo("open")).and(not(isSame(state))), opened(isToDo))
        .when(not(isSame(state)), concat(lit("step_"), state))
        .when(isToDo.and(isElsewhere), "step_changed");
  }

  private static Column isSame(Column state) {
    return state.eqNullSafe(Told.STATE);
  }

  private static Column opened(Column isToDo) {
    return when(isToDo, Events.OPENED);
  }
}
