package tenure.delivery;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.marts.FctPlayStep;
import tenure.ops.SentEvents;
import tenure.plays.Plays;

/** What a receiver knows of steps: one row per step that it was ever told of. */
public final class Told {
  static final Column STEP_ID = Events.STEP_ID.col();

  /** The state, owner and due day it was last told; null where nothing is known to have arrived. */
  static final Column LAST = col("told");

  static final Column STATE = LAST.getField(Events.STATE.name());
  static final Column OWNER = LAST.getField(Events.OWNER_ID.name());
  static final Column DUE = LAST.getField(Events.DUE_DATE.name());
  static final Column ACCOUNT = col("told_account_id");

  /** Tells one event of a step from another of the same kind. */
  static final Column OCCASION = col("occasion");

  private Told() {}

  /** The id of the step of a play: {@code PLAY:STEP}. */
  static Column stepId() {
    return concat_ws(":", Plays.PLAY_ID.col(), FctPlayStep.STEP.col());
  }

  /**
   * What was sent and acknowledged. A step of which something left and nothing was acknowledged may
   * be known to the receiver.
   *
   * @param sent rows of ops.sent_events
   */
  public static Dataset<Row> sent(Dataset<Row> sent) {
    Column last =
        struct(SentEvents.STATE.col(), SentEvents.OWNER_ID.col(), SentEvents.DUE_DATE.col());
    Column hasArrived = SentEvents.OUTCOME.col().equalTo("acknowledged");
    return sent.where(SentEvents.STEP_ID.col().isNotNull())
        .where(SentEvents.OUTCOME.col().notEqual("refused"))
        .groupBy(STEP_ID)
        .agg(
            max_by(when(hasArrived, last), when(hasArrived, SentEvents.RECORDED_AT.col()))
                .as(LAST.toString()),
            max(SentEvents.ACCOUNT_ID.col()).as(ACCOUNT.toString()),
            count(when(hasArrived, 1)).cast("string").as(OCCASION.toString()));
  }

  /**
   * What somebody knows who was told everything of a night.
   *
   * @param steps marts.fct_play_step of that night
   * @param night the night that is told of next
   */
  public static Dataset<Row> whole(Dataset<Row> steps, LocalDate night) {
    return steps.select(
        stepId().as(STEP_ID.toString()),
        struct(
                FctPlayStep.STATE.col(),
                Plays.OWNER_ID.col().as(Events.OWNER_ID.name()),
                FctPlayStep.DUE_DATE.col())
            .as(LAST.toString()),
        Plays.ACCOUNT_ID.col().as(ACCOUNT.toString()),
        lit(night.toString()).as(OCCASION.toString()));
  }
}
