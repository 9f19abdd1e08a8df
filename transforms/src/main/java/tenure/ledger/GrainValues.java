package tenure.ledger;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.silver.FxRates;

/**
 * Line months under their ultimate parent (rule 2.8), once for every later month end that compares
 * itself with them: valued at the rate of that end (rule 1.9), and with what its close knew of them
 * (rule 1.13). Where {@link GrainMonths} gives a column per horizon, this gives a row, so that few
 * months can have many horizons.
 */
public final class GrainValues {
  /** How many months after its own the row is looked at. */
  public static final Column MONTHS_LATER = col("_months_later");

  /** Whether the row is what is known now. */
  public static final Column IS_KNOWN = col("_is_known");

  /** Whether the row is what was known at the close of the later month. */
  public static final Column IS_REPORTED = col("_is_reported");

  /** Whether the row is what was known at the close of its own month. */
  public static final Column WAS_REPORTED = col("_was_reported");

  /** Whether the grain is the one of a year before the later month, as known now. */
  public static final Column IS_FORMER_GRAIN = col("_is_former_grain");

  private static final int YEAR = 12;

  /** The later month end. */
  static final Column END = col("_later_end");

  private static final Column KNOWN_UNTIL = col("_known_until");
  private static final Column RATE = col("_later_rate");

  private GrainValues() {}

  /**
   * The line months that count, active or paused, with the columns above.
   *
   * @param restatements every restatement of {@link LineMonths} up to a night
   * @param hierarchies every version of the hierarchy up to then; an account that it does not list
   *     stands for itself
   * @param monthsLater the horizons of a row, an array of whole numbers, 0 for its own month end
   */
  public static Dataset<Row> from(
      Dataset<Row> restatements,
      Dataset<Row> hierarchies,
      Dataset<Row> fxRates,
      LedgerPolicy policy,
      Column monthsLater) {
    Dataset<Row> closes = MonthCloses.from(restatements, policy);
    Column month = LineMonths.MONTH_END_DATE.col();
    Dataset<Row> looked =
        later(spans(restatements).where(GrainMrr.counts()), fxRates, policy, monthsLater);
    Dataset<Row> closed =
        MonthCloses.beside(
            MonthCloses.beside(looked, month, closes)
                .withColumn(WAS_REPORTED.toString(), isKnownOn(MonthCloses.closedOn(month, policy)))
                .drop("_closed_on", "_first_known_on"),
            END,
            closes);
    Map<String, Column> flags = new LinkedHashMap<>();
    flags.put(IS_KNOWN.toString(), KNOWN_UNTIL.isNull());
    flags.put(IS_REPORTED.toString(), isKnownOn(MonthCloses.closedOn(END, policy)));
    return underParents(closed.withColumns(flags), hierarchies);
  }

  /** Line months once per horizon, with what {@link #value} needs. */
  static Dataset<Row> later(
      Dataset<Row> lineMonths, Dataset<Row> fxRates, LedgerPolicy policy, Column monthsLater) {
    Column month = LineMonths.MONTH_END_DATE.col();
    Dataset<Row> looked =
        lineMonths
            .withColumn(MONTHS_LATER.toString(), explode(monthsLater))
            .withColumn(END.toString(), Months.plus(month, MONTHS_LATER));
    return rated(looked, fxRates, policy);
  }

  /** MRR of the line at the rate of the later month end, whether active or paused. */
  public static Column value(LedgerPolicy policy) {
    Column isOwn = MONTHS_LATER.equalTo(0).or(not(isForeign(policy)));
    return Money.converted(original(policy), when(isOwn, LineMonths.RATE.col()).otherwise(RATE));
  }

  /** The same at the rate of its own month end. */
  public static Column ownValue(LedgerPolicy policy) {
    return Money.converted(original(policy), LineMonths.RATE.col());
  }

  /** Each restatement with the night whose restatement took its place, null while it stands. */
  private static Dataset<Row> spans(Dataset<Row> restatements) {
    Column next =
        lead(LineMonths.KNOWN_ON.col(), 1)
            .over(
                Window.partitionBy(
                        LineMonths.SUBSCRIPTION_LINE_ID.col(),
                        LineMonths.SOURCE.col(),
                        LineMonths.MONTH_END_DATE.col())
                    .orderBy(LineMonths.KNOWN_ON.col()));
    return restatements.withColumn(KNOWN_UNTIL.toString(), next);
  }

  private static Column isKnownOn(Column close) {
    return LineMonths.KNOWN_ON.col().leq(close).and(KNOWN_UNTIL.isNull().or(KNOWN_UNTIL.gt(close)));
  }

  private static Dataset<Row> rated(Dataset<Row> rows, Dataset<Row> fxRates, LedgerPolicy policy) {
    Dataset<Row> rates =
        broadcast(
            fxRates.select(
                FxRates.CURRENCY.col().as("_rate_currency"),
                FxRates.MONTH_END_DATE.col().as("_rate_end"),
                FxRates.RATE.col().as(RATE.toString())));
    Column same =
        LineMonths.CURRENCY
            .col()
            .equalTo(col("_rate_currency"))
            .and(END.equalTo(col("_rate_end")))
            .and(isForeign(policy));
    return rows.join(rates, same, "left_outer").drop("_rate_currency", "_rate_end");
  }

  /**
   * Each row under the parent of now and, where a year's window opens or closes with it, under that
   * of the window's beginning: one row where they are the same.
   */
  private static Dataset<Row> underParents(Dataset<Row> rows, Dataset<Row> hierarchies) {
    Column month = LineMonths.MONTH_END_DATE.col();
    Column begins = when(MONTHS_LATER.equalTo(0), add_months(month, -YEAR)).otherwise(month);
    Column bounds = MONTHS_LATER.isin(0, YEAR).and(IS_KNOWN);
    Column now = GrainHistory.now();
    Column then = GrainHistory.on(begins);
    Column isSame = then.eqNullSafe(now);
    Column moved =
        when(bounds.and(not(isSame)), grain(then, lit(false), lit(false), lit(false), lit(true)));
    Column stayed = grain(now, IS_KNOWN, IS_REPORTED, WAS_REPORTED, bounds.and(isSame));
    return GrainHistory.beside(rows, hierarchies)
        .withColumn("_grains", array_compact(array(stayed, moved)))
        .drop(IS_KNOWN.toString(), IS_REPORTED.toString(), WAS_REPORTED.toString())
        .select(col("*"), inline(col("_grains")))
        .where(IS_KNOWN.or(IS_REPORTED).or(WAS_REPORTED).or(IS_FORMER_GRAIN));
  }

  private static Column grain(
      Column grain, Column isKnown, Column isReported, Column wasReported, Column isFormer) {
    return struct(
        grain.as(GrainMonths.GRAIN_ID.name()),
        isKnown.as(IS_KNOWN.toString()),
        isReported.as(IS_REPORTED.toString()),
        wasReported.as(WAS_REPORTED.toString()),
        isFormer.as(IS_FORMER_GRAIN.toString()));
  }

  private static Column isForeign(LedgerPolicy policy) {
    return LineMonths.CURRENCY.col().notEqual(lit(policy.reportingCurrency()));
  }

  private static Column original(LedgerPolicy policy) {
    boolean isNet = policy.basis() == LedgerPolicy.Basis.NET;
    return (isNet ? LineMonths.ORIGINAL : LineMonths.ORIGINAL_LIST).col();
  }
}
