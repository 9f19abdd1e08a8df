package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;

/** Bills: one row per invoice version. */
public final class Invoices {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field INVOICE_ID = Field.id("invoice_id", "The invoice in its source.").key();
  public static final Field SOURCE_ACCOUNT_KEY = AccountLinks.SOURCE_ACCOUNT_KEY.plain();
  public static final Field ACCOUNT_ID = AccountLinks.ACCOUNT_ID.plain();
  public static final Field SUBSCRIPTION_ID =
      Field.id("subscription_id", "The subscription billed.");
  public static final Field AMOUNT_DUE =
      Field.money("amount_due", "The amount billed, in currency.");
  public static final Field AMOUNT_PAID =
      Field.money("amount_paid", "The amount paid, in currency.");
  public static final Field CURRENCY = Field.text("currency", "ISO 4217 code of the amounts.");
  public static final Field ISSUED_DATE = Field.day("issued_date", "The day of issue.");
  public static final Field DUE_DATE = Field.day("due_date", "The day it is due.");
  public static final Field PAID_DATE = Field.day("paid_date", "The day it was paid.");
  public static final Field STATUS =
      Field.choice(
          "status", "The state of the bill.", "draft", "open", "paid", "uncollectible", "void");
  public static final Field ATTEMPTS = Field.count("attempts", "How often payment was tried.");
  public static final Field HAS_FAILED =
      Field.flag("has_failed", "Whether the last attempt to collect failed.");

  public static final Table TABLE =
      Table.in(SILVER, "invoices", "Bills, one row per version.")
          .withColumns(
              SOURCE,
              INVOICE_ID,
              SOURCE_ACCOUNT_KEY,
              ACCOUNT_ID,
              SUBSCRIPTION_ID,
              AMOUNT_DUE,
              AMOUNT_PAID,
              CURRENCY,
              ISSUED_DATE,
              DUE_DATE,
              PAID_DATE,
              STATUS,
              ATTEMPTS,
              HAS_FAILED)
          .versioned();

  private Invoices() {}
}
