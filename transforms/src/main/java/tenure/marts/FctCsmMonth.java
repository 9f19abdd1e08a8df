package tenure.marts;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.coverage.Books;
import tenure.scores.HealthScores;
import tenure.scores.Retention;
import tenure.scores.RetentionDefinition;
import tenure.silver.Csms;

/**
 * What each manager looks after and what became of it: one row per person, coverage segment and
 * month end, and one per person over all segments (rule 4.14).
 */
public final class FctCsmMonth {
  /** The segment of the row that is about all of a person's customers. */
  public static final String ALL = "all";

  private static final double FULL = 1 + 1e-9;

  public static final Field CSM_ID =
      Field.id("csm_id", "The person in the CRM; unassigned for customers without one.").key();
  public static final Field SEGMENT =
      Field.text("segment", "The coverage segment; all for everything the person looks after.")
          .key();
  public static final Field MONTH_END_DATE =
      Field.day("month_end_date", "The last day of the month, as assigned on that night.").key();
  public static final Field ACCOUNTS =
      Field.count("accounts", "Customers, those who left aside.").required();
  public static final Field RED_ACCOUNTS =
      Field.count("red_accounts", "Those of them whose confirmed colour is red.").required();
  public static final Field RED_SHARE =
      Field.share("red_share", "red_accounts / accounts.").required();
  public static final Field ARR = FctAccountDaily.ARR;
  public static final Field CAPACITY =
      Field.count(
          "capacity",
          "The customers that fill a book: the person's own number, or that of the segment; null over all segments where the person has none.");
  public static final Field CAPACITY_USED =
      Field.share("capacity_used", "The share of a book that is filled; above 1 it is too full.")
          .required();
  public static final Field IS_OVER_CAPACITY =
      Field.flag("is_over_capacity", "Whether the person has more than fits.").required();
  public static final Field OPEN_PLAYS =
      Field.count("open_plays", "Open plays that are the manager's work.").required();
  public static final Field PLAYS_OVERDUE =
      Field.count("plays_overdue", "Those of them with a step overdue.").required();
  public static final Field GRR =
      Retention.GRR.meaning(
          "Gross retention of the twelve months, by slice csm of marts.fct_retention; over all segments only.");
  public static final Field NRR =
      Retention.NRR.meaning("Net retention of the twelve months, as grr.");
  public static final Field EXPANSION_ARR =
      Field.money("expansion_arr", "Growth of the twelve months, a year's worth, as grr.");
  public static final Field COST_SHARE =
      Field.share(
          "cost_share",
          "The person's yearly cost / arr; over all segments, and null where no cost is known.");

  public static final Table TABLE =
      Table.in(MARTS, "fct_csm_month", "What each manager looks after and what became of it.")
          .withColumns(
              CSM_ID,
              SEGMENT,
              MONTH_END_DATE,
              ACCOUNTS,
              RED_ACCOUNTS,
              OPEN_PLAYS,
              PLAYS_OVERDUE,
              CAPACITY,
              ARR,
              EXPANSION_ARR,
              CAPACITY_USED,
              RED_SHARE,
              GRR,
              NRR,
              COST_SHARE,
              IS_OVER_CAPACITY)
          .sliced(MONTH_END_DATE);

  private FctCsmMonth() {}

  /**
   * The books of a month end.
   *
   * @param books {@link Books#from} of the night
   * @param retention marts.fct_retention as it stands
   */
  public static Dataset<Row> from(Dataset<Row> books, Dataset<Row> retention, LocalDate monthEnd) {
    Column isWhole = SEGMENT.col().equalTo(ALL);
    Column cost = when(isWhole, Csms.ANNUAL_COST.col());
    return counted(books)
        .join(rates(retention, monthEnd), joined(), "left_outer")
        .withColumns(
            Map.of(
                MONTH_END_DATE.name(),
                lit(monthEnd),
                RED_SHARE.name(),
                RED_ACCOUNTS.col().divide(ACCOUNTS.col()),
                IS_OVER_CAPACITY.name(),
                CAPACITY_USED.col().gt(FULL).and(not(CSM_ID.col().equalTo(Books.UNASSIGNED))),
                COST_SHARE.name(),
                Money.share(cost, ARR.col())))
        .transform(TABLE::conform);
  }

  private static Dataset<Row> counted(Dataset<Row> books) {
    Column own = Csms.CAPACITY.col();
    Column isWhole = SEGMENT.col().equalTo(ALL);
    return books
        .withColumn(SEGMENT.name(), explode(array(SEGMENT.col(), lit(ALL))))
        .groupBy(CSM_ID.col(), SEGMENT.col())
        .agg(
            count(lit(1)).as(ACCOUNTS.name()),
            count(when(HealthScores.HEALTH_BAND.col().equalTo("red"), 1)).as(RED_ACCOUNTS.name()),
            sum(ARR.col()).cast(ARR.type()).as(ARR.name()),
            sum(Books.WEIGHT).as(CAPACITY_USED.name()),
            sum(Books.OPEN_PLAYS).as(OPEN_PLAYS.name()),
            sum(Books.OVERDUE_PLAYS).as(PLAYS_OVERDUE.name()),
            max(coalesce(own, when(not(isWhole), Books.LIMIT))).as(CAPACITY.name()),
            max(Csms.ANNUAL_COST.col()).as(Csms.ANNUAL_COST.name()));
  }

  private static Dataset<Row> rates(Dataset<Row> retention, LocalDate monthEnd) {
    return retention
        .where(Retention.SLICE_KIND.col().equalTo("csm"))
        .where(Retention.DEFINITION_ID.col().equalTo(RetentionDefinition.COHORT_12M.id()))
        .where(Retention.PERIOD_END_DATE.col().equalTo(lit(monthEnd)))
        .select(
            when(Retention.SLICE_VALUE.col().equalTo("unknown"), Books.UNASSIGNED)
                .otherwise(Retention.SLICE_VALUE.col())
                .as(CSM_ID.name()),
            lit(ALL).as(SEGMENT.name()),
            col(GRR.name()),
            col(NRR.name()),
            Retention.EXPANSION_MRR.col().multiply(12).cast(ARR.type()).as(EXPANSION_ARR.name()));
  }

  private static String[] joined() {
    return new String[] {CSM_ID.name(), SEGMENT.name()};
  }
}
