package tenure.plays;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.contract.Field;

/**
 * How plays go on: a fold over the nights. Last night's plays and tonight's readings stand one
 * below the other, and a window over account and playbook lets each see the others, so that nothing
 * is joined and nothing is read twice.
 */
final class PlayFold {
  private static final int WEEK = 7;
  static final Column BEFORE = col("before");
  static final Column NOW = col("now");
  private static final Column READING = col("reading");
  static final Column WORKED = col("worked");
  static final Column REASON = col("reason");
  static final Column CLOSED = col("closed_on");
  static final Column EPOCH = col("epoch");
  private static final Column LAST_CLOSED = col("last_closed");
  private static final Column LAST_EPOCH = col("last_epoch");
  private static final Column IS_ANY_OPEN = col("is_any_open");
  private static final Column OPENS = col("opens");
  private static final Column GIVEN = col("given");
  static final Column WAS_THERE = BEFORE.isNotNull();
  static final Column WAS_OPEN =
      coalesce(before(Plays.CLOSED_DATE).isNull().and(WAS_THERE), lit(false));

  private final PlayPolicy policy;
  private final LocalDate asOf;
  private final Column tonight;

  PlayFold(PlayPolicy policy, LocalDate asOf) {
    this.policy = policy;
    this.asOf = asOf;
    this.tonight = lit(asOf);
  }

  /**
   * The plays after the night.
   *
   * @param readings what the night shows, one row per customer and playbook
   * @param previous the plays of the night before, with what was told of their steps
   */
  Dataset<Row> after(Dataset<Row> readings, Dataset<Row> previous) {
    WindowSpec together = Window.partitionBy(Plays.ACCOUNT_ID.col(), Plays.PLAYBOOK.col());
    return keyed(readings, READING.toString())
        .unionByName(keyed(previous, BEFORE.toString()), true)
        .withColumn(NOW.toString(), first(READING, true).over(together))
        .withColumn(
            WORKED.toString(),
            PlaySteps.worked(
                PlaySteps.parsed(before(Plays.STEPS)), BEFORE.getField(PlayCompleted.TOLD)))
        .withColumn(REASON.toString(), reason())
        .withColumn(CLOSED.toString(), closed())
        .withColumns(seenTogether(together))
        .withColumn(EPOCH.toString(), epoch())
        .withColumn(OPENS.toString(), opens())
        .where(WAS_THERE.or(OPENS))
        .withColumns(PlayState.whose())
        .withColumn(GIVEN.toString(), given())
        .where(WAS_THERE.or(GIVEN.leq(policy.newPlaysPerWeek())).or(isUncapped()))
        .withColumns(closing())
        .transform(rows -> PlayState.of(rows, tonight))
        .where(not(isForgotten()));
  }

  private static Dataset<Row> keyed(Dataset<Row> rows, String name) {
    Column whole = struct(Arrays.stream(rows.columns()).map(c -> col(c)).toArray(Column[]::new));
    return rows.select(Plays.ACCOUNT_ID.col(), Plays.PLAYBOOK.col(), whole.as(name));
  }

  static Column before(Field field) {
    return BEFORE.getField(field.name());
  }

  static Column now(String name) {
    return NOW.getField(name);
  }

  static Column now(Field field) {
    return now(field.name());
  }

  /** Why a play of the night before is closed by the end of this one; null where it is not. */
  private Column reason() {
    Object[] configured = policy.playbooks().stream().map(Playbook::id).toArray();
    Column isAboutTerm = array_contains(now(PlayReading.TERM_ENDS), before(Plays.TRIGGER_DATE));
    Column holds =
        coalesce(now(PlayReading.HOLDS), lit(false)).or(coalesce(isAboutTerm, lit(false)));
    return when(not(WAS_OPEN), before(Plays.CLOSED_REASON))
        .when(NOW.isNull().and(Plays.PLAYBOOK.col().isin(configured)), "customer_left")
        .when(NOW.isNull(), "not_configured")
        .when(PlaySteps.areAllEnded(WORKED), "steps_done")
        .when(not(holds), "trigger_over")
        .when(before(Plays.EXPIRES_DATE).lt(tonight), "too_old");
  }

  private Column closed() {
    return when(WAS_THERE.and(not(WAS_OPEN)), before(Plays.CLOSED_DATE))
        .when(WAS_THERE.and(REASON.isNotNull()), tonight);
  }

  private static Map<String, Column> seenTogether(WindowSpec together) {
    return Map.of(
        IS_ANY_OPEN.toString(), max(WAS_THERE.and(CLOSED.isNull())).over(together),
        LAST_CLOSED.toString(), max(CLOSED).over(together),
        LAST_EPOCH.toString(), max(before(Plays.TRIGGER_DATE)).over(together));
  }

  /** A trigger that outlasts a play and its cool-down counts as beginning again after them. */
  private static Column epoch() {
    Column since = now(PlayReading.SINCE);
    Column again = date_add(LAST_CLOSED, now(PlayReading.COOL_DAYS));
    return when(WAS_THERE, before(Plays.TRIGGER_DATE))
        .when(now(PlayReading.IS_ONCE), since)
        .otherwise(greatest(since, again));
  }

  private Column opens() {
    Column isCool =
        LAST_CLOSED.isNull().or(date_add(LAST_CLOSED, now(PlayReading.COOL_DAYS)).leq(tonight));
    Column isNew = LAST_EPOCH.isNull().or(EPOCH.gt(LAST_EPOCH));
    return coalesce(
        not(WAS_THERE).and(now(PlayReading.FIRES)).and(not(IS_ANY_OPEN)).and(isCool).and(isNew),
        lit(false));
  }

  /** How many plays an owner was given in seven nights up to this one, the worthiest first. */
  private Column given() {
    Column isLate = WAS_THERE.or(isUncapped());
    Column isRecent =
        datediff(tonight, before(Plays.OPENED_DATE))
            .lt(WEEK)
            .and(not(before(Plays.STATE).equalTo("suppressed")));
    WindowSpec inOrder =
        Window.partitionBy(Plays.OWNER_ID.col())
            .orderBy(
                when(isLate, 0).otherwise(1),
                Plays.PRIORITY.col().desc(),
                Plays.ACCOUNT_ID.col(),
                Plays.PLAYBOOK.col(),
                EPOCH)
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    Column isGiven = when(WAS_THERE, coalesce(isRecent, lit(false))).otherwise(not(isHeldOut()));
    return sum(when(isGiven, 1).otherwise(0)).over(inOrder);
  }

  private static Column isUncapped() {
    return now(PlayReading.IS_CAPPED)
        .equalTo(false)
        .or(Plays.OWNER_ID.col().startsWith("queue:"))
        .or(isHeldOut());
  }

  private static Column isHeldOut() {
    return coalesce(now(PlayReading.IS_HELD_OUT), lit(false));
  }

  private Map<String, Column> closing() {
    Column isNeverWorked = not(WAS_THERE).and(isHeldOut());
    return Map.of(
        REASON.toString(), when(isNeverWorked, "held_out").otherwise(REASON),
        CLOSED.toString(), when(isNeverWorked, tonight).otherwise(CLOSED));
  }

  private Column isForgotten() {
    return coalesce(datediff(lit(asOf), CLOSED).gt(policy.keepClosedDays()), lit(false));
  }
}
