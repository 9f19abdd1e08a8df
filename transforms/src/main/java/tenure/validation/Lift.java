package tenure.validation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;

/**
 * How much more is lost in the riskiest tenth of each month end than in the whole. Of equals at its
 * edge each counts with the part of it that has room.
 */
final class Lift {
  private static final Column IN_WORST = col(Placements.IN_WORST);
  private static final Column ARR = Predictions.ARR.col();
  private static final Column LOST = Predictions.IS_LOST.col();

  private Lift() {}

  static Map<String, Column> perRow() {
    Map<String, Column> parts = new LinkedHashMap<>();
    parts.put("worst", IN_WORST);
    parts.put("worst_lost", IN_WORST.multiply(Placements.lost()));
    parts.put("worst_arr", part(ARR));
    parts.put("worst_lost_arr", when(LOST, part(ARR)));
    parts.put("all_arr", ARR);
    parts.put("all_lost_arr", when(LOST, ARR));
    return parts;
  }

  /** The amount of a part of a customer: exact, since the part is made a decimal first. */
  private static Column part(Column amount) {
    return amount.multiply(IN_WORST.cast("decimal(9,8)")).cast(Predictions.ARR.type());
  }

  static Map<String, Column> rates() {
    Column rate = try_divide(col("worst_lost"), col("worst"));
    Column arrRate = share(col("worst_lost_arr"), col("worst_arr"));
    Column all = try_divide(Evaluation.LOSSES.col(), Evaluation.JUDGEMENTS.col());
    Column allArr = share(col("all_lost_arr"), col("all_arr"));
    return Map.of(
        Evaluation.LIFT.name(), try_divide(rate, all),
        Evaluation.LIFT_BY_ARR.name(), try_divide(arrRate, allArr));
  }

  private static Column share(Column part, Column whole) {
    return try_divide(org.apache.spark.sql.functions.coalesce(part, lit(0)), whole).cast("double");
  }
}
