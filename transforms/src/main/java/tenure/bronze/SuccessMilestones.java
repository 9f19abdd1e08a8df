package tenure.bronze;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.Milestones;

/** Steps of onboarding: one row per account and milestone exported. */
public final class SuccessMilestones {
  private static final String VENDOR = "success";

  public static final Field ACCOUNT_ID = Field.text("account_id", "The account in the CRM.");
  public static final Field MILESTONE = Field.text("milestone", "The step.");
  public static final Field DUE_DATE = Field.text("due_date", "The day it is due.");
  public static final Field DONE_DATE = Field.text("done_date", "The day it was done.");
  public static final Field UPDATED_AT = Field.text("updated_at", "When it was last changed.");

  public static final Table TABLE =
      Delivered.table(
          VENDOR,
          "milestones",
          "Steps of onboarding as exported.",
          ACCOUNT_ID,
          MILESTONE,
          DUE_DATE,
          DONE_DATE,
          UPDATED_AT);

  public static final Extract EXTRACT =
      new Extract(
          VENDOR,
          "milestones",
          TABLE,
          List.of(ACCOUNT_ID.name(), MILESTONE.name()),
          List.of(new Staged(Milestones.TABLE, SuccessMilestones::milestones)));

  private SuccessMilestones() {}

  /** Steps of onboarding. */
  static Dataset<Row> milestones(Dataset<Row> raw) {
    return Staging.of(raw, Milestones.TABLE, VENDOR, AccountLinks.ACCOUNT_ID)
        .set(Milestones.SOURCE_ACCOUNT_KEY, SalesforceId.orText(ACCOUNT_ID.col()))
        .set(Milestones.MILESTONE, Reading.text(MILESTONE.name()))
        .set(Milestones.DUE_DATE, Reading.day(DUE_DATE.name()))
        .set(Milestones.DONE_DATE, Reading.day(DONE_DATE.name()))
        .orderedBy(Reading.moment(UPDATED_AT.name()))
        .rows();
  }
}
