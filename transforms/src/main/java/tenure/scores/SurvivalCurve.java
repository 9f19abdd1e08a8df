package tenure.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.product;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Kaplan\u2013Meier\u2019s estimate of who is still there, with Greenwood\u2019s interval (rules
 * 2.12 and 2.13).
 */
final class SurvivalCurve {
  static final Column MONTH = col("months_since_start");
  static final Column AT_RISK = col("at_risk_accounts");
  static final Column CHURNED = col("churned_accounts");
  static final Column SURVIVAL = col("survival_share");
  static final Column LOW = col("survival_low_share");
  static final Column HIGH = col("survival_high_share");
  static final Column MEDIAN = col("median_lifetime_months");
  static final Column LIFETIME = col("expected_lifetime_months");

  /** The standard deviations on either side that hold 95 % of a normal distribution. */
  private static final double WITHIN_95_PERCENT = 1.959963984540054;

  private static final int YEAR = 12;
  private static final Column SPREAD = col("_spread");

  private SurvivalCurve() {}

  /**
   * The counts with the curve beside them, and with what is read off it in each of its rows.
   *
   * @param counts one row per group and month since the start, with those at risk and those of them
   *     who churned; none left out where the expected lifetime is asked for, else only such in
   *     which nobody churned
   * @param discountRate by how much a year makes money worth less
   */
  static Dataset<Row> from(Dataset<Row> counts, double discountRate, Column... group) {
    WindowSpec all = Window.partitionBy(group);
    WindowSpec soFar = all.orderBy(MONTH).rowsBetween(Window.unboundedPreceding(), 0);
    Column left = AT_RISK.minus(CHURNED);
    Column step = left.cast("double").divide(AT_RISK);
    // Where nobody is left the variance has no estimate, and from there on none.
    Column variance = CHURNED.cast("double").divide(AT_RISK.multiply(left).cast("double"));
    Column isKnown = min(left).over(soFar).gt(0);
    Column margin = SPREAD.multiply(SURVIVAL).multiply(WITHIN_95_PERCENT);
    Column worth = pow(lit(1 + discountRate), MONTH.cast("double").divide(-YEAR));
    return counts
        .withColumns(
            Map.of(
                SURVIVAL.toString(), product(step).over(soFar),
                SPREAD.toString(),
                    when(isKnown, sqrt(sum(when(left.gt(0), variance)).over(soFar)))))
        .withColumns(
            Map.of(
                LOW.toString(), greatest(lit(0.0), SURVIVAL.minus(margin)),
                HIGH.toString(), least(lit(1.0), SURVIVAL.plus(margin)),
                MEDIAN.toString(), min(when(SURVIVAL.leq(0.5), MONTH)).over(all),
                LIFETIME.toString(), sum(SURVIVAL.multiply(worth)).over(all)))
        .withColumns(
            Map.of(
                LOW.toString(), when(SPREAD.isNotNull(), LOW),
                HIGH.toString(), when(SPREAD.isNotNull(), HIGH)))
        .drop(SPREAD.toString());
  }
}
