package tenure.ledger;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.silver.FxRates;

/**
 * Every restatement of a line month that counts, gathered under its ultimate parents (rule 2.8):
 * one row per grain, with all that the windows of retention ask of a line month, read by {@link
 * BookedMonth#of}. A line month stands in the book of the parent of now, and where those are
 * others, in the books of the parents that the windows of a year began with and of those that the
 * closes knew.
 */
public final class GrainBooks {
  /** The column that holds the line months. */
  public static final Column LINE_MONTHS = col("line_months");

  private static final Column MONTH = LineMonths.MONTH_END_DATE.col();
  private static final Column KNOWN_ON = LineMonths.KNOWN_ON.col();
  private static final Column KNOWN_UNTIL = col("_known_until");
  private static final Column IS_KNOWN = KNOWN_UNTIL.isNull();
  private static final Column RATES = col("_rates");
  private static final Column NOW = col("_now");
  private static final Column CLOSES_FORMER = col("_closes_former");
  private static final Column OPENS_FORMER = col("_opens_former");
  private static final Column REPORTED = col("_reported");

  private GrainBooks() {}

  /**
   * The books of every grain.
   *
   * @param restatements every restatement of {@link LineMonths} up to a night
   * @param monthCloses of every month that the ledger knows, from {@link MonthCloses#from}
   * @param hierarchies every version of the hierarchy up to then; an account that it does not list
   *     stands for itself
   * @param monthsLater of which months the closes are asked what they knew (rule 1.13), 0 for its
   *     own
   */
  public static Dataset<Row> from(
      Dataset<Row> restatements,
      Dataset<Row> monthCloses,
      Dataset<Row> hierarchies,
      Dataset<Row> fxRates,
      LedgerPolicy policy,
      List<Integer> monthsLater) {
    Dataset<Row> counting = spans(restatements).where(GrainMrr.counts());
    Dataset<Row> closes = closes(monthCloses, monthsLater);
    Dataset<Row> rated =
        counting
            .join(broadcast(closes), MONTH.equalTo(col("_closes_month")), "left_outer")
            .join(broadcast(rates(fxRates)), isRated(policy), "left_outer");
    return GrainHistory.beside(rated, hierarchies)
        .withColumn("_month", lineMonth(policy))
        .select(col("_month"), inline(grains(policy, monthsLater)))
        .groupBy(GrainMonths.GRAIN_ID.col())
        .agg(
            collect_list(struct(col("_month.*"), NOW, CLOSES_FORMER, OPENS_FORMER, REPORTED))
                .as(LINE_MONTHS.toString()));
  }

  /** Each restatement with the night whose restatement took its place, null while it stands. */
  private static Dataset<Row> spans(Dataset<Row> restatements) {
    Column next =
        lead(KNOWN_ON, 1)
            .over(
                Window.partitionBy(
                        LineMonths.SUBSCRIPTION_LINE_ID.col(), LineMonths.SOURCE.col(), MONTH)
                    .orderBy(KNOWN_ON));
    return restatements.withColumn(KNOWN_UNTIL.toString(), next);
  }

  /** One row per month, with the closes so many months later. */
  private static Dataset<Row> closes(Dataset<Row> monthCloses, List<Integer> monthsLater) {
    Column each = array(monthsLater.stream().map(m -> lit(m)).toArray(Column[]::new));
    Column[] closes =
        monthsLater.stream()
            .map(m -> max(when(col("_later").equalTo(m), MonthCloses.closedOn())).as(close(m)))
            .toArray(Column[]::new);
    return monthCloses
        .withColumn("_later", explode(each))
        .groupBy(Months.plus(MonthCloses.month(), negate(col("_later"))).as("_closes_month"))
        .agg(closes[0], List.of(closes).subList(1, closes.length).toArray(Column[]::new));
  }

  /** One row per currency and month, with the rates of its end and of those up to a year later. */
  private static Dataset<Row> rates(Dataset<Row> fxRates) {
    Column later = col("_months_later");
    return fxRates
        .withColumn(later.toString(), explode(sequence(lit(0), lit(BookedMonth.YEAR))))
        .groupBy(
            FxRates.CURRENCY.col().as("_rates_currency"),
            Months.plus(FxRates.MONTH_END_DATE.col(), negate(later)).as("_rates_month"))
        .agg(
            collect_list(struct(later, FxRates.RATE.col().cast("decimal(14,8)").as("rate")))
                .as(RATES.toString()));
  }

  private static Column isRated(LedgerPolicy policy) {
    return LineMonths.CURRENCY
        .col()
        .equalTo(col("_rates_currency"))
        .and(MONTH.equalTo(col("_rates_month")))
        .and(GrainValues.isForeign(policy));
  }

  private static Column lineMonth(LedgerPolicy policy) {
    Column own = Money.orZero(GrainValues.ownValue(policy));
    return struct(
        Months.number(MONTH).as("month"),
        LineMonths.PRODUCT_FAMILY.col().as("product"),
        GrainMonths.isActive().as("is_active"),
        own.multiply(100).cast("long").as("own"),
        when(GrainValues.isForeign(policy), GrainValues.original(policy))
            .cast("decimal(20,8)")
            .as("original"),
        RATES.as("rates"),
        IS_KNOWN.as("is_known"));
  }

  private static Column isKnownOn(Column day) {
    return KNOWN_ON.leq(day).and(IS_KNOWN.or(KNOWN_UNTIL.gt(day)));
  }

  /** The day on which the month so much later closed or will close. */
  private static Column closeOf(int monthsLater, LedgerPolicy policy) {
    return coalesce(
        col(close(monthsLater)), MonthCloses.closingDay(Months.plus(MONTH, monthsLater), policy));
  }

  /**
   * The grain of now and, where those are others, the grains of a year before, of the month itself
   * and of the closes, each with what the line month is there.
   */
  private static Column grains(LedgerPolicy policy, List<Integer> monthsLater) {
    Column now = GrainHistory.now();
    Column yearBefore = GrainHistory.on(add_months(MONTH, -BookedMonth.YEAR));
    Column then = GrainHistory.on(MONTH);
    List<Column> closes = monthsLater.stream().map(m -> closeOf(m, policy)).toList();
    List<Column> ever = new ArrayList<>(List.of(now, yearBefore, then));
    closes.forEach(day -> ever.add(GrainHistory.on(day)));
    Column all = array_distinct(array(ever.toArray(Column[]::new)));
    return transform(
        when(GrainHistory.isMoved(), all).otherwise(array(now)),
        grain ->
            struct(
                grain.as(GrainMonths.GRAIN_ID.name()),
                grain.equalTo(now).as(NOW.toString()),
                IS_KNOWN.and(grain.equalTo(yearBefore)).as(CLOSES_FORMER.toString()),
                IS_KNOWN.and(grain.equalTo(then)).as(OPENS_FORMER.toString()),
                array(
                        closes.stream()
                            .map(d -> isKnownOn(d).and(grain.equalTo(GrainHistory.on(d))))
                            .toArray(Column[]::new))
                    .as(REPORTED.toString())));
  }

  private static String close(int monthsLater) {
    return "_close_" + monthsLater;
  }
}
