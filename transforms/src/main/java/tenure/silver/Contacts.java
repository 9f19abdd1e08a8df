package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;

/** The people at the customers: one row per contact version. */
public final class Contacts {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field CONTACT_ID = Field.id("contact_id", "The contact in its source.").key();
  public static final Field SOURCE_ACCOUNT_KEY = AccountLinks.SOURCE_ACCOUNT_KEY.plain();
  public static final Field ACCOUNT_ID = AccountLinks.ACCOUNT_ID.plain();
  public static final Field CONTACT_NAME =
      Field.text("contact_name", "The person\u2019s name.").personal();
  public static final Field EMAIL = Field.text("email", "The e-mail address.").personal();
  public static final Field ROLE =
      Field.choice(
          "role",
          "The part the person plays in the renewal.",
          "executive_sponsor",
          "champion",
          "economic_buyer",
          "admin",
          "user");
  public static final Field IS_ACTIVE =
      Field.flag("is_active", "Whether the person still works there.");
  public static final Field LEFT_DATE = Field.day("left_date", "The day the person left.");
  public static final Field LAST_TOUCHED_DATE =
      Field.day("last_touched_date", "The last day of contact with the person.");

  public static final Table TABLE =
      Table.in(SILVER, "contacts", "The people at the customers, one row per version.")
          .withColumns(
              SOURCE,
              CONTACT_ID,
              SOURCE_ACCOUNT_KEY,
              ACCOUNT_ID,
              CONTACT_NAME,
              EMAIL,
              ROLE,
              IS_ACTIVE,
              LEFT_DATE,
              LAST_TOUCHED_DATE)
          .versioned();

  private Contacts() {}
}
