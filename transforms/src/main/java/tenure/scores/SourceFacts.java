package tenure.scores;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.Contacts;
import tenure.silver.DailyUsage;
import tenure.silver.Invoices;
import tenure.silver.Opportunities;
import tenure.silver.SuccessGoals;
import tenure.silver.Surveys;
import tenure.silver.Tickets;
import tenure.silver.Touchpoints;

/**
 * Where a measure's evidence stands: the rows of silver that it is made of.
 *
 * @param table the silver table
 * @param key the row in its source
 * @param isOf whether a row is of the measure
 * @param day the day the row is about
 * @param shown what of the row tells the story; never personal
 */
public record SourceFacts(Table table, Field key, Column isOf, Column day, List<Field> shown) {

  /** What tells the row among those that its source delivered in one night. */
  public List<Field> identity() {
    return table == DailyUsage.TABLE
        ? List.of(DailyUsage.USER_ID, DailyUsage.FEATURE, DailyUsage.USAGE_DATE)
        : List.of(key);
  }

  /** The column of staged rows whose text stands in the record that delivered it. */
  public String mark() {
    return table == DailyUsage.TABLE ? DailyUsage.MESSAGE_ID : key.name();
  }

  /** The tables and rows a measure is made of; none for what comes from the ledger alone. */
  public static List<SourceFacts> of(Measure measure) {
    return switch (measure) {
      case DAU_SHARE, ACTIVE_SHARE, ADOPTION_SHARE -> List.of(usage());
      case QBR_ATTENDED ->
          List.of(touches(Touchpoints.KIND.col().equalTo("qbr"), Touchpoints.IS_ATTENDED));
      case TRAINING_DONE ->
          List.of(
              touches(Touchpoints.KIND.col().isin("training", "webinar"), Touchpoints.IS_ATTENDED));
      case RESPONSE_RATE ->
          List.of(touches(Touchpoints.IS_ANSWERED.col().isNotNull(), Touchpoints.IS_ANSWERED));
      case TICKET_GROWTH -> List.of(tickets(lit(true), Tickets.STATUS));
      case OPEN_ESCALATIONS ->
          List.of(
              tickets(
                  Tickets.IS_ESCALATED.col().and(Tickets.SOLVED_AT.col().isNull()),
                  Tickets.STATUS));
      case CSAT ->
          List.of(
              answers("csat"), tickets(Tickets.CSAT_SCORE.col().isNotNull(), Tickets.CSAT_SCORE));
      case EXECUTIVE_SPONSOR -> List.of(people("executive_sponsor"));
      case CHAMPION -> List.of(people("champion"));
      case NPS -> List.of(answers("nps"));
      case OVERDUE_DAYS, FAILED_PAYMENTS -> List.of(bills());
      case EXPANSION_OR_RENEWAL -> List.of(renewals());
      case GOALS_REACHED -> List.of(goals());
    };
  }

  /**
   * The youngest rows of an account up to a day.
   *
   * @param known the table as known then
   */
  public Dataset<Row> newest(Dataset<Row> known, String accountId, LocalDate asOf, int most) {
    Column isPast = coalesce(day.leq(lit(asOf)), lit(true));
    return known
        .where(AccountLinks.ACCOUNT_ID.col().equalTo(lit(accountId)).and(isOf).and(isPast))
        .orderBy(day.desc_nulls_last(), key.col())
        .limit(most);
  }

  private static SourceFacts usage() {
    return new SourceFacts(
        DailyUsage.TABLE,
        DailyUsage.FEATURE,
        DailyUsage.EVENTS.col().gt(0),
        DailyUsage.USAGE_DATE.col(),
        List.of(DailyUsage.USAGE_DATE, DailyUsage.EVENTS, DailyUsage.MINUTES));
  }

  private static SourceFacts touches(Column isOf, Field told) {
    return new SourceFacts(
        Touchpoints.TABLE,
        Touchpoints.TOUCHPOINT_ID,
        isOf,
        coalesce(Touchpoints.HELD_DATE.col(), Touchpoints.SCHEDULED_DATE.col()),
        List.of(Touchpoints.KIND, Touchpoints.HELD_DATE, Touchpoints.SCHEDULED_DATE, told));
  }

  private static SourceFacts tickets(Column isOf, Field told) {
    return new SourceFacts(
        Tickets.TABLE,
        Tickets.TICKET_ID,
        isOf,
        to_date(Tickets.CREATED_AT.col()),
        List.of(Tickets.CREATED_AT, Tickets.PRIORITY, told));
  }

  private static SourceFacts answers(String kind) {
    return new SourceFacts(
        Surveys.TABLE,
        Surveys.RESPONSE_ID,
        Surveys.KIND.col().equalTo(kind).and(Surveys.SCORE.col().isNotNull()),
        Surveys.RESPONDED_DATE.col(),
        List.of(Surveys.RESPONDED_DATE, Surveys.SCORE));
  }

  private static SourceFacts people(String role) {
    return new SourceFacts(
        Contacts.TABLE,
        Contacts.CONTACT_ID,
        Contacts.ROLE.col().equalTo(role),
        Contacts.LAST_TOUCHED_DATE.col(),
        List.of(Contacts.IS_ACTIVE, Contacts.LEFT_DATE, Contacts.LAST_TOUCHED_DATE));
  }

  private static SourceFacts bills() {
    return new SourceFacts(
        Invoices.TABLE,
        Invoices.INVOICE_ID,
        not(Invoices.STATUS.col().isin("draft", "void")),
        Invoices.ISSUED_DATE.col(),
        List.of(Invoices.ISSUED_DATE, Invoices.DUE_DATE, Invoices.STATUS, Invoices.HAS_FAILED));
  }

  private static SourceFacts renewals() {
    return new SourceFacts(
        Opportunities.TABLE,
        Opportunities.OPPORTUNITY_ID,
        Opportunities.KIND.col().equalTo("renewal"),
        Opportunities.CLOSE_DATE.col(),
        List.of(Opportunities.CLOSE_DATE, Opportunities.IS_WON));
  }

  private static SourceFacts goals() {
    return new SourceFacts(
        SuccessGoals.TABLE,
        SuccessGoals.GOAL_ID,
        lit(true),
        SuccessGoals.DUE_DATE.col(),
        List.of(SuccessGoals.GOAL, SuccessGoals.DUE_DATE, SuccessGoals.REACHED_DATE));
  }
}
