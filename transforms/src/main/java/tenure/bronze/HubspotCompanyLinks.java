package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Domains;
import tenure.columns.SalesforceId;
import tenure.contract.Table;
import tenure.silver.AccountLinks;

/**
 * Companies of a HubSpot that stands beside Salesforce, where Salesforce has the accounts: one row
 * per company exported.
 */
public final class HubspotCompanyLinks {
  public static final Table TABLE =
      Hubspot.table("company_links", "Companies of a HubSpot that is not the CRM.");

  public static final Extract EXTRACT =
      new Extract(
          Hubspot.VENDOR,
          "company_links",
          TABLE,
          List.of(Hubspot.ID.name(), Hubspot.PROPERTIES.name()),
          List.of(new Staged(AccountLinks.TABLE, HubspotCompanyLinks::links)));

  private HubspotCompanyLinks() {}

  /**
   * How companies, and those merged into them, name their accounts: by the id that the two systems
   * exchange, or by their domain.
   */
  static Dataset<Row> links(Dataset<Row> raw) {
    Column domain =
        coalesce(
            Domains.ofWebsite(Hubspot.property("domain")),
            Domains.ofWebsite(Hubspot.property("website")));
    return Hubspot.staging(Hubspot.openedWithMerged(raw), AccountLinks.TABLE)
        .set(AccountLinks.SOURCE_ACCOUNT_KEY, Hubspot.id())
        .set(
            AccountLinks.EXPLICIT_ACCOUNT_ID,
            SalesforceId.orText(Hubspot.property("salesforceaccountid")))
        .set(AccountLinks.DOMAINS, domain)
        .rows();
  }
}
