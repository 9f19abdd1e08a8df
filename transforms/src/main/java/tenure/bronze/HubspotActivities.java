package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.columns.Words;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.Touchpoints;

/** What calls, meetings, mails and tasks of HubSpot have in common. */
final class HubspotActivities {
  private static final Map<String, String> KINDS =
      Map.of(
          "qbr", "qbr",
          "quarterly business review", "qbr",
          "business review", "qbr",
          "training", "training",
          "webinar", "webinar");

  private HubspotActivities() {}

  static Extract extract(String object, Table table, UnaryOperator<Dataset<Row>> stage) {
    return new Extract(
        Hubspot.VENDOR,
        object,
        table,
        List.of(Hubspot.ID.name(), Hubspot.PROPERTIES.name()),
        List.of(new Staged(Touchpoints.TABLE, stage)));
  }

  /** Touchpoints with the company or the contact that the activities name. */
  static Staging touchpoints(Dataset<Row> opened) {
    return Hubspot.staging(opened, Touchpoints.TABLE)
        .set(Touchpoints.TOUCHPOINT_ID, Reading.text(Hubspot.ID.name()))
        .set(Touchpoints.SOURCE_ACCOUNT_KEY, HubspotTies.accountKey(AccountLinks.ACTIVITY_PREFIX))
        .set(Touchpoints.CONTACT_ID, HubspotTies.contact());
  }

  /** The kind by the type that a team gave the activity; else what it is by itself. */
  static Column kind(String itself) {
    return coalesce(Words.known(Hubspot.property("hs_activity_type"), KINDS), lit(itself));
  }

  /** The day an activity stands at in the timeline. */
  static Reading day() {
    return Hubspot.moment("hs_timestamp").asDay();
  }
}
