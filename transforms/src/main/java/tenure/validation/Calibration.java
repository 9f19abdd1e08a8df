package tenure.validation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;

/** Whether a probability of so many percent comes true so often, over the rows that claim one. */
final class Calibration {
  private static final Column EXPECTED = Predictions.EXPECTED.col();
  private static final Column BASE = Predictions.BASE.col();
  private static final Column CAME = Placements.lost();

  private Calibration() {}

  static Map<String, Column> perRow() {
    Map<String, Column> sums = new LinkedHashMap<>();
    Column claimed = when(EXPECTED.isNotNull(), lit(1.0));
    sums.put("claims", claimed);
    sums.put("expected", EXPECTED);
    sums.put("came", claimed.multiply(CAME));
    sums.put("expected_square", EXPECTED.multiply(EXPECTED));
    sums.put("expected_came", EXPECTED.multiply(CAME));
    sums.put("error", square(EXPECTED.minus(CAME)));
    sums.put("base_claims", when(BASE.isNotNull(), lit(1.0)));
    sums.put("base_error", square(BASE.minus(CAME)));
    return sums;
  }

  private static Column square(Column value) {
    return value.multiply(value);
  }

  static Map<String, Column> rates() {
    Column n = col("claims");
    Column covariance = product(n, "expected_came").minus(product(col("expected"), "came"));
    Column variance = product(n, "expected_square").minus(product(col("expected"), "expected"));
    // Of one and the same expectation for all, what rounding leaves is no spread.
    Column spread = when(variance.gt(lit(1e-9).multiply(n).multiply(n)), variance);
    return Map.of(
        Evaluation.BRIER.name(), try_divide(col("error"), n),
        Evaluation.BRIER_BASE.name(), try_divide(col("base_error"), col("base_claims")),
        Evaluation.EXPECTED_RATE.name(), try_divide(col("expected"), n),
        Evaluation.CALIBRATION_SLOPE.name(), try_divide(covariance, spread));
  }

  private static Column product(Column one, String other) {
    return one.multiply(col(other));
  }
}
