package tenure.validation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import tenure.contract.Field;
import tenure.validation.Placements.Basis;

/**
 * The area under the curve and its interval by DeLong, from places: month ends are joined by the
 * weight of their pairs, and a customer's places at all of them are one cluster (Obuchowski).
 */
final class Area {
  /** The quantile of the normal distribution that leaves 2.5 % on either side. */
  private static final double Z = 1.959963984540054;

  private static final Column LOST = Predictions.IS_LOST.col();

  private Area() {}

  /** A customer's parts: what it weighs, what it won, and how far its places lie off the area. */
  static List<Column> perAccount() {
    List<Column> columns = new ArrayList<>();
    for (Basis basis : Basis.values()) {
      Column pairs = col(basis.of(Placements.PAIRS));
      Column place = col(basis.of(Placements.PLACE));
      Column weight = pairs.multiply(col(basis.of(Placements.WEIGHT)));
      Column apart = weight.multiply(place.minus(col(basis.of(Placements.AREA))));
      Column counts = pairs.gt(0);
      columns.add(sum(when(LOST, weight)).as(basis.of("whole")));
      columns.add(sum(when(LOST, weight.multiply(place))).as(basis.of("won")));
      columns.add(sum(when(LOST.and(counts), apart)).as(basis.of("apart_lost")));
      columns.add(sum(when(not(LOST).and(counts), apart)).as(basis.of("apart_kept")));
    }
    return columns;
  }

  static List<Column> perGroup() {
    List<Column> columns = new ArrayList<>();
    for (Basis basis : Basis.values()) {
      Column lost = col(basis.of("apart_lost"));
      Column kept = col(basis.of("apart_kept"));
      columns.add(sum(basis.of("whole")).as(basis.of("whole")));
      columns.add(sum(basis.of("won")).as(basis.of("won")));
      columns.add(variance(lost, kept).as(basis.of("variance")));
    }
    return columns;
  }

  /** The variances of both groups and, where customers are in both, twice their covariance. */
  private static Column variance(Column lost, Column kept) {
    Column both = when(lost.isNotNull().and(kept.isNotNull()), lost.multiply(kept));
    Column customers = count(coalesce(lost, kept));
    return unbiased(sum(lost.multiply(lost)), count(lost))
        .plus(unbiased(sum(kept.multiply(kept)), count(kept)))
        .plus(coalesce(unbiased(sum(both), customers), lit(0.0)).multiply(2));
  }

  private static Column unbiased(Column squares, Column clusters) {
    return try_divide(squares.multiply(clusters), clusters.minus(1));
  }

  static Map<String, Column> rates() {
    Map<String, Column> columns = new LinkedHashMap<>();
    put(columns, Basis.LOGOS, Evaluation.AUC, Evaluation.AUC_LOW, Evaluation.AUC_HIGH);
    put(
        columns,
        Basis.ARR,
        Evaluation.AUC_BY_ARR,
        Evaluation.AUC_BY_ARR_LOW,
        Evaluation.AUC_BY_ARR_HIGH);
    return columns;
  }

  private static void put(
      Map<String, Column> columns, Basis basis, Field auc, Field low, Field high) {
    Column area = area(basis);
    columns.put(auc.name(), within(area));
    columns.put(low.name(), within(area.minus(half(basis))));
    columns.put(high.name(), within(area.plus(half(basis))));
  }

  private static Column area(Basis basis) {
    return try_divide(col(basis.of("won")), col(basis.of("whole")));
  }

  /** Without a variance there is no interval; greatest would make a zero of it. */
  private static Column half(Basis basis) {
    Column variance = col(basis.of("variance"));
    Column error = sqrt(greatest(variance, lit(0.0)));
    return when(variance.isNotNull(), try_divide(error, col(basis.of("whole"))).multiply(Z));
  }

  /**
   * The difference of two areas over the same pairs, and its interval, of places that count twice
   * for one judge and twice less for the other: what both say alike of a customer cancels out.
   */
  static Map<String, Column> difference(String change, String low, String high) {
    Column difference = area(Basis.LOGOS);
    return Map.of(
        change, difference,
        low, difference.minus(half(Basis.LOGOS)),
        high, difference.plus(half(Basis.LOGOS)));
  }

  /** Between 0 and 1; null stays null, which least and greatest would not keep. */
  private static Column within(Column share) {
    return when(share.isNotNull(), least(greatest(share, lit(0.0)), lit(1.0)));
  }
}
