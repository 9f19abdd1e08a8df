package tenure.bronze;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.silver.AccountLinks;

/** Which companies the deals of HubSpot belong to: one row per deal exported. */
public final class HubspotDealCompanies {
  public static final Table TABLE =
      HubspotAssociations.table("deal_companies", "Companies of deals as HubSpot exports them.");

  public static final Extract EXTRACT =
      HubspotAssociations.extract("deal_companies", TABLE, HubspotDealCompanies::links);

  private static final String PRIMARY = "5";

  private HubspotDealCompanies() {}

  /** The primary company of each deal, for deals that do not name it themselves. */
  static Dataset<Row> links(Dataset<Row> raw) {
    return HubspotAssociations.links(raw, AccountLinks.DEAL_PREFIX, PRIMARY);
  }
}
