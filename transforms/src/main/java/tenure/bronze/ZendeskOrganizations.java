package tenure.bronze;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.lower;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;

/** Organisations of Zendesk: one row per organisation exported. */
public final class ZendeskOrganizations {
  public static final Field ID = Field.text("id", "The organisation.");
  public static final Field NAME = Field.text("name", "Its name.");
  public static final Field EXTERNAL_ID =
      Field.text("external_id", "The account in the CRM, free text, often empty.");
  public static final Field DOMAIN_NAMES =
      Field.text("domain_names", "Its e-mail domains, as JSON.");
  public static final Field CREATED_AT = Field.text("created_at", "When it was created.");
  public static final Field UPDATED_AT = Field.text("updated_at", "When it was last changed.");

  public static final Table TABLE =
      Delivered.table(
          Zendesk.VENDOR,
          "organizations",
          "Organisations as Zendesk exports them.",
          ID,
          NAME,
          EXTERNAL_ID,
          DOMAIN_NAMES,
          CREATED_AT,
          UPDATED_AT);

  public static final Extract EXTRACT =
      new Extract(
          Zendesk.VENDOR,
          "organizations",
          TABLE,
          List.of(ID.name()),
          List.of(new Staged(AccountLinks.TABLE, ZendeskOrganizations::links)));

  private ZendeskOrganizations() {}

  /** How organisations name their accounts: by external_id, or by their domains. */
  static Dataset<Row> links(Dataset<Row> raw) {
    return Staging.of(raw, AccountLinks.TABLE, Zendesk.VENDOR, AccountLinks.RESOLVED)
        .set(AccountLinks.SOURCE_ACCOUNT_KEY, Reading.text(ID.name()))
        .set(AccountLinks.EXPLICIT_ACCOUNT_ID, SalesforceId.orText(EXTERNAL_ID.col()))
        .set(
            AccountLinks.DOMAINS,
            Reading.clean(lower(array_join(Zendesk.texts(DOMAIN_NAMES.col()), ","))))
        .orderedBy(Reading.moment(UPDATED_AT.name()))
        .rows();
  }
}
