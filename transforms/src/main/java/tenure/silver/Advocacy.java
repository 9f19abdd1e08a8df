package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;

/** What customers do for us among their peers: one row per event version. */
public final class Advocacy {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field ADVOCACY_ID = Field.id("advocacy_id", "The event in its source.").key();
  public static final Field SOURCE_ACCOUNT_KEY = AccountLinks.SOURCE_ACCOUNT_KEY.plain();
  public static final Field ACCOUNT_ID = AccountLinks.ACCOUNT_ID.plain();
  public static final Field CONTACT_ID = Field.id("contact_id", "Who did it.");
  public static final Field KIND =
      Field.choice("kind", "What was done.", "referral", "reference", "review", "community")
          .required();
  public static final Field DONE_DATE = Field.day("done_date", "The day it was done.");

  public static final Table TABLE =
      Table.in(
              SILVER,
              "advocacy",
              "What customers do for us among their peers, one row per version.")
          .withColumns(
              SOURCE, ADVOCACY_ID, SOURCE_ACCOUNT_KEY, ACCOUNT_ID, CONTACT_ID, KIND, DONE_DATE)
          .versioned();

  private Advocacy() {}
}
