package tenure.bronze;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Staging;
import tenure.columns.Words;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.Advocacy;

/**
 * Referrals, references, reviews and contributions to the community: one row per event exported.
 */
public final class SuccessAdvocacy {
  private static final String VENDOR = "success";
  private static final Map<String, String> KINDS =
      Map.of(
          "referral", "referral",
          "reference", "reference",
          "reference call", "reference",
          "case study", "reference",
          "review", "review",
          "community", "community",
          "community post", "community");

  public static final Field ADVOCACY_ID = Field.text("advocacy_id", "The event.");
  public static final Field ACCOUNT_ID = Field.text("account_id", "The account in the CRM.");
  public static final Field CONTACT_ID = Field.text("contact_id", "Who did it.");
  public static final Field KIND = Field.text("kind", "What was done.");
  public static final Field DONE_DATE = Field.text("done_date", "The day it was done.");
  public static final Field UPDATED_AT = Field.text("updated_at", "When it was last changed.");

  public static final Table TABLE =
      Delivered.table(
          VENDOR,
          "advocacy",
          "Acts of advocacy as exported.",
          ADVOCACY_ID,
          ACCOUNT_ID,
          CONTACT_ID,
          KIND,
          DONE_DATE,
          UPDATED_AT);

  public static final Extract EXTRACT =
      new Extract(
          VENDOR,
          "advocacy",
          TABLE,
          List.of(ADVOCACY_ID.name()),
          List.of(new Staged(Advocacy.TABLE, SuccessAdvocacy::advocacy)));

  private SuccessAdvocacy() {}

  /** Acts of advocacy; a kind that is not known counts for none and is refused. */
  static Dataset<Row> advocacy(Dataset<Row> raw) {
    return Staging.of(raw, Advocacy.TABLE, VENDOR, AccountLinks.ACCOUNT_ID)
        .set(Advocacy.ADVOCACY_ID, Reading.text(ADVOCACY_ID.name()))
        .set(Advocacy.SOURCE_ACCOUNT_KEY, SalesforceId.orText(ACCOUNT_ID.col()))
        .set(Advocacy.CONTACT_ID, Reading.text(CONTACT_ID.name()))
        .set(Advocacy.KIND, Words.known(KIND.col(), KINDS))
        .set(Advocacy.DONE_DATE, Reading.day(DONE_DATE.name()))
        .orderedBy(Reading.moment(UPDATED_AT.name()))
        .rows();
  }
}
