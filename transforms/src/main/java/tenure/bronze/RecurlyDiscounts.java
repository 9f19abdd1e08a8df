package tenure.bronze;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Staging;
import tenure.contract.Table;

/** The discounts of a line of Recurly: the coupons that its account redeemed. */
final class RecurlyDiscounts {
  private static final String REDEMPTIONS = "_redemptions";
  private static final int DAYS_OF_WEEK = 7;
  private static final int MONTHS_OF_YEAR = 12;

  private RecurlyDiscounts() {}

  /** The lines with their discounts: those in force, else those that were, which the past keeps. */
  static Dataset<Row> counted(Dataset<Row> lines, Function<Table, Dataset<Row>> delivered) {
    Dataset<Row> beside = RecurlyCouponRedemptions.beside(lines, REDEMPTIONS, delivered);
    Column own = filter(col(REDEMPTIONS), RecurlyDiscounts::isOfLine);
    Column active = filter(own, r -> r.getField("state").equalTo("active"));
    Column past = filter(own, r -> r.getField("removed").isNotNull());
    Column inForce = when(exists(own, r -> r.getField("state").equalTo("active")), active);
    return LineDiscounts.counted(
        beside, transform(coalesce(inForce, past), RecurlyDiscounts::discount));
  }

  /** Sets the columns of the discount. */
  static void set(Staging staging) {
    LineDiscounts.set(staging, col(RecurlyItems.AMOUNTS), col(RecurlyItems.PLACE));
  }

  private static Column isOfLine(Column redemption) {
    Column subscription = redemption.getField("subscription_id");
    Column coupon = redemption.getField("coupon");
    Column isOfPlan =
        exists(coupon.getField("plans"), p -> p.getField("id").equalTo(Recurly.idOf("plan")));
    Column isLimited =
        coalesce(coupon.getField("applies_to_all_plans").equalTo("false"), lit(false));
    return subscription
        .isNull()
        .or(subscription.equalTo(Recurly.ID.col()))
        .and(when(isLimited, coalesce(isOfPlan, lit(false))).otherwise(true));
  }

  private static Column discount(Column redemption) {
    Column coupon = redemption.getField("coupon");
    Column said = coupon.getField("discount");
    Column landed = redemption.getField("landed");
    Column percent = try_element_at(filter(landed, d -> d.getField("percent").isNotNull()), lit(1));
    Column until = until(redemption.getField("start"), coupon);
    return LineDiscounts.discount(
        coalesce(said.getField("percent"), percent.getField("percent")),
        coalesce(ofCurrency(said.getField("currencies")), ofCurrency(landed)),
        duration(coupon.getField("duration")),
        redemption.getField("start"),
        least(until, redemption.getField("removed")),
        lit(false));
  }

  /** An amount off is given in each currency; in others the coupon takes nothing off. */
  private static Column ofCurrency(Column amounts) {
    Column own =
        filter(
            amounts,
            a ->
                a.getField("currency")
                    .equalTo(Recurly.currency())
                    .and(a.getField("amount").isNotNull()));
    return try_element_at(own, lit(1)).getField("amount");
  }

  private static Column duration(Column word) {
    return when(word.equalTo("single_use"), "once")
        .when(word.equalTo("temporal"), "repeating")
        .when(word.equalTo("forever"), "forever");
  }

  private static Column until(Column start, Column coupon) {
    Column count = coupon.getField("temporal_amount").try_cast("int");
    Column unit = coupon.getField("temporal_unit");
    return when(unit.equalTo("day"), date_add(start, count))
        .when(unit.equalTo("week"), date_add(start, count.multiply(DAYS_OF_WEEK)))
        .when(unit.equalTo("month"), add_months(start, count))
        .when(unit.equalTo("year"), add_months(start, count.multiply(MONTHS_OF_YEAR)));
  }
}
