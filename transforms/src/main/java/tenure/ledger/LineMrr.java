package tenure.ledger;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_diff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static tenure.silver.SubscriptionLines.AMOUNT;
import static tenure.silver.SubscriptionLines.DISCOUNT_AMOUNT;
import static tenure.silver.SubscriptionLines.DISCOUNT_DURATION;
import static tenure.silver.SubscriptionLines.DISCOUNT_END_DATE;
import static tenure.silver.SubscriptionLines.DISCOUNT_SHARE;
import static tenure.silver.SubscriptionLines.DISCOUNT_START_DATE;
import static tenure.silver.SubscriptionLines.INTERVAL_COUNT;
import static tenure.silver.SubscriptionLines.INTERVAL_UNIT;
import static tenure.silver.SubscriptionLines.QUANTITY;
import static tenure.silver.SubscriptionLines.SERVICE_END_DATE;
import static tenure.silver.SubscriptionLines.SERVICE_START_DATE;
import static tenure.silver.SubscriptionLines.STATUS;
import static tenure.silver.SubscriptionLines.TERM_END_DATE;
import static tenure.silver.SubscriptionLines.TERM_START_DATE;
import static tenure.silver.SubscriptionLines.UNIT_PRICE;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;

/**
 * What one line pays in a month, in its own currency, as columns over the subscription lines. Every
 * step keeps at least twelve decimals; the result is rounded half up once, to eight.
 */
final class LineMrr {
  private static final Column PER_MONTH = col("_per_month");
  private static final Column LIST = col("_list_per_month");
  private static final Column REDUCED = col("_reduced_per_month");

  private LineMrr() {}

  /** The lines with what {@link #list} and {@link #net} read: once per line, not once per month. */
  static Dataset<Row> priced(Dataset<Row> lines, LedgerPolicy policy) {
    return lines
        .withColumn(PER_MONTH.toString(), factors(policy))
        .withColumn(LIST.toString(), perMonth(amount()))
        .withColumn(REDUCED.toString(), Money.precise(reduced()))
        .withColumn(LIST.toString(), Money.precise(LIST))
        .drop(PER_MONTH);
  }

  /** Before discounts (rule 1.3); null where neither an amount nor a unit price is known. */
  static Column list() {
    return LIST;
  }

  /** After the recurring discounts in force on a day (rule 1.7). */
  static Column net(Column day, LedgerPolicy policy) {
    return when(isDiscounted(day, policy), REDUCED).otherwise(LIST);
  }

  /** With every discount of the line taken off, which never turns an amount negative. */
  private static Column reduced() {
    Column off = perMonth(DISCOUNT_AMOUNT.col().cast("decimal(22,8)"));
    Column share = coalesce(DISCOUNT_SHARE.col(), lit(0)).cast("decimal(9,8)");
    Column kept = lit(1).cast("decimal(9,8)").minus(share);
    Column reduced = LIST.multiply(kept).minus(coalesce(off, Money.zero()));
    return when(LIST.geq(0), greatest(reduced, Money.zero())).otherwise(reduced);
  }

  private static Column isDiscounted(Column day, LedgerPolicy policy) {
    Object[] counted =
        policy.countedDiscounts().stream().map(LedgerPolicy.Duration::word).sorted().toArray();
    Column isCounted = coalesce(DISCOUNT_DURATION.col(), lit("forever")).isin(counted);
    Column hasBegun = DISCOUNT_START_DATE.col().isNull().or(DISCOUNT_START_DATE.col().leq(day));
    Column lasts = DISCOUNT_END_DATE.col().isNull().or(DISCOUNT_END_DATE.col().gt(day));
    return isCounted.and(hasBegun).and(lasts);
  }

  private static Column amount() {
    Column product =
        QUANTITY.col().cast("decimal(20,8)").multiply(UNIT_PRICE.col().cast("decimal(16,8)"));
    return coalesce(AMOUNT.col().cast("decimal(22,8)"), product.cast("decimal(22,8)"));
  }

  private static Column perMonth(Column amount) {
    Column factor = PER_MONTH.getField("factor");
    Column divisor = PER_MONTH.getField("divisor");
    return amount.multiply(factor).divide(divisor).cast("decimal(26,12)");
  }

  /** What turns the amount of an interval into that of a month: a factor and a divisor (1.3). */
  private static Column factors(LedgerPolicy policy) {
    Column count = coalesce(INTERVAL_COUNT.col(), lit(1));
    Column wholeMonths = wholeMonths(policy);
    Column days = date_diff(contractEnd(), contractStart());
    Column unit = INTERVAL_UNIT.col();
    Column factor =
        when(unit.equalTo("day"), lit(policy.counting().daysPerYear()))
            .when(unit.equalTo("week"), lit(policy.counting().weeksPerYear()))
            .when(
                unit.equalTo("term").and(wholeMonths.isNull()),
                lit(policy.counting().daysPerYear()))
            .otherwise(lit(1));
    Column divisor =
        when(unit.equalTo("month"), count)
            .when(unit.equalTo("term").and(wholeMonths.isNotNull()), wholeMonths)
            .when(unit.equalTo("term"), days.multiply(12))
            .otherwise(count.multiply(12));
    return struct(
        factor.cast("decimal(3,0)").as("factor"),
        when(divisor.gt(0), divisor).cast("decimal(10,0)").as("divisor"));
  }

  /** The months of a term, where it is within the snap days of whole ones (rules 1.3, 1.14). */
  private static Column wholeMonths(LedgerPolicy policy) {
    Column nearest = round(months_between(contractEnd(), contractStart())).cast("int");
    Column miss = date_diff(contractEnd(), add_months(contractStart(), nearest));
    return when(nearest.geq(1).and(miss.between(-policy.snapDays(), policy.snapDays())), nearest);
  }

  private static Column contractStart() {
    return coalesce(SERVICE_START_DATE.col(), TERM_START_DATE.col());
  }

  /** A line cut short was sold for its term, not for the part of it that was served. */
  private static Column contractEnd() {
    return when(
            STATUS.col().equalTo("cancelled"),
            coalesce(TERM_END_DATE.col(), SERVICE_END_DATE.col()))
        .otherwise(coalesce(SERVICE_END_DATE.col(), TERM_END_DATE.col()));
  }
}
