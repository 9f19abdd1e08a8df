package tenure.ops;

import static tenure.contract.Layer.OPS;

import tenure.contract.Field;
import tenure.contract.Table;

/**
 * What was told to other systems of the nights: one row per event and what became of it, from the
 * moment before it was first sent.
 */
public final class SentEvents {
  /** The event that says a night was told whole. */
  public static final String NIGHT_SENT = "night_sent";

  public static final Field EVENT_ID =
      Field.id("event_id", "The event: the same however often it is sent.").key();
  public static final Field OUTCOME =
      Field.choice(
              "outcome",
              "sending before it left, so that it may have arrived; acknowledged or refused by the receiver.",
              "sending",
              "acknowledged",
              "refused")
          .key();
  public static final Field RECORDED_AT =
      Field.moment("recorded_at", "When that was written down.").key();
  public static final Field NIGHT = Field.day("night", "The night it is about.").required();
  public static final Field EVENT = Field.id("event", "What happened.").required();
  public static final Field STEP_ID =
      Field.id("step_id", "The play and its step; null where it is about neither.");
  public static final Field ACCOUNT_ID = Field.id("account_id", "The customer.");
  public static final Field STATE = Field.text("state", "The state that was told.");
  public static final Field OWNER_ID = Field.text("owner_id", "Whose work it was told to be.");
  public static final Field DUE_DATE = Field.day("due_date", "The day it was told to be due.");
  public static final Field ATTEMPTS =
      Field.count("attempts", "How often it was sent until then; null before.");
  public static final Field STATUS =
      Field.count("status", "The receiver's last answer, an HTTP status.");

  public static final Table TABLE =
      Table.in(OPS, "sent_events", "What was told to other systems of the nights.")
          .withColumns(
              EVENT_ID,
              OUTCOME,
              RECORDED_AT,
              NIGHT,
              EVENT,
              STEP_ID,
              ACCOUNT_ID,
              STATE,
              OWNER_ID,
              ATTEMPTS,
              STATUS,
              DUE_DATE)
          .sliced(NIGHT);

  private SentEvents() {}
}
