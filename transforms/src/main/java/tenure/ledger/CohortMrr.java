package tenure.ledger;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;

/** What each grain paid at the month end that it began with, at the rates of all later ones. */
public final class CohortMrr {
  public static final Field GRAIN_ID = GrainMonths.GRAIN_ID;
  public static final Field START_DATE =
      Field.day("start_date", "The first month end at which the grain was a customer.");
  public static final Field MONTHS_SINCE_START =
      Field.count("months_since_start", "Months from then.");
  public static final Field MONTH_END_DATE = GrainMonths.MONTH_END_DATE;
  public static final Field MRR =
      Field.money("start_mrr", "The MRR of the start at the rate of month_end_date (rule 1.9).");

  private CohortMrr() {}

  /**
   * One row per grain and month end from its start to the last complete month.
   *
   * @param lineMonths as known, from {@link LineMonths#asKnown}
   * @param hierarchy as known
   * @param grainMrr from {@link GrainMrr#from}
   */
  public static Dataset<Row> from(
      Dataset<Row> lineMonths,
      Dataset<Row> hierarchy,
      Dataset<Row> fxRates,
      Dataset<Row> grainMrr,
      LedgerPolicy policy,
      LocalDate night) {
    Column month = LineMonths.MONTH_END_DATE.col();
    Dataset<Row> starts = starts(grainMrr);
    Dataset<Row> atStart =
        GrainMonths.underParents(lineMonths.where(GrainMrr.counts()), hierarchy)
            .join(starts, GRAIN_ID.name(), "inner")
            .where(month.equalTo(START_DATE.col()));
    Column age = months_between(Months.day(Months.lastComplete(night)), START_DATE.col());
    Column later = sequence(lit(0), age.cast("int"));
    Column isActive = GrainMonths.isActive();
    return GrainValues.later(atStart, fxRates, policy, later)
        .groupBy(
            GRAIN_ID.col(),
            START_DATE.col(),
            GrainValues.MONTHS_LATER.cast("long").as(MONTHS_SINCE_START.name()),
            GrainValues.END.as(MONTH_END_DATE.name()))
        .agg(Money.neverNegative(sum(when(isActive, GrainValues.value(policy)))).as(MRR.name()));
  }

  /** The first month end of each grain. */
  public static Dataset<Row> starts(Dataset<Row> grainMrr) {
    return grainMrr
        .where(GrainMrr.isHeld())
        .groupBy(GRAIN_ID.col())
        .agg(org.apache.spark.sql.functions.min(MONTH_END_DATE.col()).as(START_DATE.name()));
  }
}
