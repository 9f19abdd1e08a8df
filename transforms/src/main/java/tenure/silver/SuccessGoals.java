package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;

/** The goals of the success plans: one row per goal version. */
public final class SuccessGoals {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field GOAL_ID = Field.id("goal_id", "The goal in its source.").key();
  public static final Field SOURCE_ACCOUNT_KEY = AccountLinks.SOURCE_ACCOUNT_KEY.plain();
  public static final Field ACCOUNT_ID = AccountLinks.ACCOUNT_ID.plain();
  public static final Field GOAL = Field.text("goal", "The goal in words.");
  public static final Field METRIC = Field.text("metric", "What it is measured by.");
  public static final Field BASELINE =
      Field.number("baseline", "The value at the start, in the unit of metric.");
  public static final Field TARGET =
      Field.number("target", "The value aimed at, in the unit of metric.");
  public static final Field ACTUAL =
      Field.number("actual", "The value now, in the unit of metric.");
  public static final Field DUE_DATE = Field.day("due_date", "The day it should be reached.");
  public static final Field REACHED_DATE = Field.day("reached_date", "The day it was reached.");
  public static final Field VALUE_REALISED =
      Field.money("value_realised", "The money it brought the customer, in currency.");
  public static final Field CURRENCY = Field.text("currency", "ISO 4217 code of value_realised.");

  public static final Table TABLE =
      Table.in(SILVER, "success_goals", "The goals of the success plans, one row per version.")
          .withColumns(
              SOURCE,
              GOAL_ID,
              SOURCE_ACCOUNT_KEY,
              ACCOUNT_ID,
              GOAL,
              METRIC,
              BASELINE,
              TARGET,
              ACTUAL,
              DUE_DATE,
              REACHED_DATE,
              VALUE_REALISED,
              CURRENCY)
          .versioned();

  private SuccessGoals() {}
}
