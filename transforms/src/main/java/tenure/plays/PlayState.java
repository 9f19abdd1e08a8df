package tenure.plays;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;
import static tenure.plays.PlayFold.CLOSED;
import static tenure.plays.PlayFold.EPOCH;
import static tenure.plays.PlayFold.NOW;
import static tenure.plays.PlayFold.REASON;
import static tenure.plays.PlayFold.WAS_OPEN;
import static tenure.plays.PlayFold.WAS_THERE;
import static tenure.plays.PlayFold.WORKED;
import static tenure.plays.PlayFold.before;
import static tenure.plays.PlayFold.now;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;

/** What a play is at the end of a night, once it is known whether it opens, goes on or closes. */
final class PlayState {
  private static final Column SETTLED = col("settled");

  private PlayState() {}

  /** The plays with every column of their table. */
  static Dataset<Row> of(Dataset<Row> decided, Column tonight) {
    return decided.withColumn(SETTLED.toString(), settled(tonight)).withColumns(state(tonight));
  }

  /** What a play is by tonight's readings while it is open, and by the last it had once closed. */
  static Map<String, Column> whose() {
    Column isOver = WAS_THERE.and(not(WAS_OPEN)).or(NOW.isNull());
    Map<String, Column> play = new HashMap<>();
    for (Field field : new Field[] {Plays.OWNER_ID, Plays.OWNER_BASIS, Plays.ARR_AT_STAKE}) {
      Column fresh = coalesce(now(field), before(field));
      play.put(field.name(), when(isOver, before(field)).otherwise(fresh));
    }
    Column worth = now(Plays.ARR_AT_STAKE).multiply(now(PlayReading.WEIGHT));
    Column fresh = coalesce(round(worth, 2).cast(Plays.PRIORITY.type()), before(Plays.PRIORITY));
    play.put(Plays.PRIORITY.name(), when(isOver, before(Plays.PRIORITY)).otherwise(fresh));
    return play;
  }

  private static Column settled(Column tonight) {
    Column planned = PlaySteps.planned(now(PlayReading.PLAN), now(PlayReading.DAYS));
    Column steps = when(WAS_THERE, WORKED).otherwise(planned);
    return PlaySteps.settled(steps, CLOSED.isNotNull(), tonight);
  }

  private static Map<String, Column> state(Column tonight) {
    Column isOpen = CLOSED.isNull();
    Map<String, Column> state = new HashMap<>();
    Column parts =
        concat_ws("|", Plays.ACCOUNT_ID.col(), Plays.PLAYBOOK.col(), EPOCH.cast("string"));
    state.put(
        Plays.PLAY_ID.name(), when(WAS_THERE, before(Plays.PLAY_ID)).otherwise(sha2(parts, 256)));
    state.put(Plays.AS_OF_DATE.name(), tonight);
    state.put(Plays.TRIGGER_DATE.name(), EPOCH);
    state.put(Plays.STATE.name(), stateWord());
    state.put(Plays.CLOSED_REASON.name(), REASON);
    state.put(Plays.CLOSED_DATE.name(), CLOSED);
    state.put(Plays.STEPS.name(), to_json(SETTLED));
    state.put(Plays.DUE_DATE.name(), when(isOpen, PlaySteps.nextDue(SETTLED)));
    state.putAll(opening(tonight));
    state.put(Plays.IS_SLA_MET.name(), isSlaMet(tonight));
    return state;
  }

  private static Column stateWord() {
    return when(WAS_THERE.and(not(WAS_OPEN)), before(Plays.STATE))
        .when(REASON.equalTo("steps_done"), "done")
        .when(REASON.equalTo("trigger_over"), "resolved")
        .when(REASON.equalTo("too_old"), "expired")
        .when(REASON.isNotNull(), "suppressed")
        .when(PlaySteps.isAnyOverdue(SETTLED), "escalated")
        .otherwise("open");
  }

  /** What the night that opened it said. */
  private static Column opened(Field field, Column tonight) {
    return when(WAS_THERE, before(field)).otherwise(tonight);
  }

  /** What the night that opened it fixed. */
  private static Map<String, Column> opening(Column tonight) {
    Map<String, Column> fixed = new HashMap<>();
    for (Field field : List.of(Plays.KIND, Plays.EVIDENCE, Plays.OWNER_ROLE, Plays.HOURS)) {
      fixed.put(field.name(), opened(field, now(field)));
    }
    fixed.put(Plays.OPENED_DATE.name(), opened(Plays.OPENED_DATE, tonight));
    Column last = date_add(tonight, now(PlayReading.EXPIRE_DAYS));
    fixed.put(Plays.EXPIRES_DATE.name(), opened(Plays.EXPIRES_DATE, last));
    fixed.put(Plays.SLA_DATE.name(), slaDate());
    return fixed;
  }

  private static Column slaDate() {
    return opened(
        Plays.SLA_DATE, PlaySteps.dayAt(now(PlayReading.DAYS), now(PlayReading.SLA_DAYS)));
  }

  private static Column isSlaMet(Column tonight) {
    return when(REASON.equalTo("steps_done"), PlaySteps.lastEnded(SETTLED).leq(slaDate()))
        .when(WAS_OPEN.and(slaDate().lt(tonight)), false)
        .when(WAS_THERE, before(Plays.IS_SLA_MET));
  }
}
