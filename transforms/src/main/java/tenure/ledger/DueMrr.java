package tenure.ledger;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;

/**
 * What each grain had up for renewal in a month, and what it renewed (rule 2.9). Due is the MRR at
 * the month\u2019s beginning of the lines whose term ended in it; renewed is what the grain pays at
 * its end for these lines and for ones that are new, up to what was due. Both at the rates of the
 * end (1.9).
 */
public final class DueMrr {
  public static final Field GRAIN_ID = GrainMonths.GRAIN_ID;
  public static final Field MONTH_END_DATE = GrainMonths.MONTH_END_DATE;
  public static final Field DUE_MRR = Field.money("due_mrr", "MRR whose term ended.");
  public static final Field RENEWED_MRR = Field.money("renewed_mrr", "What of it goes on.");
  public static final Field EARLY_MRR =
      Field.money("early_mrr", "Of that, renewed well before its term ended.");
  public static final Field LATE_MRR =
      Field.money("late_mrr", "What was not renewed and came back within some months.");

  public static final Field TERM_END_DATE =
      Field.day("term_end_date", "The first day after the term; the last of several in a month.");
  public static final Field TERM_MONTHS =
      Field.count("term_months", "Months of the longest of these terms; null where not known.");
  public static final Field CARRIED_MRR =
      Field.money("carried_mrr", "What is paid for the lines due and for new ones, uncapped.");

  private static final Column LINE = LineMonths.SUBSCRIPTION_LINE_ID.col();
  private static final Column SOURCE = LineMonths.SOURCE.col();
  private static final Column OPENING = col("_opening");
  private static final Column CLOSING = col("_closing");

  private DueMrr() {}

  /**
   * One row per grain and complete month with something due.
   *
   * @param lineMonths as known, from {@link LineMonths#asKnown}
   * @param versions every version of the subscription lines
   * @param hierarchy as known
   * @param grainMrr from {@link GrainMrr#from}
   */
  public static Dataset<Row> from(
      Dataset<Row> lineMonths,
      Dataset<Row> versions,
      Dataset<Row> hierarchy,
      Dataset<Row> fxRates,
      Dataset<Row> grainMrr,
      LedgerPolicy ledger,
      RenewalTiming timing,
      LocalDate night) {
    Column isDue = LineTerms.DUE_MONTH.isNotNull();
    Column isOther = isDue.equalTo(false).and(OPENING.gt(0));
    Column carried = greatest(col("_closing").minus(col("_other")), Money.zero());
    Dataset<Row> due =
        withTerms(lines(lineMonths, hierarchy, fxRates, ledger), versions, timing)
            .where(MONTH_END_DATE.col().leq(Months.day(Months.lastComplete(night))))
            .groupBy(GRAIN_ID.col(), MONTH_END_DATE.col())
            .agg(
                total(DUE_MRR.name(), when(isDue, OPENING)),
                total("_early", when(isDue.and(LineTerms.IS_EARLY), OPENING)),
                total("_other", when(isOther, CLOSING)),
                total("_closing", CLOSING),
                max(LineTerms.LAST_END).as(TERM_END_DATE.name()),
                max(LineTerms.MONTHS).cast(TERM_MONTHS.type()).as(TERM_MONTHS.name()))
            .where(DUE_MRR.col().gt(0))
            .withColumn(CARRIED_MRR.name(), carried)
            .withColumn(RENEWED_MRR.name(), least(DUE_MRR.col(), CARRIED_MRR.col()))
            .withColumn(EARLY_MRR.name(), least(RENEWED_MRR.col(), col("_early")));
    return withReturns(due, grainMrr, timing.lateMonths());
  }

  /**
   * The same with each account for itself, whatever its parent: grain_id is the account.
   *
   * @param lineMonths as known, from {@link LineMonths#asKnown}
   * @param versions every version of the subscription lines
   */
  public static Dataset<Row> ofAccounts(
      Dataset<Row> lineMonths,
      Dataset<Row> versions,
      Dataset<Row> fxRates,
      LedgerPolicy ledger,
      RenewalTiming timing,
      LocalDate night) {
    Column account = LineMonths.ACCOUNT_ID.col();
    Dataset<Row> noParents =
        lineMonths.where(lit(false)).select(account, account.as(GRAIN_ID.name()));
    Dataset<Row> paid = GrainMrr.from(lineMonths, noParents, ledger);
    return from(lineMonths, versions, noParents, fxRates, paid, ledger, timing, night);
  }

  /** The opening and closing of each line in each month, at the rates of its end. */
  private static Dataset<Row> lines(
      Dataset<Row> lineMonths, Dataset<Row> hierarchy, Dataset<Row> fxRates, LedgerPolicy ledger) {
    Dataset<Row> active =
        GrainMonths.underParents(lineMonths.where(GrainMonths.isActive()), hierarchy);
    Column value = GrainValues.value(ledger);
    Column isOpening = GrainValues.MONTHS_LATER.equalTo(1);
    return GrainValues.later(active, fxRates, ledger, array(lit(0), lit(1)))
        .groupBy(GRAIN_ID.col(), SOURCE, LINE, GrainValues.END.as(MONTH_END_DATE.name()))
        .agg(
            total(OPENING.toString(), when(isOpening, value)),
            total(CLOSING.toString(), when(isOpening.equalTo(false), value)));
  }

  private static Dataset<Row> withTerms(
      Dataset<Row> lines, Dataset<Row> versions, RenewalTiming timing) {
    Dataset<Row> terms =
        LineTerms.from(versions, timing.earlyDays())
            .withColumnRenamed(LineMonths.SOURCE.name(), "_term_source")
            .withColumnRenamed(LineMonths.SUBSCRIPTION_LINE_ID.name(), "_term_line");
    Column same =
        LINE.equalTo(col("_term_line"))
            .and(SOURCE.equalTo(col("_term_source")))
            .and(MONTH_END_DATE.col().equalTo(LineTerms.DUE_MONTH));
    return lines.join(terms, same, "left_outer");
  }

  /** What a grain pays more within some months after is a late renewal, up to what was missing. */
  private static Dataset<Row> withReturns(Dataset<Row> due, Dataset<Row> grainMrr, int months) {
    Dataset<Row> later =
        grainMrr.select(
            GRAIN_ID.col().as("_later_grain"),
            GrainMrr.MONTH_END_DATE.col().as("_later_month"),
            GrainMrr.MRR.col().as("_later_mrr"));
    Column month = MONTH_END_DATE.col();
    Column within =
        col("_later_month").gt(month).and(col("_later_month").leq(Months.plus(month, months)));
    Column missing = DUE_MRR.col().minus(RENEWED_MRR.col());
    Column more = greatest(max(col("_later_mrr")).minus(col("_closing")), Money.zero());
    return due.join(later, GRAIN_ID.col().equalTo(col("_later_grain")).and(within), "left_outer")
        .groupBy(
            GRAIN_ID.col(),
            month,
            DUE_MRR.col(),
            RENEWED_MRR.col(),
            EARLY_MRR.col(),
            CARRIED_MRR.col(),
            TERM_END_DATE.col(),
            TERM_MONTHS.col(),
            col("_closing"))
        .agg(Money.orZero(least(missing, more)).as(LATE_MRR.name()));
  }

  private static Column total(String name, Column amount) {
    return Money.neverNegative(sum(amount)).as(name);
  }
}
