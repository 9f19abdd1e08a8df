package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Words;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.Tickets;

/** Tickets of HubSpot: one row per ticket exported. */
public final class HubspotTickets {
  public static final Table TABLE = Hubspot.table("tickets", "Tickets as HubSpot exports them.");

  private static final double MICROS_PER_MINUTE = 60e6;
  private static final Map<String, String> PRIORITIES =
      Map.of("low", "low", "medium", "normal", "high", "high", "urgent", "urgent");

  /** The stages of the pipeline that every HubSpot begins with. */
  private static final Map<String, String> STATUSES =
      Map.of("1", "new", "2", "pending", "3", "open", "4", "closed");

  public static final Extract EXTRACT =
      new Extract(
          Hubspot.VENDOR,
          "tickets",
          TABLE,
          List.of(Hubspot.ID.name(), Hubspot.PROPERTIES.name()),
          List.of(new Staged(Tickets.TABLE, HubspotTickets::tickets)));

  private HubspotTickets() {}

  /**
   * Tickets. One with a day of closing is closed; else the stage says where it stands, where it is
   * one of the first pipeline, and open where it is one that a team made.
   */
  static Dataset<Row> tickets(Dataset<Row> raw) {
    Reading created = Hubspot.moment("createdate");
    Reading answered = Hubspot.moment("first_agent_reply_date");
    Reading closed = Hubspot.moment("closed_date");
    Column status =
        when(closed.value().isNotNull(), "closed")
            .otherwise(
                coalesce(
                    Words.known(Hubspot.property("hs_pipeline_stage"), STATUSES), lit("open")));
    return Hubspot.stagingWithMerged(Hubspot.openedWithMerged(raw), Tickets.TABLE)
        .set(Tickets.TICKET_ID, Hubspot.id())
        .set(Tickets.SOURCE_ACCOUNT_KEY, HubspotTies.accountKey(AccountLinks.TICKET_PREFIX))
        .set(Tickets.CREATED_AT, created)
        .set(Tickets.FIRST_RESPONSE_MINUTES, minutes(created, answered))
        .set(Tickets.SOLVED_AT, closed)
        .set(
            Tickets.PRIORITY,
            Reading.choice(
                Hubspot.label("hs_ticket_priority"),
                Hubspot.property("hs_ticket_priority"),
                PRIORITIES))
        .set(Tickets.PRODUCT_AREA, lower(Hubspot.property("hs_ticket_category")))
        .set(Tickets.STATUS, status)
        .rows();
  }

  /** Minutes to the first answer; unknown where it is said to have come before the question. */
  private static Reading minutes(Reading created, Reading answered) {
    Column micros = unix_micros(answered.value()).minus(unix_micros(created.value()));
    return new Reading(
        when(micros.geq(0), micros.divide(lit(MICROS_PER_MINUTE))), answered.problem());
  }
}
