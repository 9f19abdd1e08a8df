package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;

/** Meetings, calls and mails with customers: one row per activity version. */
public final class Touchpoints {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field TOUCHPOINT_ID =
      Field.id("touchpoint_id", "The activity in its source.").key();
  public static final Field SOURCE_ACCOUNT_KEY = AccountLinks.SOURCE_ACCOUNT_KEY.plain();
  public static final Field ACCOUNT_ID = AccountLinks.ACCOUNT_ID.plain();
  public static final Field CONTACT_ID = Field.id("contact_id", "The person met.");
  public static final Field KIND =
      Field.choice(
              "kind",
              "The kind of activity.",
              "qbr",
              "call",
              "email",
              "training",
              "webinar",
              "meeting")
          .required();
  public static final Field SCHEDULED_DATE =
      Field.day("scheduled_date", "The day it was planned for.");
  public static final Field HELD_DATE = Field.day("held_date", "The day it took place.");
  public static final Field IS_ATTENDED =
      Field.flag("is_attended", "Whether the customer came; null where that is not known.");
  public static final Field IS_ANSWERED =
      Field.flag("is_answered", "Whether the customer answered; null where that is not known.");

  public static final Table TABLE =
      Table.in(
              SILVER,
              "touchpoints",
              "Meetings, calls and mails with customers, one row per version.")
          .withColumns(
              SOURCE,
              TOUCHPOINT_ID,
              SOURCE_ACCOUNT_KEY,
              ACCOUNT_ID,
              CONTACT_ID,
              KIND,
              SCHEDULED_DATE,
              HELD_DATE,
              IS_ATTENDED,
              IS_ANSWERED)
          .versioned();

  private Touchpoints() {}
}
