package tenure.features;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_timestamp;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.silver.Tickets;

/** How many tickets an account opened, how urgent they were, and how they were dealt with. */
final class TicketLoad {
  static final Field TICKETS_7D =
      Field.count("tickets_7d", "Tickets opened in the 7 days up to as_of_date.").required();
  static final Field TICKETS_28D =
      Field.count("tickets_28d", "Tickets opened in the 28 days up to as_of_date.").required();
  static final Field TICKETS_PRIOR_28D =
      Field.count("tickets_prior_28d", "Tickets opened in the 28 days before those.").required();
  static final Field TICKETS_90D =
      Field.count("tickets_90d", "Tickets opened in the 90 days up to as_of_date.").required();
  static final Field TICKET_GROWTH =
      Field.share(
              "ticket_growth",
              "Change of the tickets over the prior 28 days, as a share of those or of one ticket where there was none; above 0 is rising.")
          .required();
  static final Field URGENT_TICKETS_28D =
      Field.count("urgent_tickets_28d", "Those of tickets_28d of high or urgent priority.")
          .required();
  static final Field ESCALATIONS_90D =
      Field.count("escalations_90d", "Those of tickets_90d that were escalated.").required();
  static final Field REOPENS_90D =
      Field.count("reopens_90d", "How often those of tickets_90d were opened again.").required();
  static final Field FIRST_RESPONSES_90D =
      Field.count("first_responses_90d", "Those of tickets_90d whose first answer is timed.")
          .required();
  static final Field FIRST_RESPONSE_MINUTES_90D =
      Field.number(
          "first_response_minutes_90d",
          "Their mean minutes to the first answer; null without any.");
  static final Field SOLVED_90D =
      Field.count("solved_90d", "Tickets solved in 90 days.").required();
  static final Field HOURS_TO_SOLVE_90D =
      Field.number("hours_to_solve_90d", "Their mean hours to the solution; null without any.");
  static final Field OPEN_TICKETS =
      Field.count("open_tickets", "Tickets not solved yet.").required();
  static final Field OPEN_ESCALATIONS =
      Field.count("open_escalations", "Escalated tickets not solved yet.").required();

  static final List<Field> FIELDS =
      List.of(
          TICKETS_7D,
          TICKETS_28D,
          TICKETS_PRIOR_28D,
          TICKETS_90D,
          TICKET_GROWTH,
          URGENT_TICKETS_28D,
          ESCALATIONS_90D,
          REOPENS_90D,
          FIRST_RESPONSES_90D,
          FIRST_RESPONSE_MINUTES_90D,
          SOLVED_90D,
          HOURS_TO_SOLVE_90D,
          OPEN_TICKETS,
          OPEN_ESCALATIONS);

  /** What is 0 for an account without tickets. */
  static final List<Field> COUNTS =
      FIELDS.stream().filter(f -> f.kind() == Field.Kind.COUNT).toList();

  private static final int WINDOW = 28;
  private static final int QUARTER = 90;

  private TicketLoad() {}

  /** The change over the prior window, once the counts are there. */
  static Column growth() {
    Column before = TICKETS_PRIOR_28D.col();
    Column base = when(before.gt(0), before).otherwise(1);
    return TICKETS_28D.col().minus(before).divide(base);
  }

  /** One row per account with a ticket opened by asOf. */
  static Dataset<Row> byAccount(Dataset<Row> tickets, LocalDate asOf) {
    Days days = Days.endingOn(asOf);
    Column created = to_date(Tickets.CREATED_AT.col());
    Column isOpen = Tickets.STATUS.col().isin("new", "open", "pending", "hold");
    Column lately = days.last(WINDOW, created);
    Column quarter = days.last(QUARTER, created);
    Column response = when(quarter, Tickets.FIRST_RESPONSE_MINUTES.col());
    Column hours = when(days.last(QUARTER, to_date(Tickets.SOLVED_AT.col())), hoursToSolve());
    return tickets
        .where(days.reached(created))
        .groupBy(Tickets.ACCOUNT_ID.col())
        .agg(
            sum(one(days.last(7, created))).as(TICKETS_7D.name()),
            sum(one(lately)).as(TICKETS_28D.name()),
            sum(one(days.prior(WINDOW, created))).as(TICKETS_PRIOR_28D.name()),
            sum(one(quarter)).as(TICKETS_90D.name()),
            sum(one(lately.and(Tickets.PRIORITY.col().isin("high", "urgent"))))
                .as(URGENT_TICKETS_28D.name()),
            sum(one(quarter.and(Tickets.IS_ESCALATED.col()))).as(ESCALATIONS_90D.name()),
            sum(when(quarter, Tickets.REOPENS.col())).as(REOPENS_90D.name()),
            count(response).as(FIRST_RESPONSES_90D.name()),
            avg(response).as(FIRST_RESPONSE_MINUTES_90D.name()),
            count(hours).as(SOLVED_90D.name()),
            avg(hours).as(HOURS_TO_SOLVE_90D.name()),
            sum(one(isOpen)).as(OPEN_TICKETS.name()),
            sum(one(isOpen.and(Tickets.IS_ESCALATED.col()))).as(OPEN_ESCALATIONS.name()));
  }

  private static Column hoursToSolve() {
    Column seconds =
        unix_timestamp(Tickets.SOLVED_AT.col()).minus(unix_timestamp(Tickets.CREATED_AT.col()));
    return greatest(seconds, lit(0L)).divide(3600);
  }

  private static Column one(Column condition) {
    return when(condition, 1L).otherwise(0L);
  }
}
