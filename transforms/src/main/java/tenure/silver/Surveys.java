package tenure.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static tenure.contract.Layer.SILVER;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;

/** Answers to surveys: one row per response version. */
public final class Surveys {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field RESPONSE_ID =
      Field.id("response_id", "The response in its source.").key();
  public static final Field SOURCE_ACCOUNT_KEY = AccountLinks.SOURCE_ACCOUNT_KEY.plain();
  public static final Field ACCOUNT_ID = AccountLinks.ACCOUNT_ID.plain();
  public static final Field CONTACT_ID = Field.id("contact_id", "Who answered.");
  public static final Field TICKET_ID =
      Field.id("ticket_id", "The ticket rated, where it rates one.");
  public static final Field KIND = Field.choice("kind", "The question.", "nps", "csat").required();
  public static final Field SCORE = Field.number("score", "NPS 0 to 10; CSAT 1 to 5.");
  public static final Field HAS_COMMENT = Field.flag("has_comment", "Whether words came with it.");
  public static final Field RESPONDED_DATE = Field.day("responded_date", "The day of the answer.");

  public static final Table TABLE =
      Table.in(SILVER, "surveys", "Answers to surveys, one row per version.")
          .withColumns(
              SOURCE,
              RESPONSE_ID,
              SOURCE_ACCOUNT_KEY,
              ACCOUNT_ID,
              CONTACT_ID,
              TICKET_ID,
              KIND,
              SCORE,
              HAS_COMMENT,
              RESPONDED_DATE)
          .versioned();

  private Surveys() {}

  /**
   * The answers with the account key of the ticket they rate, where they name one; a rating itself
   * knows its ticket alone.
   *
   * @param surveys the answers as known
   * @param tickets the tickets as known
   */
  public static Dataset<Row> withTickets(Dataset<Row> surveys, Dataset<Row> tickets) {
    Dataset<Row> keys =
        tickets.select(
            Tickets.SOURCE.col().as("ticket_source"),
            Tickets.TICKET_ID.col().as("rated_ticket_id"),
            Tickets.SOURCE_ACCOUNT_KEY.col().as("ticket_key"));
    Column rates =
        SOURCE
            .col()
            .equalTo(col("ticket_source"))
            .and(TICKET_ID.col().equalTo(col("rated_ticket_id")));
    return surveys
        .join(keys, rates, "left_outer")
        .withColumn(
            SOURCE_ACCOUNT_KEY.name(), coalesce(col("ticket_key"), SOURCE_ACCOUNT_KEY.col()))
        .drop("ticket_source", "rated_ticket_id", "ticket_key");
  }
}
