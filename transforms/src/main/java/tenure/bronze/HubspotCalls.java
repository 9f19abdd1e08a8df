package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.contract.Table;
import tenure.silver.Touchpoints;

/** Calls of HubSpot: one row per call exported. */
public final class HubspotCalls {
  public static final Table TABLE = Hubspot.table("calls", "Calls as HubSpot exports them.");

  public static final Extract EXTRACT =
      HubspotActivities.extract("calls", TABLE, HubspotCalls::touchpoints);

  /** HubSpot's own outcomes of a call: somebody was there, or nobody was. */
  private static final Object[] REACHED = {
    "f240bbac-87c9-4f6e-bf70-924b57d47db7", "a4c4c377-d246-4b32-a13b-75a56a4cd0ff"
  };

  private static final Object[] NOT_REACHED = {
    "9d9162e7-6cf3-4944-bf63-4dff82258764",
    "73a0d17f-1163-4015-bdd5-ec830791da20",
    "b2cf5968-551e-4856-9783-52b3da59a7d0",
    "17b47fee-58de-441e-a44c-c6300d46f273"
  };

  private static final Object[] NOT_HELD = {
    "BUSY",
    "CALLING_CRM_USER",
    "CANCELED",
    "CONNECTING",
    "FAILED",
    "IN_PROGRESS",
    "MISSED",
    "NO_ANSWER",
    "QUEUED",
    "RINGING"
  };

  private HubspotCalls() {}

  /**
   * Calls. The outcome says whether the customer answered; without one, a completed call was
   * answered, one that met a busy line or nobody was not, and of others it is not known.
   */
  static Dataset<Row> touchpoints(Dataset<Row> raw) {
    Column status = upper(Hubspot.property("hs_call_status"));
    Column outcome = lower(Hubspot.property("hs_call_disposition"));
    Column isAnswered =
        when(outcome.isin(REACHED), true)
            .when(outcome.isin(NOT_REACHED), false)
            .when(status.equalTo("COMPLETED"), true)
            .when(status.isin("BUSY", "NO_ANSWER", "FAILED", "MISSED"), false);
    Column isHeld =
        not(coalesce(status.isin(NOT_HELD), lit(false)))
            .and(not(coalesce(outcome.isin(NOT_REACHED), lit(false))));
    Reading day = HubspotActivities.day();
    return HubspotActivities.touchpoints(Hubspot.opened(raw))
        .set(Touchpoints.KIND, HubspotActivities.kind("call"))
        .set(Touchpoints.SCHEDULED_DATE, day)
        .set(Touchpoints.HELD_DATE, when(isHeld, day.value()))
        .set(Touchpoints.IS_ANSWERED, isAnswered)
        .rows();
  }
}
