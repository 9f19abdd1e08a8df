package tenure.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import tenure.contract.Field;
import tenure.silver.SubscriptionLines;

/** Since when an account pays without a gap, and how often it came back. */
final class PayingPeriods {
  static final Field PAYING_SINCE_DATE =
      Field.day(
          "paying_since_date",
          "The first day of the last period of paid service without a gap, up to as_of_date.");
  static final Field SERVICE_SINCE_DATE =
      Field.day("service_since_date", "The first day of service ever, trials included.");
  static final Field SERVICE_END_DATE =
      Field.day(
          "service_end_date",
          "The first day without service, trials included; null while any line is served or does not say.");
  static final Field PAYING_PERIODS =
      Field.count("paying_periods", "Periods of paid service, separated by gaps, so far.");
  static final Field CONTRACT_END_DATE =
      Field.day(
          "contract_end_date",
          "The next end of a contract term that is longer than the renewal window.");

  /** Whether any line is served on the day: paid, tried or free. */
  static final Column IS_SERVED = col("is_served");

  private static final Column IS_PAID = col("is_paid");
  private static final Column FOREVER = lit(LocalDate.of(9999, 12, 31));

  private PayingPeriods() {}

  /** One row per account with a line that had started by asOf; who only tried never paid. */
  static Dataset<Row> from(Dataset<Row> lines, int renewalDays, LocalDate asOf) {
    Column start =
        greatest(
            SubscriptionLines.SERVICE_START_DATE.col(), SubscriptionLines.TRIAL_END_DATE.col());
    Column end = coalesce(SubscriptionLines.SERVICE_END_DATE.col(), FOREVER);
    Column before =
        max(end)
            .over(
                Window.partitionBy(SubscriptionLines.ACCOUNT_ID.col(), IS_PAID)
                    .orderBy(start)
                    .rowsBetween(Window.unboundedPreceding(), -1));
    Column isPaid = coalesce(paid().and(start.lt(end)).and(start.leq(lit(asOf))), lit(false));
    Column opens = IS_PAID.and(before.isNull().or(start.gt(before)));
    Column served = SubscriptionLines.SERVICE_START_DATE.col();
    return lines
        .where(least(served, start).leq(lit(asOf)))
        .where(SubscriptionLines.STATUS.col().notEqual("incomplete"))
        .withColumn(IS_PAID.toString(), isPaid)
        .withColumn("opens", opens)
        .groupBy(SubscriptionLines.ACCOUNT_ID.col())
        .agg(
            max(when(col("opens"), start)).as(PAYING_SINCE_DATE.name()),
            sum(when(col("opens"), 1L)).as(PAYING_PERIODS.name()),
            min(served).as(SERVICE_SINCE_DATE.name()),
            when(max(end).leq(lit(asOf)), max(end)).as(SERVICE_END_DATE.name()),
            max(isServed(end, asOf)).as(IS_SERVED.toString()),
            min(when(IS_PAID.and(end.gt(lit(asOf))), contractEnd(renewalDays, asOf)))
                .as(CONTRACT_END_DATE.name()));
  }

  /** Recurring lines with a price; a cancelled line counts for the time it was served. */
  private static Column paid() {
    Column recurs =
        SubscriptionLines.CHARGE_KIND.col().isin("licence", "seats", "committed_minimum");
    Column served = SubscriptionLines.STATUS.col().isin("active", "past_due", "paused");
    Column ended =
        SubscriptionLines.STATUS
            .col()
            .isin("cancelled", "expired")
            .and(SubscriptionLines.SERVICE_END_DATE.col().isNotNull());
    Column priced = coalesce(SubscriptionLines.AMOUNT.col().gt(0), lit(true));
    return recurs.and(served.or(ended)).and(priced);
  }

  /** What a source calls over without a day is over. */
  private static Column isServed(Column end, LocalDate asOf) {
    Column isOver =
        SubscriptionLines.STATUS
            .col()
            .isin("cancelled", "expired")
            .and(SubscriptionLines.SERVICE_END_DATE.col().isNull());
    return end.gt(lit(asOf)).and(not(isOver));
  }

  private static Column contractEnd(int renewalDays, LocalDate asOf) {
    Column termEnd = SubscriptionLines.TERM_END_DATE.col();
    Column length = datediff(termEnd, SubscriptionLines.TERM_START_DATE.col());
    Column isLong = coalesce(length.gt(renewalDays), lit(true));
    return when(termEnd.geq(lit(asOf)).and(isLong), termEnd);
  }
}
