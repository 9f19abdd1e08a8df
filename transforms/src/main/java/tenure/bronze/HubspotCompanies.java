package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Domains;
import tenure.columns.Reading;
import tenure.contract.Table;
import tenure.silver.Accounts;

/** Companies of HubSpot: one row per company exported. */
public final class HubspotCompanies {
  public static final Table TABLE =
      Hubspot.table("companies", "Companies as HubSpot exports them.");

  public static final Extract EXTRACT =
      new Extract(
          Hubspot.VENDOR,
          "companies",
          TABLE,
          List.of(Hubspot.ID.name(), Hubspot.PROPERTIES.name()),
          List.of(new Staged(Accounts.TABLE, HubspotCompanies::accounts)));

  private HubspotCompanies() {}

  /**
   * Accounts under the ids of their companies. A company that was merged is known only by the list
   * of its survivor: each id there is a deletion that names the survivor.
   */
  static Dataset<Row> accounts(Dataset<Row> raw) {
    Column isTest = lower(Hubspot.property("type")).equalTo("test");
    Column domain =
        coalesce(
            Domains.ofWebsite(Hubspot.property("domain")),
            Domains.ofWebsite(Hubspot.property("website")));
    return Hubspot.stagingWithMerged(Hubspot.openedWithMerged(raw), Accounts.TABLE)
        .set(Accounts.ACCOUNT_ID, Hubspot.id())
        .set(Accounts.ACCOUNT_NAME, Hubspot.property("name"))
        .set(Accounts.DOMAIN, domain)
        .set(Accounts.PARENT_ACCOUNT_ID, Hubspot.property("hs_parent_company_id"))
        .set(Accounts.MERGED_INTO_ACCOUNT_ID, Hubspot.survivor())
        .set(Accounts.INDUSTRY, Hubspot.property("industry"))
        .set(Accounts.REGION, Hubspot.property("region"))
        .set(Accounts.COUNTRY, Hubspot.property("country"))
        .set(Accounts.EMPLOYEES, Hubspot.whole("numberofemployees"))
        .set(Accounts.CSM_ID, Hubspot.property("hubspot_owner_id"))
        .set(Accounts.SEGMENT_OVERRIDE, Hubspot.property("segment_override"))
        .set(
            Accounts.CREATED_DATE,
            Hubspot.moment("createdate").or(Reading.moment(Hubspot.CREATED_AT.name())).asDay())
        .set(Accounts.IS_TEST, coalesce(isTest, lit(false)))
        .rows();
  }
}
