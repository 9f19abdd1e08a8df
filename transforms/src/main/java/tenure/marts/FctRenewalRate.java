package tenure.marts;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.ledger.DueMrr;
import tenure.scores.Retention;
import tenure.scores.RetentionPeriods;
import tenure.scores.RetentionSlices;

/**
 * How much of what was up for renewal was renewed (rule 2.9): one row per period and slice. Not to
 * be taken for GRR, which divides by the whole book.
 */
public final class FctRenewalRate {
  public static final Field PERIOD_KIND = Retention.PERIOD_KIND.key();
  public static final Field PERIOD_END_DATE =
      Field.day("period_end_date", "The last day of the period in which the terms ended.").key();
  public static final Field SLICE_KIND = FctCohortRetention.SLICE_KIND;
  public static final Field SLICE_VALUE = Retention.SLICE_VALUE;
  public static final Field KNOWN_ON = Retention.KNOWN_ON.plain();
  public static final Field DUE_ARR =
      amount("due_arr", "Available to renew: ARR of the terms that ended in the period.");
  public static final Field RENEWED_ARR =
      amount("renewed_arr", "What of it goes on at the end of the month, at most due_arr.");
  public static final Field EARLY_ARR =
      amount("early_arr", "Of renewed_arr, what was renewed well before the term ended.");
  public static final Field ON_TIME_ARR = amount("on_time_arr", "Of renewed_arr, the rest.");
  public static final Field LATE_ARR =
      amount("late_arr", "What was lost at the end of the month and came back soon after.");
  public static final Field DUE_ACCOUNTS =
      Field.count("due_accounts", "Customers with a term that ended, once per month.").required();
  public static final Field RENEWED_ACCOUNTS =
      Field.count("renewed_accounts", "Those of them who renewed anything of it.").required();
  public static final Field GROSS_RENEWAL_RATE =
      Field.share("gross_renewal_rate", "renewed_arr / due_arr; null where 0.");
  public static final Field LOGO_RENEWAL_RATE =
      Field.share("logo_renewal_rate", "renewed_accounts / due_accounts; null where 0.");

  public static final Table TABLE =
      Table.in(MARTS, "fct_renewal_rate", "How much of what was up for renewal was renewed.")
          .withColumns(
              PERIOD_KIND,
              PERIOD_END_DATE,
              SLICE_KIND,
              SLICE_VALUE,
              KNOWN_ON,
              DUE_ARR,
              RENEWED_ARR,
              EARLY_ARR,
              ON_TIME_ARR,
              LATE_ARR,
              DUE_ACCOUNTS,
              RENEWED_ACCOUNTS,
              GROSS_RENEWAL_RATE,
              LOGO_RENEWAL_RATE)
          .check(
              "credit_is_capped",
              "renewed_arr + late_arr <= due_arr",
              "no more is renewed than was due");

  private FctRenewalRate() {}

  /**
   * Every period and slice with something due.
   *
   * @param due from {@link DueMrr#from}
   * @param grains one row per grain_id with any of the columns of {@link RetentionSlices}
   */
  public static Dataset<Row> from(
      Dataset<Row> due, Dataset<Row> grains, int fiscalYearStartMonth, LocalDate night) {
    Column slices = array(RetentionSlices.of(grains).toArray(Column[]::new));
    Column periods = RetentionPeriods.of(DueMrr.MONTH_END_DATE.col(), fiscalYearStartMonth);
    Column onTime = DueMrr.RENEWED_MRR.col().minus(DueMrr.EARLY_MRR.col());
    return RetentionSlices.beside(due, grains)
        .select(col("*"), inline(slices))
        .select(col("*"), inline(periods))
        .where(PERIOD_END_DATE.col().leq(Months.day(Months.lastComplete(night))))
        .groupBy(PERIOD_KIND.col(), PERIOD_END_DATE.col(), SLICE_KIND.col(), SLICE_VALUE.col())
        .agg(
            yearly(DUE_ARR, DueMrr.DUE_MRR.col()),
            yearly(RENEWED_ARR, DueMrr.RENEWED_MRR.col()),
            yearly(EARLY_ARR, DueMrr.EARLY_MRR.col()),
            yearly(ON_TIME_ARR, onTime),
            yearly(LATE_ARR, DueMrr.LATE_MRR.col()),
            sum(lit(1L)).as(DUE_ACCOUNTS.name()),
            sum(when(DueMrr.RENEWED_MRR.col().gt(0), 1L).otherwise(0L)).as(RENEWED_ACCOUNTS.name()))
        .withColumns(
            Map.of(
                KNOWN_ON.name(), Months.day(night),
                GROSS_RENEWAL_RATE.name(), Money.share(RENEWED_ARR.col(), DUE_ARR.col()),
                LOGO_RENEWAL_RATE.name(), RENEWED_ACCOUNTS.col().divide(DUE_ACCOUNTS.col())))
        .transform(TABLE::conform);
  }

  private static Column yearly(Field field, Column mrr) {
    return sum(mrr).multiply(12).cast(field.type()).as(field.name());
  }

  private static Field amount(String name, String doc) {
    return Field.money(name, doc).required();
  }
}
