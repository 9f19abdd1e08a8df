package tenure.signals;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static tenure.signals.SignalReadings.BLIND;
import static tenure.signals.SignalReadings.CLEAR;
import static tenure.signals.SignalReadings.CLOSE_AFTER_DAYS;
import static tenure.signals.SignalReadings.FOR_DAYS;
import static tenure.signals.SignalReadings.SEEN;
import static tenure.signals.SignalReadings.STATUS;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.features.AccountProfile;

/** How episodes go on: a fold over the nights, of last night's state and tonight's readings. */
final class SignalEpisodes {
  private static final String BEFORE = "before_";
  private static final String IS_ACTIVE = "is_active";
  private static final Column HELD = col("held");
  private static final Column OPENS = col("opens");
  private static final Column CLOSES = col("closes");
  private static final Column IS_SEEN = coalesce(STATUS.equalTo(SEEN), lit(false));
  private static final Column WAS_OPEN = was("open");
  private static final Column WAS_CLOSED = was("closed");
  private static final List<Field> CARRIED =
      List.of(
          Signals.FIRST_SEEN_DATE,
          Signals.KIND,
          Signals.SEVERITY,
          Signals.STATE,
          Signals.CLOSED_REASON,
          Signals.EVIDENCE,
          Signals.ARR_AT_STAKE,
          Signals.NIGHTS_SEEN,
          Signals.HELD_SINCE_DATE,
          Signals.OPENED_DATE,
          Signals.LAST_SEEN_DATE,
          Signals.CLOSED_DATE);

  private SignalEpisodes() {}

  /** The episodes after a night; {@code previous} are those after the night before. */
  static Dataset<Row> after(
      Dataset<Row> readings, Dataset<Row> previous, SignalPolicy policy, LocalDate asOf) {
    Column tonight = lit(asOf);
    Column held =
        when(IS_SEEN, coalesce(before(Signals.HELD_SINCE_DATE), tonight))
            .when(STATUS.equalTo(BLIND), before(Signals.HELD_SINCE_DATE));
    Column isOld = datediff(tonight, Signals.CLOSED_DATE.col()).gt(policy.keepClosedDays());
    // A closed episode meets no reading: the next one is another episode.
    return readings
        .withColumn(IS_ACTIVE, lit(true))
        .join(before(previous), keys(), "full_outer")
        .withColumn(HELD.toString(), held)
        .withColumns(Map.of(OPENS.toString(), opens(tonight), CLOSES.toString(), closes(tonight)))
        .withColumns(state(policy, tonight))
        .where(Signals.STATE.col().isNotNull().and(not(coalesce(isOld, lit(false)))));
  }

  private static Column before(Field field) {
    return col(BEFORE + field.name());
  }

  private static Column was(String state) {
    return coalesce(before(Signals.STATE).equalTo(state), lit(false));
  }

  private static String[] keys() {
    return new String[] {Signals.ACCOUNT_ID.name(), Signals.SIGNAL.name(), IS_ACTIVE};
  }

  private static Dataset<Row> before(Dataset<Row> previous) {
    Stream<Column> keys =
        Stream.of(
            Signals.ACCOUNT_ID.col(),
            Signals.SIGNAL.col(),
            Signals.STATE.col().notEqual("closed").as(IS_ACTIVE));
    Stream<Column> carried = CARRIED.stream().map(f -> f.col().as(BEFORE + f.name()));
    return previous.select(Stream.concat(keys, carried).toArray(Column[]::new));
  }

  private static Column opens(Column tonight) {
    return IS_SEEN.and(not(WAS_OPEN)).and(datediff(tonight, HELD).geq(FOR_DAYS.minus(1)));
  }

  /** Who is no customer any more has no signals; others are given time to be seen again. */
  private static Column closes(Column tonight) {
    Column unseen = datediff(tonight, before(Signals.LAST_SEEN_DATE));
    Column isOver = STATUS.equalTo(CLEAR).and(unseen.gt(CLOSE_AFTER_DAYS));
    return WAS_OPEN.and(STATUS.isNull().or(isOver));
  }

  private static Map<String, Column> state(SignalPolicy policy, Column tonight) {
    Column isKept = WAS_OPEN.or(WAS_CLOSED);
    Column nights = coalesce(before(Signals.NIGHTS_SEEN), lit(0L));
    Map<String, Column> state = new HashMap<>();
    state.put(Signals.AS_OF_DATE.name(), tonight);
    state.put(
        Signals.STATE.name(),
        when(WAS_CLOSED.or(CLOSES), "closed")
            .when(WAS_OPEN.or(OPENS), "open")
            .when(HELD.isNotNull(), "pending"));
    state.put(Signals.EVENT.name(), event());
    state.put(Signals.CLOSED_REASON.name(), reason(policy));
    state.put(Signals.KIND.name(), tonightOr(Signals.KIND));
    state.put(Signals.SEVERITY.name(), tonightOr(Signals.SEVERITY));
    state.put(
        Signals.FIRST_SEEN_DATE.name(),
        when(isKept, before(Signals.FIRST_SEEN_DATE)).otherwise(HELD));
    state.put(Signals.HELD_SINCE_DATE.name(), when(not(CLOSES), HELD));
    state.put(
        Signals.OPENED_DATE.name(), when(isKept, before(Signals.OPENED_DATE)).when(OPENS, tonight));
    state.put(Signals.LAST_SEEN_DATE.name(), seen(tonight, Signals.LAST_SEEN_DATE));
    state.put(Signals.EVIDENCE.name(), seen(Signals.EVIDENCE.col(), Signals.EVIDENCE));
    state.put(Signals.ARR_AT_STAKE.name(), seen(AccountProfile.ARR.col(), Signals.ARR_AT_STAKE));
    state.put(Signals.NIGHTS_SEEN.name(), when(IS_SEEN, nights.plus(1)).otherwise(nights));
    state.put(
        Signals.CLOSED_DATE.name(),
        when(WAS_CLOSED, before(Signals.CLOSED_DATE)).when(CLOSES, tonight));
    return state;
  }

  private static Column event() {
    return when(WAS_CLOSED, "past")
        .when(CLOSES, "closed")
        .when(OPENS, "opened")
        .when(IS_SEEN.and(WAS_OPEN), "seen_again")
        .when(IS_SEEN, "begun")
        .when(STATUS.equalTo(BLIND), "feed_late")
        .otherwise("not_seen");
  }

  private static Column reason(SignalPolicy policy) {
    Object[] watched = policy.rules().stream().map(SignalRule::id).toArray();
    Column isWatched = Signals.SIGNAL.col().isin(watched);
    return when(WAS_CLOSED, before(Signals.CLOSED_REASON))
        .when(CLOSES.and(STATUS.isNotNull()), "no_longer_seen")
        .when(CLOSES.and(isWatched), "customer_left")
        .when(CLOSES, "not_watched");
  }

  private static Column tonightOr(Field field) {
    return coalesce(field.col(), before(field));
  }

  private static Column seen(Column tonight, Field field) {
    return when(IS_SEEN, tonight).otherwise(before(field));
  }
}
