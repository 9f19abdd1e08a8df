package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.upper;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Words;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.Opportunities;

/** Deals of HubSpot: one row per deal exported. */
public final class HubspotDeals {
  public static final Table TABLE = Hubspot.table("deals", "Deals as HubSpot exports them.");

  private static final Map<String, String> KINDS =
      Map.of(
          "newbusiness", "new",
          "new business", "new",
          "renewal", "renewal",
          "upsell", "upsell",
          "expansion", "upsell",
          "cross-sell", "cross_sell",
          "cross_sell", "cross_sell",
          "crosssell", "cross_sell",
          "cross sell", "cross_sell");

  public static final Extract EXTRACT =
      new Extract(
          Hubspot.VENDOR,
          "deals",
          TABLE,
          List.of(Hubspot.ID.name(), Hubspot.PROPERTIES.name()),
          List.of(new Staged(Opportunities.TABLE, HubspotDeals::opportunities)));

  private HubspotDeals() {}

  /**
   * Deals of their primary company. {@code existingbusiness} may be a renewal or an upsell, so it
   * is no kind; the stage is an id until {@link Opportunities#withStages} names it.
   */
  static Dataset<Row> opportunities(Dataset<Row> raw) {
    Column company =
        coalesce(Hubspot.property("hs_primary_associated_company"), HubspotTies.company());
    Column itself = concat(lit(AccountLinks.DEAL_PREFIX), Reading.clean(Hubspot.ID.col()));
    return Hubspot.stagingWithMerged(Hubspot.openedWithMerged(raw), Opportunities.TABLE)
        .set(Opportunities.OPPORTUNITY_ID, Hubspot.id())
        .set(Opportunities.SOURCE_ACCOUNT_KEY, coalesce(company, itself))
        .set(Opportunities.KIND, Words.known(Hubspot.property("dealtype"), KINDS))
        .set(Opportunities.STAGE, Hubspot.property("dealstage"))
        .set(Opportunities.AMOUNT, Hubspot.money("amount"))
        .set(Opportunities.CURRENCY, upper(Hubspot.property("deal_currency_code")))
        .set(Opportunities.CLOSE_DATE, Hubspot.moment("closedate").asDay())
        .set(Opportunities.IS_CLOSED, Hubspot.flag("hs_is_closed"))
        .set(Opportunities.IS_WON, Hubspot.flag("hs_is_closed_won"))
        .rows();
  }
}
