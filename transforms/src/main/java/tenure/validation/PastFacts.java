package tenure.validation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.ledger.LinesThen;
import tenure.silver.Accounts;
import tenure.silver.DailyUsage;
import tenure.silver.Invoices;
import tenure.silver.Opportunities;
import tenure.silver.SuccessGoals;
import tenure.silver.Surveys;
import tenure.silver.Tickets;
import tenure.silver.Touchpoints;

/**
 * What could be known of each account on past days on which no night ran (rule 3.7). Facts count
 * from the day they carry; what became of them later is taken back; what has no date, such as who
 * has left, is taken for unknown. Nothing is ever known that was not.
 *
 * @param days the days
 * @param accounts silver.accounts as known tonight, and so the others
 * @param lines subscription lines with their past
 * @param fxRates rates; amounts of all days are at those of tonight
 * @param dailyUsage increments of all the days and the two months before them
 */
public record PastFacts(
    PastDays days,
    Dataset<Row> accounts,
    Dataset<Row> lines,
    Dataset<Row> fxRates,
    Dataset<Row> dailyUsage,
    Dataset<Row> plans,
    Dataset<Row> tickets,
    Dataset<Row> surveys,
    Dataset<Row> touchpoints,
    Dataset<Row> contacts,
    Dataset<Row> invoices,
    Dataset<Row> opportunities,
    Dataset<Row> goals,
    Dataset<Row> milestones) {

  /** The lines of all days, moved. */
  public Dataset<Row> linesThen() {
    Dataset<Row> seen = days.always(lines);
    return days.moved(LinesThen.of(seen, PastDays.DAY));
  }

  /** The accounts on all days, moved; what was set by hand has no date and is left out. */
  Dataset<Row> accountsThen() {
    Column unset = lit(null).cast("string");
    return days.moved(days.always(accounts.withColumn(Accounts.SEGMENT_OVERRIDE.name(), unset)));
  }

  Dataset<Row> usageThen(int length) {
    return days.moved(days.during(dailyUsage, DailyUsage.USAGE_DATE.col(), length));
  }

  Dataset<Row> dealsThen() {
    return days.moved(days.since(opportunities, Opportunities.CLOSE_DATE.col()));
  }

  /** Who has left, and who was in touch, has no date: nobody is known. */
  Dataset<Row> contactsThen() {
    return days.moved(days.always(contacts.where(lit(false))));
  }

  static Column touched() {
    return coalesce(Touchpoints.HELD_DATE.col(), Touchpoints.SCHEDULED_DATE.col());
  }

  Dataset<Row> touchpointsThen() {
    return days.moved(days.since(touchpoints, touched()));
  }

  Dataset<Row> surveysThen() {
    return days.moved(days.since(surveys, Surveys.RESPONDED_DATE.col()));
  }

  Dataset<Row> ticketsThen() {
    Column solved = to_date(Tickets.SOLVED_AT.col());
    Column wasSolved = coalesce(solved.leq(PastDays.DAY), lit(false));
    Column isSolvedLater = coalesce(solved.gt(PastDays.DAY), lit(false));
    Dataset<Row> seen = days.since(tickets, to_date(Tickets.CREATED_AT.col()));
    return days.moved(
        seen.withColumns(
            Map.of(
                Tickets.STATUS.name(),
                when(isSolvedLater, "open").otherwise(Tickets.STATUS.col()),
                Tickets.IS_ESCALATED.name(),
                Tickets.IS_ESCALATED.col().and(wasSolved),
                Tickets.CSAT_SCORE.name(),
                when(wasSolved, Tickets.CSAT_SCORE.col()),
                Tickets.SOLVED_AT.name(),
                when(wasSolved, Tickets.SOLVED_AT.col()))));
  }

  Dataset<Row> invoicesThen() {
    Column wasPaid = coalesce(Invoices.PAID_DATE.col().leq(PastDays.DAY), lit(false));
    Column isPaidLater = Invoices.STATUS.col().equalTo("paid").and(not(wasPaid));
    Column isGivenUp = Invoices.STATUS.col().equalTo("uncollectible");
    Dataset<Row> seen = days.since(invoices, Invoices.ISSUED_DATE.col());
    return days.moved(
        seen.withColumns(
            Map.of(
                Invoices.STATUS.name(),
                when(isPaidLater.or(isGivenUp), "open").otherwise(Invoices.STATUS.col()),
                Invoices.PAID_DATE.name(),
                when(wasPaid, Invoices.PAID_DATE.col()),
                Invoices.HAS_FAILED.name(),
                lit(false))));
  }

  Dataset<Row> goalsThen() {
    Column reached = SuccessGoals.REACHED_DATE.col();
    return days.moved(
        days.always(goals)
            .withColumn(
                SuccessGoals.REACHED_DATE.name(), when(reached.leq(PastDays.DAY), reached)));
  }

  Dataset<Row> milestonesThen() {
    return days.moved(days.always(milestones));
  }
}
