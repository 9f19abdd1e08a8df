package tenure.marts;

import static org.apache.spark.sql.functions.lit;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.coverage.BookMoves;

/**
 * Which customers should be looked after by somebody else, and why: one row per account and month
 * end (rule 4.15).
 */
public final class FctBookMove {
  public static final Field ACCOUNT_ID = FctAccountDaily.ACCOUNT_ID;
  public static final Field MONTH_END_DATE = FctCsmMonth.MONTH_END_DATE;
  public static final Field FROM_CSM_ID =
      Field.id("from_csm_id", "Who looks after it; unassigned where nobody does.").required();
  public static final Field TO_CSM_ID =
      Field.id("to_csm_id", "Who has room for it; null where nobody of its segment has.");
  public static final Field CAUSE =
      Field.choice(
              "cause",
              "Why it has to move: the manager has left, nobody was assigned, or the book is too full.",
              "owner_left",
              "unassigned",
              "over_capacity")
          .required();
  public static final Field REASON =
      Field.text("reason", "Why this customer, and why to this person, in words.").required();

  public static final Table TABLE =
      Table.in(MARTS, "fct_book_move", "Which customers should be looked after by somebody else.")
          .withColumns(
              ACCOUNT_ID,
              MONTH_END_DATE,
              FctAccountDaily.SEGMENT,
              FROM_CSM_ID,
              TO_CSM_ID,
              CAUSE,
              REASON,
              FctAccountDaily.ARR)
          .sliced(MONTH_END_DATE);

  private FctBookMove() {}

  /**
   * The moves of a month end.
   *
   * @param books {@link tenure.coverage.Books#from} of the night
   */
  public static Dataset<Row> from(Dataset<Row> books, LocalDate monthEnd) {
    return BookMoves.from(books)
        .withColumn(MONTH_END_DATE.name(), lit(monthEnd))
        .transform(TABLE::conform);
  }
}
