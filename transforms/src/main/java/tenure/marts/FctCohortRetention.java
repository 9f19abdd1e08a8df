package tenure.marts;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.ledger.CohortMrr;
import tenure.ledger.GrainMrr;
import tenure.scores.Retention;
import tenure.scores.RetentionSlices;

/**
 * The cohort triangle (rule 2.7): one row per month in which customers began, months since, and
 * slice. In constant currency, as all retention by default: what a cohort paid at its start is
 * valued at the rates of each later month end (rule 1.9).
 */
public final class FctCohortRetention {
  public static final Field COHORT_DATE =
      Field.day("cohort_date", "The end of the month in which the customers began.").key();
  public static final Field MONTHS_SINCE_START =
      CohortMrr.MONTHS_SINCE_START.meaning("Months from cohort_date to period_end_date.").key();
  public static final Field SLICE_KIND =
      Field.choice(
              "slice_kind",
              "What the customers are told apart by (rule 2.7).",
              "total",
              "segment",
              "region",
              "industry",
              "plan",
              "csm")
          .key();
  public static final Field SLICE_VALUE = Retention.SLICE_VALUE;
  public static final Field PERIOD_END_DATE =
      Field.day("period_end_date", "The month end that is looked at.").required();
  public static final Field KNOWN_ON = Retention.KNOWN_ON.plain();
  public static final Field COHORT_MRR =
      Field.money("cohort_mrr", "A: the MRR at the start, at the rates of period_end_date.")
          .required();
  public static final Field COHORT_CLOSING_MRR =
      Field.money("cohort_closing_mrr", "B: the MRR of the same customers at the end.").required();
  public static final Field RETAINED_MRR =
      Field.money("retained_mrr", "K: the lesser of both, per customer (rule 2.2).").required();
  public static final Field COHORT_ACCOUNTS =
      Field.count("cohort_accounts", "Customers that paid at the start.").required();
  public static final Field RETAINED_ACCOUNTS =
      Field.count("retained_accounts", "Those of them that pay at the end.").required();
  public static final Field GRR =
      Field.share("grr", "Gross revenue retention since the start: K / A; null where A is 0.");
  public static final Field NRR =
      Field.share("nrr", "Net revenue retention since the start: B / A; null where A is 0.");
  public static final Field LOGO_RETENTION =
      Field.share("logo_retention", "retained_accounts / cohort_accounts; null where 0.");

  public static final Table TABLE =
      Table.in(MARTS, "fct_cohort_retention", "What is left of each month's new customers since.")
          .withColumns(
              COHORT_DATE,
              MONTHS_SINCE_START,
              SLICE_KIND,
              SLICE_VALUE,
              PERIOD_END_DATE,
              KNOWN_ON,
              COHORT_MRR,
              COHORT_CLOSING_MRR,
              RETAINED_MRR,
              COHORT_ACCOUNTS,
              RETAINED_ACCOUNTS,
              GRR,
              NRR,
              LOGO_RETENTION)
          .check("grr_in_range", "grr BETWEEN 0 AND least(1, nrr)", "0 <= GRR <= min(1, NRR)");

  private FctCohortRetention() {}

  /**
   * Every cohort at every month end since its start.
   *
   * @param cohortMrr from {@link CohortMrr#from}
   * @param grainMrr from {@link GrainMrr#from}
   * @param grains one row per grain_id with any of the columns of {@link RetentionSlices}
   */
  public static Dataset<Row> from(
      Dataset<Row> cohortMrr, Dataset<Row> grainMrr, Dataset<Row> grains, LocalDate night) {
    Column then = CohortMrr.MRR.col();
    Column now = Money.orZero(GrainMrr.MRR.col());
    Column isIn = then.gt(0);
    String[] grainMonth = {CohortMrr.GRAIN_ID.name(), CohortMrr.MONTH_END_DATE.name()};
    Dataset<Row> sides = cohortMrr.join(grainMrr, grainMonth, "left_outer");
    Column slices = array(RetentionSlices.of(grains).toArray(Column[]::new));
    return RetentionSlices.beside(sides, grains)
        .select(col("*"), inline(slices))
        .groupBy(
            CohortMrr.START_DATE.col().as(COHORT_DATE.name()),
            CohortMrr.MONTHS_SINCE_START.col(),
            CohortMrr.MONTH_END_DATE.col().as(PERIOD_END_DATE.name()),
            SLICE_KIND.col(),
            SLICE_VALUE.col())
        .agg(
            total(COHORT_MRR, then),
            total(COHORT_CLOSING_MRR, when(isIn, now)),
            total(RETAINED_MRR, when(isIn, least(then, now))),
            total(COHORT_ACCOUNTS, when(isIn, 1L)),
            total(RETAINED_ACCOUNTS, when(isIn.and(now.gt(0)), 1L)))
        .withColumn(KNOWN_ON.name(), Months.day(night))
        .withColumn(GRR.name(), Money.share(RETAINED_MRR.col(), COHORT_MRR.col()))
        .withColumn(NRR.name(), Money.share(COHORT_CLOSING_MRR.col(), COHORT_MRR.col()))
        .withColumn(
            LOGO_RETENTION.name(),
            when(
                COHORT_ACCOUNTS.col().gt(0), RETAINED_ACCOUNTS.col().divide(COHORT_ACCOUNTS.col())))
        .transform(TABLE::conform);
  }

  private static Column total(Field field, Column part) {
    Column none = org.apache.spark.sql.functions.lit(0).cast(field.type());
    return coalesce(sum(part).cast(field.type()), none).as(field.name());
  }
}
