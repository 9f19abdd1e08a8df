package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;

/**
 * Use of the product: what each night added per account, user, feature and day. A late event adds a
 * small row to an old day; no old row is touched.
 */
public final class DailyUsage {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field SOURCE_ACCOUNT_KEY = AccountLinks.SOURCE_ACCOUNT_KEY;
  public static final Field USER_ID =
      Field.id("user_id", "The user in the source, a pseudonym.").key().personal();
  public static final Field FEATURE = Field.id("feature", "The feature used.").key();
  public static final Field USAGE_DATE = Field.day("usage_date", "The day of use, UTC.").key();
  public static final Field ACCOUNT_ID = AccountLinks.ACCOUNT_ID.plain();
  public static final Field MODULE = Field.text("module", "The module the feature belongs to.");
  public static final Field IS_CORE = Field.flag("is_core", "Whether the feature is a core one.");
  public static final Field IS_PREMIUM =
      Field.flag("is_premium", "Whether the feature is a premium one.");
  public static final Field EVENTS = Field.count("events", "Events of use added.").required();
  public static final Field MINUTES = Field.number("minutes", "Minutes of use added.").required();
  public static final Field DENIED =
      Field.count("denied", "Attempts at features outside the plan added.").required();

  public static final Field KNOWN_ON = Versions.KNOWN_ON.key();

  public static final Table TABLE =
      Table.in(
              SILVER,
              "daily_usage",
              "What each night added to the use of the product, per account, user, feature and day.")
          .withColumns(
              SOURCE,
              SOURCE_ACCOUNT_KEY,
              USER_ID,
              FEATURE,
              USAGE_DATE,
              ACCOUNT_ID,
              MODULE,
              IS_CORE,
              IS_PREMIUM,
              EVENTS,
              MINUTES,
              DENIED,
              KNOWN_ON)
          .sliced(KNOWN_ON);

  private DailyUsage() {}
}
