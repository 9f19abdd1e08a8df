package tenure.features;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.FEATURES;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
  public static final Field TICKETS_28D = TicketLoad.TICKETS_28D;
  public static final Field TICKET_GROWTH = TicketLoad.TICKET_GROWTH;
  public static final Field OPEN_ESCALATIONS = TicketLoad.OPEN_ESCALATIONS;
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
          .withColumns(columns())
          .sliced(AS_OF_DATE);

  private static final int QUARTER = 90;

  private AccountSupport() {}

  private static Field[] columns() {
    return Stream.of(
            List.of(ACCOUNT_ID, AS_OF_DATE),
            TicketLoad.FIELDS,
            List.of(
                CSAT_RESPONSES_90D,
                CSAT_SUM_90D,
                CSAT_AVERAGE_90D,
                TICKETS_FRESHNESS_DAYS,
                CSAT_FRESHNESS_DAYS,
                LAST_CSAT_DATE))
        .flatMap(List::stream)
        .toArray(Field[]::new);
  }

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
            .join(TicketLoad.byAccount(tickets, asOf), AccountProfile.ids(), "left_outer")
            .join(satisfaction(ratings, asOf), AccountProfile.ids(), "left_outer")
            .na()
            .fill(0, zeros())
            .withColumns(
                Map.of(AS_OF_DATE.name(), lit(asOf), TICKET_GROWTH.name(), TicketLoad.growth()));
    Dataset<Row> dated = Feed.freshness(rows, tickets, TICKETS_FRESHNESS_DAYS, asOf);
    return Feed.freshness(dated, ratings, CSAT_FRESHNESS_DAYS, asOf).transform(TABLE::conform);
  }

  private static String[] zeros() {
    return Stream.concat(TicketLoad.COUNTS.stream(), Stream.of(CSAT_RESPONSES_90D, CSAT_SUM_90D))
        .map(Field::name)
        .toArray(String[]::new);
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
