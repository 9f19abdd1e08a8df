package tenure.ledger;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import tenure.columns.Months;
import tenure.silver.FxRates;

/**
 * Exchange rates beside the amounts they convert (rule 1.9). A rate that is missing is null and
 * never one; the reporting currency alone needs none.
 */
final class Rates {
  private static final String CURRENCY = "_rate_currency";
  private static final String MONTH = "_rate_month";

  private Rates() {}

  /**
   * Each row with the rates of its currency at its own month end and so many months later, read by
   * {@link #later}.
   */
  static Dataset<Row> atMonthEnds(
      Dataset<Row> rows,
      Column currency,
      Column monthEnd,
      Dataset<Row> fxRates,
      Collection<Integer> monthsLater) {
    Dataset<Row> wide = broadcast(wide(fxRates, new TreeSet<>(monthsLater)));
    Column same = currency.equalTo(wide.col(CURRENCY)).and(monthEnd.equalTo(wide.col(MONTH)));
    return rows.join(wide, same, "left_outer").drop(CURRENCY, MONTH);
  }

  /** The rate so many months after the row's month end. */
  static Column later(int months, Column currency, LedgerPolicy policy) {
    return of(col(name(months)), currency, policy);
  }

  /** Each row with the latest rate of its currency up to a day, read by {@link #latest}. */
  static Dataset<Row> onDay(
      Dataset<Row> rows,
      Column currency,
      Dataset<Row> fxRates,
      LocalDate day,
      LedgerPolicy policy) {
    Column end = FxRates.MONTH_END_DATE.col();
    Column oldest = date_sub(Months.day(day), policy.rateStaleDays());
    Dataset<Row> latest =
        broadcast(
            fxRates
                .where(end.leq(Months.day(day)).and(end.geq(oldest)))
                .groupBy(FxRates.CURRENCY.col().as(CURRENCY))
                .agg(max_by(FxRates.RATE.col(), end).as(name(0))));
    return rows.join(latest, currency.equalTo(latest.col(CURRENCY)), "left_outer").drop(CURRENCY);
  }

  /** The rate found by {@link #onDay}. */
  static Column latest(Column currency, LedgerPolicy policy) {
    return of(col(name(0)), currency, policy);
  }

  private static Column of(Column found, Column currency, LedgerPolicy policy) {
    Column one = lit(1).cast(FxRates.RATE.type());
    return when(currency.equalTo(policy.reportingCurrency()), one).otherwise(found);
  }

  private static Dataset<Row> wide(Dataset<Row> fxRates, TreeSet<Integer> monthsLater) {
    Column offsets =
        functions.array(monthsLater.stream().map(functions::lit).toArray(Column[]::new));
    Column[] rates =
        monthsLater.stream()
            .map(m -> max(when(col("_later").equalTo(m), FxRates.RATE.col())).as(name(m)))
            .toArray(Column[]::new);
    Column base =
        last_day(
            functions.add_months(FxRates.MONTH_END_DATE.col(), functions.negate(col("_later"))));
    return fxRates
        .withColumn("_later", explode(offsets))
        .groupBy(FxRates.CURRENCY.col().as(CURRENCY), base.as(MONTH))
        .agg(rates[0], java.util.Arrays.copyOfRange(rates, 1, rates.length));
  }

  private static String name(int months) {
    return "_rate_" + months;
  }
}
