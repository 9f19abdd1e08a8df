package tenure.bronze;

import static org.apache.spark.sql.functions.upper;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;

/** Goals of success plans: one row per goal exported. */
public final class SuccessGoals {
  private static final String VENDOR = "success";

  public static final Field GOAL_ID = Field.text("goal_id", "The goal.");
  public static final Field ACCOUNT_ID = Field.text("account_id", "The account in the CRM.");
  public static final Field GOAL = Field.text("goal", "The goal in words.");
  public static final Field METRIC = Field.text("metric", "What it is measured by.");
  public static final Field BASELINE = Field.text("baseline", "The value at the start.");
  public static final Field TARGET = Field.text("target", "The value aimed at.");
  public static final Field ACTUAL = Field.text("actual", "The value now.");
  public static final Field DUE_DATE = Field.text("due_date", "The day it should be reached.");
  public static final Field REACHED_DATE = Field.text("reached_date", "The day it was reached.");
  public static final Field VALUE_REALISED =
      Field.text("value_realised", "The money it brought the customer.");
  public static final Field CURRENCY = Field.text("currency", "The currency of value_realised.");
  public static final Field UPDATED_AT = Field.text("updated_at", "When it was last changed.");

  public static final Table TABLE =
      Delivered.table(
          VENDOR,
          "goals",
          "Goals of success plans as exported.",
          GOAL_ID,
          ACCOUNT_ID,
          GOAL,
          METRIC,
          BASELINE,
          TARGET,
          ACTUAL,
          DUE_DATE,
          REACHED_DATE,
          VALUE_REALISED,
          CURRENCY,
          UPDATED_AT);

  public static final Extract EXTRACT =
      new Extract(
          VENDOR,
          "goals",
          TABLE,
          List.of(GOAL_ID.name(), ACCOUNT_ID.name(), GOAL.name()),
          List.of(new Staged(tenure.silver.SuccessGoals.TABLE, SuccessGoals::goals)));

  private SuccessGoals() {}

  /** Goals of the success plans. */
  static Dataset<Row> goals(Dataset<Row> raw) {
    return Staging.of(raw, tenure.silver.SuccessGoals.TABLE, VENDOR, AccountLinks.ACCOUNT_ID)
        .set(tenure.silver.SuccessGoals.GOAL_ID, Reading.text(GOAL_ID.name()))
        .set(tenure.silver.SuccessGoals.SOURCE_ACCOUNT_KEY, SalesforceId.orText(ACCOUNT_ID.col()))
        .set(tenure.silver.SuccessGoals.GOAL, Reading.text(GOAL.name()))
        .set(tenure.silver.SuccessGoals.METRIC, Reading.text(METRIC.name()))
        .set(tenure.silver.SuccessGoals.BASELINE, Reading.number(BASELINE.name()))
        .set(tenure.silver.SuccessGoals.TARGET, Reading.number(TARGET.name()))
        .set(tenure.silver.SuccessGoals.ACTUAL, Reading.number(ACTUAL.name()))
        .set(tenure.silver.SuccessGoals.DUE_DATE, Reading.day(DUE_DATE.name()))
        .set(tenure.silver.SuccessGoals.REACHED_DATE, Reading.day(REACHED_DATE.name()))
        .set(tenure.silver.SuccessGoals.VALUE_REALISED, Reading.money(VALUE_REALISED.name()))
        .set(tenure.silver.SuccessGoals.CURRENCY, upper(Reading.clean(CURRENCY.col())))
        .orderedBy(Reading.moment(UPDATED_AT.name()))
        .rows();
  }
}
