package tenure.marts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.ledger.Movements;
import tenure.plays.Playbook.Kind;
import tenure.plays.Plays;
import tenure.silver.AccountHierarchy;
import tenure.silver.SubscriptionLines;
import tenure.silver.Tickets;

/**
 * What Product should hear of: one row per month and part of the product that support was asked
 * about, or reason that customers left for (rule 4.16).
 */
public final class FctFeedback {
  /** What is said of no part, or for no reason. */
  public static final String UNKNOWN = "unknown";

  public static final Field TOPIC_KIND =
      Field.choice("topic_kind", "What the row is about.", "product_area", "churn_reason").key();
  public static final Field TOPIC =
      Field.text("topic", "The part of the product, or the reason as billing codes it.").key();
  public static final Field MONTH_END_DATE = FctCsmMonth.MONTH_END_DATE.meaning("The month.");
  public static final Field TICKETS =
      Field.count("tickets", "Tickets opened in the month.").required();
  public static final Field ESCALATIONS =
      Field.count("escalations", "Escalated tickets opened in the month, or not solved by its end.")
          .required();
  public static final Field PRODUCT_GAP_PLAYS =
      Field.count(
              "product_gap_plays",
              "Plays for Product opened in the month, for customers with such an escalation.")
          .required();
  public static final Field ACCOUNTS =
      Field.count("accounts", "Customers who asked, or who left for the reason.").required();
  public static final Field ARR =
      Field.money("arr", "ARR of those who asked, at the end of the month; reporting currency.")
          .required();
  public static final Field CHURNED_ARR =
      Field.money("churned_arr", "ARR of those who left, before they did; reporting currency.")
          .required();

  public static final Table TABLE =
      Table.in(MARTS, "fct_feedback", "What Product should hear of, with the ARR behind it.")
          .withColumns(
              TOPIC_KIND,
              TOPIC,
              MONTH_END_DATE,
              TICKETS,
              ESCALATIONS,
              PRODUCT_GAP_PLAYS,
              ACCOUNTS,
              ARR,
              CHURNED_ARR)
          .sliced(MONTH_END_DATE);

  private FctFeedback() {}

  /**
   * The feedback of a month.
   *
   * @param tickets silver.tickets as known
   * @param accounts marts.fct_account_daily of the month's end
   * @param plays scores.plays of the month's end
   * @param movements ledger.movements of all nights so far
   * @param lines silver.subscription_lines as known, for the reasons
   * @param hierarchy silver.account_hierarchy as known
   */
  public static Dataset<Row> from(
      Dataset<Row> tickets,
      Dataset<Row> accounts,
      Dataset<Row> plays,
      Dataset<Row> movements,
      Dataset<Row> lines,
      Dataset<Row> hierarchy,
      LocalDate monthEnd) {
    Dataset<Row> areas = areas(asked(tickets, monthEnd), accounts, productPlays(plays, monthEnd));
    return areas
        .unionByName(reasons(churned(movements, monthEnd), lines, hierarchy), true)
        .withColumn(MONTH_END_DATE.name(), lit(monthEnd))
        .na()
        .fill(
            0,
            new String[] {
              TICKETS.name(), ESCALATIONS.name(), PRODUCT_GAP_PLAYS.name(), ACCOUNTS.name()
            })
        .withColumns(Map.of(ARR.name(), orNothing(ARR), CHURNED_ARR.name(), orNothing(CHURNED_ARR)))
        .transform(TABLE::conform);
  }

  private static Column orNothing(Field amount) {
    return coalesce(amount.col(), lit(BigDecimal.ZERO)).cast(amount.type());
  }

  /** What each customer asked for in the month, by part of the product. */
  private static Dataset<Row> asked(Dataset<Row> tickets, LocalDate monthEnd) {
    Column created = to_date(Tickets.CREATED_AT.col());
    Column isNew = last_day(created).equalTo(lit(monthEnd));
    Column solved = to_date(Tickets.SOLVED_AT.col());
    Column isLeft = created.leq(lit(monthEnd)).and(coalesce(solved.gt(lit(monthEnd)), lit(true)));
    Column isEscalated = coalesce(Tickets.IS_ESCALATED.col(), lit(false));
    return tickets
        .where(Tickets.ACCOUNT_ID.col().isNotNull())
        .where(isNew.or(isEscalated.and(isLeft)))
        .groupBy(
            coalesce(Tickets.PRODUCT_AREA.col(), lit(UNKNOWN)).as(TOPIC.name()),
            Tickets.ACCOUNT_ID.col())
        .agg(
            count(when(isNew, 1)).as(TICKETS.name()),
            count(when(isEscalated, 1)).as(ESCALATIONS.name()));
  }

  private static Dataset<Row> productPlays(Dataset<Row> plays, LocalDate monthEnd) {
    return plays
        .where(Plays.KIND.col().equalTo(Kind.PRODUCT.word()))
        .where(last_day(Plays.OPENED_DATE.col()).equalTo(lit(monthEnd)))
        .groupBy(Plays.ACCOUNT_ID.col())
        .agg(count(lit(1)).as(PRODUCT_GAP_PLAYS.name()));
  }

  private static Dataset<Row> areas(Dataset<Row> asked, Dataset<Row> accounts, Dataset<Row> plays) {
    String id = FctAccountDaily.ACCOUNT_ID.name();
    return asked
        .join(accounts.select(FctAccountDaily.ACCOUNT_ID.col(), ARR.col()), id, "left_outer")
        .join(plays, id, "left_outer")
        .groupBy(TOPIC.col())
        .agg(
            sum(TICKETS.col()).as(TICKETS.name()),
            sum(ESCALATIONS.col()).as(ESCALATIONS.name()),
            sum(when(ESCALATIONS.col().gt(0), PRODUCT_GAP_PLAYS.col()))
                .as(PRODUCT_GAP_PLAYS.name()),
            count(lit(1)).as(ACCOUNTS.name()),
            sum(ARR.col()).cast(ARR.type()).as(ARR.name()))
        .withColumn(TOPIC_KIND.name(), lit("product_area"));
  }

  /** What each customer that left in the month paid before, as known now. */
  private static Dataset<Row> churned(Dataset<Row> movements, LocalDate monthEnd) {
    return movements
        .where(Movements.MONTH_END_DATE.col().equalTo(lit(monthEnd)))
        .where(Movements.MOVEMENT.col().equalTo("churn"))
        .groupBy(Movements.GRAIN_ID.col())
        .agg(
            negate(sum(Movements.MRR.col()))
                .multiply(lit(12))
                .cast(CHURNED_ARR.type())
                .as(CHURNED_ARR.name()))
        .where(CHURNED_ARR.col().notEqual(0));
  }

  private static Dataset<Row> reasons(
      Dataset<Row> churned, Dataset<Row> lines, Dataset<Row> hierarchy) {
    Column reason = SubscriptionLines.CANCEL_REASON.col();
    Dataset<Row> said =
        lines
            .where(reason.isNotNull())
            .join(
                hierarchy.select(
                    AccountHierarchy.ACCOUNT_ID.col(), AccountHierarchy.GRAIN_ID.col()),
                AccountHierarchy.ACCOUNT_ID.name(),
                "left_outer")
            .groupBy(
                coalesce(AccountHierarchy.GRAIN_ID.col(), SubscriptionLines.ACCOUNT_ID.col())
                    .as(AccountHierarchy.GRAIN_ID.name()))
            .agg(
                coalesce(max_by(reason, SubscriptionLines.CANCEL_EFFECTIVE_DATE.col()), max(reason))
                    .as(TOPIC.name()));
    return churned
        .join(said, AccountHierarchy.GRAIN_ID.name(), "left_outer")
        .groupBy(coalesce(TOPIC.col(), lit(UNKNOWN)).as(TOPIC.name()))
        .agg(
            count(lit(1)).as(ACCOUNTS.name()),
            sum(CHURNED_ARR.col()).cast(CHURNED_ARR.type()).as(CHURNED_ARR.name()))
        .withColumn(TOPIC_KIND.name(), lit("churn_reason"));
  }
}
