package tenure.bronze;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Staging;
import tenure.silver.SubscriptionLines;

/**
 * The discounts of a line: those of its item and those of its whole subscription. Shares apply one
 * after the other; an amount off the subscription is spread over its items in proportion to their
 * list amounts, to the cent. Where several discounts last differently, those granted forever count,
 * else the first.
 */
final class LineDiscounts {
  static final String EXACT = "decimal(28,8)";
  static final String PERCENT = "percent";
  static final String AMOUNT = "amount";

  private static final String ALL = "_discounts";
  private static final String FOREVER = "_discounts_forever";
  private static final String COUNTING = "_discounts_counting";

  private LineDiscounts() {}

  /**
   * One discount.
   *
   * @param percent percent off, else null
   * @param amount the amount off in major units, else null
   * @param duration forever, once or repeating
   * @param start its first day; null means from the start
   * @param end the first day without it; null means it lasts
   * @param isOfItem whether it is off this item alone
   */
  static Column discount(
      Column percent, Column amount, Column duration, Column start, Column end, Column isOfItem) {
    return struct(
        percent.try_cast(EXACT).as(PERCENT),
        amount.try_cast(EXACT).as(AMOUNT),
        duration.cast("string").as("duration"),
        start.cast("date").as("start"),
        end.cast("date").as("end"),
        coalesce(isOfItem, lit(false)).as("is_of_item"));
  }

  /** The lines with all their discounts and those that count. */
  static Dataset<Row> counted(Dataset<Row> lines, Column discounts) {
    Column forever = filter(col(ALL), d -> d.getField("duration").equalTo("forever"));
    return lines
        .withColumn(ALL, discounts)
        .withColumn(FOREVER, forever)
        .withColumn(
            COUNTING,
            when(size(col(FOREVER)).gt(0), col(FOREVER)).otherwise(slice(col(ALL), 1, 1)));
  }

  /** All discounts of the line. */
  static Column all() {
    return col(ALL);
  }

  /**
   * Sets the columns of the discount.
   *
   * @param amounts the list amounts of all items of the subscription, in order
   * @param place the place of the line's item among them, from 0
   */
  static void set(Staging staging, Column amounts, Column place) {
    Column first = element_at(when(size(col(COUNTING)).gt(0), col(COUNTING)), 1);
    staging
        .set(SubscriptionLines.DISCOUNT_SHARE, share(col(COUNTING)))
        .set(SubscriptionLines.DISCOUNT_AMOUNT, amount(col(COUNTING), amounts, place))
        .set(SubscriptionLines.DISCOUNT_START_DATE, first.getField("start"))
        .set(SubscriptionLines.DISCOUNT_END_DATE, first.getField("end"))
        .set(SubscriptionLines.DISCOUNT_DURATION, first.getField("duration"));
  }

  /** Shares one after the other: 10 % and then 20 % leave 72 %. */
  private static Column share(Column discounts) {
    Column shares = filter(discounts, d -> d.getField(PERCENT).isNotNull());
    Column hundredth = lit(new BigDecimal("0.01")).cast("decimal(3,2)");
    Column left =
        aggregate(
            shares,
            lit(BigDecimal.ONE).cast(EXACT),
            (rest, d) ->
                rest.multiply(lit(1).minus(d.getField(PERCENT).multiply(hundredth))).cast(EXACT));
    return when(size(shares).gt(0), lit(1).minus(left).cast(EXACT));
  }

  private static Column amount(Column discounts, Column amounts, Column place) {
    Column off = filter(discounts, d -> d.getField(AMOUNT).isNotNull());
    Column ofItem = sum(filter(off, d -> d.getField("is_of_item")));
    Column ofSubscription = sum(filter(off, d -> d.getField("is_of_item").equalTo(false)));
    Column before = total(slice(amounts, lit(1), place));
    Column upTo = total(slice(amounts, lit(1), place.plus(1)));
    Column all = total(amounts);
    Column most = least(ofSubscription, all);
    // Differences of rounded running sums: the parts always add up to the whole.
    Column part = portion(most, upTo, all).minus(portion(most, before, all));
    Column sum = round(ofItem, 2).plus(coalesce(part, lit(0)));
    return when(size(off).gt(0), sum.cast("decimal(18,2)"));
  }

  private static Column portion(Column off, Column upTo, Column all) {
    return round(try_divide(off.multiply(upTo).cast("decimal(30,10)"), all), 2);
  }

  private static Column sum(Column discounts) {
    return total(org.apache.spark.sql.functions.transform(discounts, d -> d.getField(AMOUNT)));
  }

  private static Column total(Column amounts) {
    return aggregate(
        amounts, lit(0).cast(EXACT), (sum, a) -> sum.plus(coalesce(a, lit(0))).cast(EXACT));
  }
}
