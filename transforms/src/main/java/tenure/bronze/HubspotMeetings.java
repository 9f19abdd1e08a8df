package tenure.bronze;

import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.contract.Table;
import tenure.silver.Touchpoints;

/** Meetings of HubSpot: one row per meeting exported. */
public final class HubspotMeetings {
  public static final Table TABLE = Hubspot.table("meetings", "Meetings as HubSpot exports them.");

  public static final Extract EXTRACT =
      HubspotActivities.extract("meetings", TABLE, HubspotMeetings::touchpoints);

  private HubspotMeetings() {}

  /**
   * Meetings, among them reviews, trainings and webinars by their type. One took place where its
   * outcome is completed; a no-show did not, and the customer did not come.
   */
  static Dataset<Row> touchpoints(Dataset<Row> raw) {
    Column outcome = upper(Hubspot.property("hs_meeting_outcome"));
    Column isCompleted = outcome.equalTo("COMPLETED");
    Reading day = Hubspot.moment("hs_meeting_start_time").asDay().or(HubspotActivities.day());
    return HubspotActivities.touchpoints(Hubspot.opened(raw))
        .set(Touchpoints.KIND, HubspotActivities.kind("meeting"))
        .set(Touchpoints.SCHEDULED_DATE, day)
        .set(Touchpoints.HELD_DATE, when(isCompleted, day.value()))
        .set(
            Touchpoints.IS_ATTENDED,
            when(isCompleted, true).when(outcome.isin("NO_SHOW", "NO SHOW"), false))
        .rows();
  }
}
