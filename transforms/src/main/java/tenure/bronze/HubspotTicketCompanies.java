package tenure.bronze;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.silver.AccountLinks;

/** Which companies the tickets of HubSpot belong to: one row per ticket exported. */
public final class HubspotTicketCompanies {
  public static final Table TABLE =
      HubspotAssociations.table(
          "ticket_companies", "Companies of tickets as HubSpot exports them.");

  public static final Extract EXTRACT =
      HubspotAssociations.extract("ticket_companies", TABLE, HubspotTicketCompanies::links);

  private static final String PRIMARY = "26";

  private HubspotTicketCompanies() {}

  /** The primary company of each ticket, for tickets that do not name it themselves. */
  static Dataset<Row> links(Dataset<Row> raw) {
    return HubspotAssociations.links(raw, AccountLinks.TICKET_PREFIX, PRIMARY);
  }
}
