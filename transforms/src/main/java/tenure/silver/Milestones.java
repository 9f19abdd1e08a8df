package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;

/** Steps of onboarding: one row per account, milestone and version. */
public final class Milestones {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field SOURCE_ACCOUNT_KEY = AccountLinks.SOURCE_ACCOUNT_KEY;
  public static final Field MILESTONE =
      Field.id("milestone", "The step: kick-off, first value, day-30 moment and so on.").key();
  public static final Field ACCOUNT_ID = AccountLinks.ACCOUNT_ID.plain();
  public static final Field DUE_DATE = Field.day("due_date", "The day it is due.");
  public static final Field DONE_DATE = Field.day("done_date", "The day it was done.");

  public static final Table TABLE =
      Table.in(SILVER, "milestones", "Steps of onboarding, one row per version.")
          .withColumns(SOURCE, SOURCE_ACCOUNT_KEY, MILESTONE, ACCOUNT_ID, DUE_DATE, DONE_DATE)
          .versioned();

  private Milestones() {}
}
