package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;

/** Deals: one row per opportunity version. */
public final class Opportunities {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field OPPORTUNITY_ID =
      Field.id("opportunity_id", "The opportunity in its source.").key();
  public static final Field SOURCE_ACCOUNT_KEY = AccountLinks.SOURCE_ACCOUNT_KEY.plain();
  public static final Field ACCOUNT_ID = AccountLinks.ACCOUNT_ID.plain();
  public static final Field KIND =
      Field.choice("kind", "What the deal is about.", "new", "renewal", "upsell", "cross_sell");
  public static final Field STAGE = Field.text("stage", "The stage, as the source names it.");
  public static final Field AMOUNT = Field.money("amount", "The amount, in currency.");
  public static final Field CURRENCY = Field.text("currency", "ISO 4217 code of amount.");
  public static final Field CLOSE_DATE =
      Field.day("close_date", "The day it closed or should close.");
  public static final Field IS_CLOSED = Field.flag("is_closed", "Whether it is decided.");
  public static final Field IS_WON = Field.flag("is_won", "Whether it was won.");

  public static final Table TABLE =
      Table.in(SILVER, "opportunities", "Deals, one row per version.")
          .withColumns(
              SOURCE,
              OPPORTUNITY_ID,
              SOURCE_ACCOUNT_KEY,
              ACCOUNT_ID,
              KIND,
              STAGE,
              AMOUNT,
              CURRENCY,
              CLOSE_DATE,
              IS_CLOSED,
              IS_WON)
          .versioned();

  private Opportunities() {}
}
