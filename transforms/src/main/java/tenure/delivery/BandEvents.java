package tenure.delivery;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.features.AccountProfile;
import tenure.marts.FctAccountDaily;
import tenure.plays.Plays;

/** Customers whose confirmed colour changed: one event per customer. */
public final class BandEvents {
  private BandEvents() {}

  /**
   * The changes from one night to a later one; whoever has no colour on either has none.
   *
   * @param today marts.fct_account_daily of the night
   * @param before the same of the night that was told last
   * @param since that night: what is told of a change again, since it was not told whole, has the
   *     same id
   */
  public static Dataset<Row> from(
      Dataset<Row> today, Dataset<Row> before, LocalDate since, LocalDate night) {
    Dataset<Row> then =
        before.select(
            FctAccountDaily.ACCOUNT_ID.col(),
            FctAccountDaily.HEALTH_BAND.col().as(Events.PREVIOUS_BAND.name()));
    return today
        .join(then, FctAccountDaily.ACCOUNT_ID.name())
        .where(Events.HEALTH_BAND.col().notEqual(Events.PREVIOUS_BAND.col()))
        .withColumns(
            Map.of(
                Events.EVENT.name(),
                lit(Events.BAND_CHANGED),
                Events.EVENT_ID.name(),
                Events.id(
                    Events.ACCOUNT_ID.col(),
                    lit(Events.BAND_CHANGED),
                    lit(since.toString()),
                    Events.HEALTH_BAND.col()),
                Events.NIGHT.name(),
                lit(night),
                Events.STATE.name(),
                Events.HEALTH_BAND.col(),
                Events.OWNER_ID.name(),
                AccountProfile.CSM_ID.col(),
                Plays.ARR_AT_STAKE.name(),
                FctAccountDaily.ARR.col()))
        .transform(Events::shaped);
  }
}
