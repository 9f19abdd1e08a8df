package tenure.jobs.deliver;

import static org.apache.spark.sql.functions.max;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tenure.contract.Field;
import tenure.delivery.Events;
import tenure.jobs.lake.Lake;
import tenure.ops.SentEvents;

/** What was sent, written down before and after it was: ops.sent_events. */
final class SentLedger {
  private final Lake lake;
  private final LocalDate night;
  private final int lookBackDays;
  private final Clock clock;

  /**
   * The ledger as a night sees it.
   *
   * @param lookBackDays days that a step can be told of
   */
  SentLedger(Lake lake, LocalDate night, int lookBackDays, Clock clock) {
    this.lake = lake;
    this.night = night;
    this.lookBackDays = lookBackDays;
    this.clock = clock;
  }

  /** Everything sent of the steps that a night can have. */
  Dataset<Row> sent() {
    return lake.slices(SentEvents.TABLE, night.minusDays(lookBackDays), night);
  }

  /** The nights up to this one that were told whole. */
  NavigableSet<LocalDate> wholeNights() {
    Column isWhole = SentEvents.EVENT.col().equalTo(SentEvents.NIGHT_SENT);
    return sent().where(isWhole).select(SentEvents.NIGHT.col()).distinct().collectAsList().stream()
        .map(r -> r.getDate(0).toLocalDate())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A night after this one of which something was told. */
  Optional<LocalDate> later() {
    Date newest =
        lake.slices(SentEvents.TABLE, night.plusDays(1), night.plusDays(lookBackDays))
            .agg(max(SentEvents.NIGHT.col()))
            .first()
            .getDate(0);
    return Optional.ofNullable(newest).map(Date::toLocalDate);
  }

  /** The events that nobody acknowledged yet. */
  Dataset<Row> pending(Dataset<Row> events) {
    Dataset<Row> taken =
        sent()
            .where(SentEvents.OUTCOME.col().equalTo("acknowledged"))
            .select(SentEvents.EVENT_ID.col());
    return events.join(taken, new String[] {SentEvents.EVENT_ID.name()}, "left_anti");
  }

  /** Before anything leaves: from now on it may have arrived. */
  void noteSending(List<Message> messages) {
    append(messages.stream().map(m -> row(m, "sending", clock.instant(), null, null)).toList());
  }

  /** Once it was answered. */
  void note(List<Outcome> outcomes) {
    append(
        outcomes.stream()
            .map(
                o ->
                    row(
                        o.message(),
                        o.isTaken() ? "acknowledged" : "refused",
                        o.at(),
                        (long) o.attempts(),
                        (long) o.status()))
            .toList());
  }

  /** Once nothing is left to be told. */
  void noteWhole() {
    Object[] row = new Object[SentEvents.TABLE.fields().size()];
    put(row, SentEvents.EVENT_ID, UUID.randomUUID().toString());
    put(row, SentEvents.EVENT, SentEvents.NIGHT_SENT);
    put(row, SentEvents.OUTCOME, "acknowledged");
    put(row, SentEvents.RECORDED_AT, Timestamp.from(clock.instant()));
    put(row, SentEvents.NIGHT, Date.valueOf(night));
    append(List.of(RowFactory.create(row)));
  }

  private Row row(Message message, String outcome, Instant at, Long attempts, Long status) {
    Object[] row = new Object[SentEvents.TABLE.fields().size()];
    for (Field same :
        List.of(
            Events.EVENT_ID,
            Events.EVENT,
            Events.NIGHT,
            Events.STEP_ID,
            Events.ACCOUNT_ID,
            Events.STATE,
            Events.OWNER_ID,
            Events.DUE_DATE)) {
      put(row, same, message.value(same));
    }
    put(row, SentEvents.OUTCOME, outcome);
    put(row, SentEvents.RECORDED_AT, Timestamp.from(at));
    put(row, SentEvents.ATTEMPTS, attempts);
    put(row, SentEvents.STATUS, status);
    return RowFactory.create(row);
  }

  private static void put(Object[] row, Field field, Object value) {
    row[SentEvents.TABLE.fields().indexOf(field)] = value;
  }

  private void append(List<Row> rows) {
    if (!rows.isEmpty()) {
      lake.append(
          SentEvents.TABLE,
          lake.spark().createDataFrame(rows, SentEvents.TABLE.schema()).coalesce(1));
    }
  }
}
