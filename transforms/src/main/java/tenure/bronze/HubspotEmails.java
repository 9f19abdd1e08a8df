package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.contract.Table;
import tenure.silver.Touchpoints;

/** One-to-one mails of HubSpot: one row per mail exported. */
public final class HubspotEmails {
  public static final Table TABLE = Hubspot.table("emails", "Mails as HubSpot exports them.");

  public static final Extract EXTRACT =
      HubspotActivities.extract("emails", TABLE, HubspotEmails::touchpoints);

  private HubspotEmails() {}

  /**
   * Mails. One from the customer is an answer; whether one of ours was answered, HubSpot does not
   * say. A draft was never sent and is left out.
   */
  static Dataset<Row> touchpoints(Dataset<Row> raw) {
    Column direction = upper(Hubspot.property("hs_email_direction"));
    Column isDraft = coalesce(direction.equalTo("DRAFT_EMAIL"), lit(false));
    Reading day = HubspotActivities.day();
    return HubspotActivities.touchpoints(Hubspot.opened(raw).where(not(isDraft)))
        .set(Touchpoints.KIND, lit("email"))
        .set(Touchpoints.SCHEDULED_DATE, day)
        .set(Touchpoints.HELD_DATE, day.value())
        .set(Touchpoints.IS_ANSWERED, when(direction.equalTo("INCOMING_EMAIL"), true))
        .rows();
  }
}
