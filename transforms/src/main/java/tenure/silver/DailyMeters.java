package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;

/**
 * Metered use that is counted for an account and not for a user: data volume, calls of an
 * interface, anything else with a limit. A source that corrects a day's figure delivers it again.
 */
public final class DailyMeters {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field SOURCE_ACCOUNT_KEY = AccountLinks.SOURCE_ACCOUNT_KEY;
  public static final Field METER =
      Field.id("meter", "What is metered, such as data_volume or api_calls.").key();
  public static final Field USAGE_DATE = Field.day("usage_date", "The day of use, UTC.").key();
  public static final Field ACCOUNT_ID = AccountLinks.ACCOUNT_ID.plain();
  public static final Field QUANTITY =
      Field.number("quantity", "How much was used on the day, in the meter's unit.").required();
  public static final Field ALLOWANCE =
      Field.number(
          "allowance",
          "How much of it the account may use within allowance_days; null where nothing limits it.");
  public static final Field ALLOWANCE_DAYS =
      Field.count(
          "allowance_days",
          "The days over which the allowance holds, at most 31: 1 for a daily rate; null counts as 28.");
  public static final Field UNIT = Field.text("unit", "The unit, such as GB or calls.");

  public static final Table TABLE =
      Table.in(
              SILVER,
              "daily_meters",
              "How much each account used of what is metered, one row per version of a day.")
          .withColumns(
              SOURCE,
              SOURCE_ACCOUNT_KEY,
              METER,
              USAGE_DATE,
              ACCOUNT_ID,
              QUANTITY,
              ALLOWANCE,
              ALLOWANCE_DAYS,
              UNIT)
          .check(
              "quantity_not_negative", "quantity >= 0", "What was used is never less than nothing.")
          .versioned();

  private DailyMeters() {}
}
