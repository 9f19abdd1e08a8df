package tenure.bronze;

import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Domains;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;

/** Companies of Intercom: one row per company exported. */
public final class IntercomCompanies {
  public static final Field COMPANY_ID =
      Field.text(
          "company_id",
          "The account as you told Intercom; made up by Intercom where a team made the company.");
  public static final Field NAME = Field.text("name", "The company name.");
  public static final Field WEBSITE = Field.text("website", "The web site, free text.");

  public static final Table TABLE =
      Delivered.table(
          Intercom.VENDOR,
          "companies",
          "Companies as Intercom exports them.",
          Intercom.ID,
          COMPANY_ID,
          NAME,
          WEBSITE,
          Intercom.CREATED_AT,
          Intercom.UPDATED_AT,
          Intercom.DELETED);

  public static final Extract EXTRACT =
      new Extract(
          Intercom.VENDOR,
          "companies",
          TABLE,
          List.of(Intercom.ID.name(), COMPANY_ID.name()),
          List.of(new Staged(AccountLinks.TABLE, IntercomCompanies::links)));

  private static final String MADE_UP = "-qualification-company";

  private IntercomCompanies() {}

  /**
   * How companies name their accounts: by the id you gave them, which is none where Intercom made
   * it up, or by the domain of their web site.
   */
  static Dataset<Row> links(Dataset<Row> raw) {
    Column given = Reading.clean(COMPANY_ID.col());
    return Intercom.staging(raw, AccountLinks.TABLE)
        .set(AccountLinks.SOURCE_ACCOUNT_KEY, Reading.text(Intercom.ID.name()))
        .set(
            AccountLinks.EXPLICIT_ACCOUNT_ID,
            when(not(given.endsWith(MADE_UP)), SalesforceId.orText(given)))
        .set(AccountLinks.DOMAINS, Domains.ofWebsite(WEBSITE.col()))
        .rows();
  }
}
