package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;

/** Requests to the support desk: one row per ticket version. */
public final class Tickets {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field TICKET_ID = Field.id("ticket_id", "The ticket in its source.").key();
  public static final Field SOURCE_ACCOUNT_KEY = AccountLinks.SOURCE_ACCOUNT_KEY.plain();
  public static final Field ACCOUNT_ID = AccountLinks.ACCOUNT_ID.plain();
  public static final Field CREATED_AT = Field.moment("created_at", "When it was opened.");
  public static final Field FIRST_RESPONSE_MINUTES =
      Field.number("first_response_minutes", "Minutes until the first answer.");
  public static final Field SOLVED_AT = Field.moment("solved_at", "When it was solved.");
  public static final Field REOPENS = Field.count("reopens", "How often it was opened again.");
  public static final Field PRIORITY =
      Field.choice("priority", "How urgent it is.", "low", "normal", "high", "urgent");
  public static final Field IS_ESCALATED = Field.flag("is_escalated", "Whether it was escalated.");
  public static final Field PRODUCT_AREA =
      Field.text("product_area", "The part of the product it is about.");
  public static final Field STATUS =
      Field.choice(
          "status", "Where it stands.", "new", "open", "pending", "hold", "solved", "closed");
  public static final Field CSAT_SCORE =
      Field.number(
          "csat_score",
          "Satisfaction with the answer from 1 to 5, where the ticket itself carries it.");

  public static final Table TABLE =
      Table.in(SILVER, "tickets", "Requests to the support desk, one row per version.")
          .withColumns(
              SOURCE,
              TICKET_ID,
              SOURCE_ACCOUNT_KEY,
              ACCOUNT_ID,
              CREATED_AT,
              FIRST_RESPONSE_MINUTES,
              SOLVED_AT,
              REOPENS,
              PRIORITY,
              IS_ESCALATED,
              PRODUCT_AREA,
              STATUS,
              CSAT_SCORE)
          .versioned();

  private Tickets() {}
}
