package tenure.features;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_timestamp;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.FEATURES;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.silver.Surveys;
import tenure.silver.Tickets;

/** What each account asks of the support desk, and how content it is with the answers. */
public final class AccountSupport {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field TICKETS_7D =
      Field.count("tickets_7d", "Tickets opened in the 7 days up to as_of_date.").required();
  public static final Field TICKETS_28D =
      Field.count("tickets_28d", "Tickets opened in the 28 days up to as_of_date.").required();
  public static final Field TICKETS_PRIOR_28D =
      Field.count("tickets_prior_28d", "Tickets opened in the 28 days before those.").required();
  public static final Field TICKETS_90D =
      Field.count("tickets_90d", "Tickets opened in the 90 days up to as_of_date.").required();
  public static final Field URGENT_TICKETS_28D =
      Field.count("urgent_tickets_28d", "Those of tickets_28d of high or urgent priority.")
          .required();
  public static final Field ESCALATIONS_90D =
      Field.count("escalations_90d", "Those of tickets_90d that were escalated.").required();
  public static final Field REOPENS_90D =
      Field.count("reopens_90d", "How often those of tickets_90d were opened again.").required();
  public static final Field FIRST_RESPONSES_90D =
      Field.count("first_responses_90d", "Those of tickets_90d whose first answer is timed.")
          .required();
  public static final Field FIRST_RESPONSE_MINUTES_90D =
      Field.number(
          "first_response_minutes_90d",
          "Their mean minutes to the first answer; null without any.");
  public static final Field SOLVED_90D =
      Field.count("solved_90d", "Tickets solved in 90 days.").required();
  public static final Field HOURS_TO_SOLVE_90D =
      Field.number("hours_to_solve_90d", "Their mean hours to the solution; null without any.");
  public static final Field TICKET_GROWTH =
      Field.share(
              "ticket_growth",
              "Change of the tickets over the prior 28 days, as a share of those or of one ticket where there was none; above 0 is rising.")
          .required();
  public static final Field OPEN_TICKETS =
      Field.count("open_tickets", "Tickets not solved yet.").required();
  public static final Field OPEN_ESCALATIONS =
      Field.count("open_escalations", "Escalated tickets not solved yet.").required();
  public static final Field CSAT_RESPONSES_90D =
      Field.count("csat_responses_90d", "Ratings of satisfaction in 90 days.").required();
  public static final Field CSAT_SUM_90D =
      Field.number("csat_sum_90d", "Those ratings added up, each 1 to 5.").required();
  public static final Field CSAT_AVERAGE_90D =
      Field.number("csat_average_90d", "Mean rating in 90 days, 1 to 5; null without any.");
  public static final Field LAST_CSAT_DATE =
      Field.day("last_csat_date", "The day of the last rating.");
  public static final Field TICKETS_FRESHNESS_DAYS =
      Field.count("tickets_freshness_days", "Days since news of any ticket was last delivered.");
  public static final Field CSAT_FRESHNESS_DAYS =
      Field.count("csat_freshness_days", "Days since any rating was last delivered.");

  public static final Table TABLE =
      Table.in(FEATURES, "account_support", "What each account asks of the support desk.")
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
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
              OPEN_ESCALATIONS,
              CSAT_RESPONSES_90D,
              CSAT_SUM_90D,
              CSAT_AVERAGE_90D,
              TICKETS_FRESHNESS_DAYS,
              CSAT_FRESHNESS_DAYS,
              LAST_CSAT_DATE)
          .sliced(AS_OF_DATE);

  private static final int WINDOW = 28;
  private static final int QUARTER = 90;

  private AccountSupport() {}

  /**
   * Every account gets a row. A rating that both the ticket and a survey carry counts once.
   *
   * @param population features.account_profile of asOf
   * @param tickets silver.tickets as known
   * @param surveys silver.surveys as known
   */
  public static Dataset<Row> from(
      Dataset<Row> population, Dataset<Row> tickets, Dataset<Row> surveys, LocalDate asOf) {
    Dataset<Row> ratings = ratings(tickets, surveys, asOf);
    Dataset<Row> rows =
        population
            .select(ACCOUNT_ID.col())
            .join(workload(tickets, asOf), AccountProfile.ids(), "left_outer")
            .join(satisfaction(ratings, asOf), AccountProfile.ids(), "left_outer")
            .na()
            .fill(
                0,
                new String[] {
                  TICKETS_7D.name(),
                  TICKETS_28D.name(),
                  TICKETS_PRIOR_28D.name(),
                  TICKETS_90D.name(),
                  URGENT_TICKETS_28D.name(),
                  ESCALATIONS_90D.name(),
                  REOPENS_90D.name(),
                  FIRST_RESPONSES_90D.name(),
                  SOLVED_90D.name(),
                  OPEN_TICKETS.name(),
                  OPEN_ESCALATIONS.name(),
                  CSAT_RESPONSES_90D.name(),
                  CSAT_SUM_90D.name()
                })
            .withColumn(AS_OF_DATE.name(), lit(asOf))
            .withColumn(TICKET_GROWTH.name(), growth());
    Dataset<Row> dated = Feed.freshness(rows, tickets, TICKETS_FRESHNESS_DAYS, asOf);
    return Feed.freshness(dated, ratings, CSAT_FRESHNESS_DAYS, asOf).transform(TABLE::conform);
  }

  private static Column growth() {
    Column before = TICKETS_PRIOR_28D.col();
    Column base = when(before.gt(0), before).otherwise(1);
    return TICKETS_28D.col().minus(before).divide(base);
  }

  private static Dataset<Row> workload(Dataset<Row> tickets, LocalDate asOf) {
    Days days = Days.endingOn(asOf);
    Column created = to_date(Tickets.CREATED_AT.col());
    Column isOpen = Tickets.STATUS.col().isin("new", "open", "pending", "hold");
    Column lately = days.last(WINDOW, created);
    Column quarter = days.last(QUARTER, created);
    Column response = when(quarter, Tickets.FIRST_RESPONSE_MINUTES.col());
    Column hours = when(days.last(QUARTER, to_date(Tickets.SOLVED_AT.col())), hoursToSolve());
    return tickets
        .where(days.reached(created))
        .groupBy(ACCOUNT_ID.col())
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

  /** Every CSAT rating up to asOf: account, score, day; surveys first, then tickets without one. */
  private static Dataset<Row> ratings(Dataset<Row> tickets, Dataset<Row> surveys, LocalDate asOf) {
    Dataset<Row> asked =
        surveys.where(Surveys.KIND.col().equalTo("csat").and(Surveys.SCORE.col().isNotNull()));
    Dataset<Row> carried =
        tickets
            .where(Tickets.CSAT_SCORE.col().isNotNull())
            .join(
                asked.select(Surveys.SOURCE.col(), Surveys.TICKET_ID.col()).na().drop(),
                new String[] {Tickets.SOURCE.name(), Tickets.TICKET_ID.name()},
                "left_anti")
            .select(
                ACCOUNT_ID.col(),
                Tickets.CSAT_SCORE.col().as(Surveys.SCORE.name()),
                to_date(coalesce(Tickets.SOLVED_AT.col(), Tickets.CREATED_AT.col()))
                    .as(Surveys.RESPONDED_DATE.name()),
                Versions.KNOWN_ON.col());
    return asked
        .select(
            ACCOUNT_ID.col(),
            Surveys.SCORE.col(),
            Surveys.RESPONDED_DATE.col(),
            Versions.KNOWN_ON.col())
        .unionByName(carried)
        .where(Days.endingOn(asOf).reached(Surveys.RESPONDED_DATE.col()));
  }

  private static Dataset<Row> satisfaction(Dataset<Row> ratings, LocalDate asOf) {
    Column day = Surveys.RESPONDED_DATE.col();
    Column recent = when(Days.endingOn(asOf).last(QUARTER, day), Surveys.SCORE.col());
    return ratings
        .groupBy(ACCOUNT_ID.col())
        .agg(
            count(recent).as(CSAT_RESPONSES_90D.name()),
            sum(recent).as(CSAT_SUM_90D.name()),
            avg(recent).as(CSAT_AVERAGE_90D.name()),
            max(day).as(LAST_CSAT_DATE.name()));
  }
}
