package tenure.review;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.silver.Tickets;

/** What was asked of the support desk in a quarter, as known on the night. */
public final class ReviewSupport {
  public static final Field TICKETS =
      Field.count("tickets", "Tickets opened in the quarter.").required();
  public static final Field ESCALATIONS =
      Field.count("escalations", "Those of them that were escalated.").required();
  public static final Field SOLVED_TICKETS =
      Field.count("solved_tickets", "Tickets solved in the quarter, whenever opened.").required();
  public static final Field OPEN_TICKETS =
      Field.count("open_tickets", "Tickets not solved on described_date.").required();

  /** What is 0 for a customer without tickets. */
  public static final List<Field> COUNTS =
      List.of(TICKETS, ESCALATIONS, SOLVED_TICKETS, OPEN_TICKETS);

  private ReviewSupport() {}

  /**
   * One row per account and quarter with a ticket by then.
   *
   * @param tickets silver.tickets as known
   */
  public static Dataset<Row> from(Dataset<Row> tickets, ReviewQuarters quarters) {
    Column created = to_date(Tickets.CREATED_AT.col());
    Column solved = to_date(Tickets.SOLVED_AT.col());
    Column isNew = ReviewQuarters.isWithin(created);
    Column isWaiting = Tickets.STATUS.col().isin("new", "open", "pending", "hold");
    Column isOpen = coalesce(solved.gt(ReviewQuarters.DESCRIBED_DATE.col()), isWaiting);
    return quarters
        .beside(tickets.where(Tickets.ACCOUNT_ID.col().isNotNull()))
        .where(created.leq(ReviewQuarters.DESCRIBED_DATE.col()))
        .groupBy(Tickets.ACCOUNT_ID.col(), ReviewQuarters.QUARTER_END_DATE.col())
        .agg(
            sum(one(isNew)).as(TICKETS.name()),
            sum(one(isNew.and(coalesce(Tickets.IS_ESCALATED.col(), lit(false)))))
                .as(ESCALATIONS.name()),
            sum(one(ReviewQuarters.isWithin(solved))).as(SOLVED_TICKETS.name()),
            sum(one(isOpen)).as(OPEN_TICKETS.name()));
  }

  private static Column one(Column condition) {
    return when(condition, 1L).otherwise(0L);
  }
}
