package tenure.jobs.deliver;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.delivery.BandEvents;
import tenure.delivery.Events;
import tenure.delivery.StepEvents;
import tenure.delivery.Told;
import tenure.jobs.lake.Lake;
import tenure.marts.DimAccount;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctPlay;
import tenure.marts.FctPlayStep;
import tenure.ops.SentEvents;
import tenure.plays.Plays;
import tenure.silver.Csms;

/** What there is to tell of a night, from the marts as readers are given them. */
final class EventNight {
  private final Lake served;
  private final LocalDate night;

  /**
   * A published night.
   *
   * @throws NotServed where it is not published
   */
  EventNight(Lake served, LocalDate night) {
    this.served = served;
    this.night = night;
    if (!served.hasSlice(FctAccountDaily.TABLE, night)) {
      throw new NotServed(night);
    }
  }

  /** The people who may be given tasks in the CRM that they come from. */
  List<Row> csms() {
    return served.asKnown(Csms.TABLE, night).collectAsList();
  }

  /** Every step that is still to be done, as an event of a receiver who knows nothing. */
  Dataset<Row> toDo() {
    return ordered(steps(Told.sent(served.slice(SentEvents.TABLE, night).where(lit(false)))));
  }

  /** What changed since the night before. */
  Dataset<Row> sinceLastNight() {
    Dataset<Row> told = Told.whole(served.lastBefore(FctPlayStep.TABLE, night), night);
    Dataset<Row> before = served.lastBefore(FctAccountDaily.TABLE, night);
    return ordered(steps(told).unionByName(bands(before, night.minusDays(1))));
  }

  /**
   * What a receiver does not know yet.
   *
   * @param sent what was sent to it
   * @param last the night that it was told last
   */
  Dataset<Row> since(Dataset<Row> sent, LocalDate last) {
    return steps(Told.sent(sent))
        .unionByName(bands(served.slice(FctAccountDaily.TABLE, last), last));
  }

  /** The events with names, the most urgent work of each person first. */
  Dataset<Row> ordered(Dataset<Row> events) {
    return Events.named(events, served.read(DimAccount.TABLE), served.asKnown(Csms.TABLE, night))
        .orderBy(
            Events.OWNER_ID.col().asc_nulls_last(),
            Plays.PRIORITY.col().desc_nulls_last(),
            Events.ACCOUNT_ID.col(),
            Events.DUE_DATE.col(),
            Events.EVENT_ID.col());
  }

  private Dataset<Row> steps(Dataset<Row> told) {
    return StepEvents.from(
        served.slice(FctPlayStep.TABLE, night),
        served.slice(FctPlay.TABLE, night),
        served.slice(FctAccountDaily.TABLE, night),
        told,
        night);
  }

  private Dataset<Row> bands(Dataset<Row> before, LocalDate since) {
    return BandEvents.from(served.slice(FctAccountDaily.TABLE, night), before, since, night);
  }
}
