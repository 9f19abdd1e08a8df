package tenure.forecast;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.scores.RenewalPolicy;

/**
 * How wrong an outlook may be: in each future drawn, all renewals of one outlook share the same
 * probability, drawn from the beta distribution that so many ended terms leave possible. It is the
 * a-th smallest of N − 1 even numbers, where a ÷ N is what is expected.
 */
final class ForecastShocks {
  static final Column OUTLOOK = col("_outlook");
  static final Column YEARLY = col("_yearly");
  static final Column TERMS = col("_terms");
  static final Column DRAW = col("_draw");

  /** Per draw the yearly probability by outlook. */
  static final Column BY_OUTLOOK = col("_by_outlook");

  private static final Column WEIGHT = col("_weight");
  private static final Column PLACE = col("_place");

  private ForecastShocks() {}

  /**
   * One row per draw.
   *
   * @param terms rows with {@link #OUTLOOK}, {@link #YEARLY} and {@link #TERMS}
   */
  static Dataset<Row> from(
      Dataset<Row> terms, ForecastPolicy policy, RenewalPolicy.History history) {
    Column weight =
        least(TERMS.plus(history.tableTerms()), lit((long) history.mostTerms())).cast("int");
    Column place = round(YEARLY.multiply(WEIGHT)).cast("int");
    Column numbers =
        transform(
            sequence(lit(1), WEIGHT.minus(1)),
            i -> Lot.number(lit(policy.seed()), OUTLOOK, DRAW, i));
    Column drawn = element_at(array_sort(numbers), PLACE);
    Column centred = drawn.plus(YEARLY).minus(PLACE.divide(WEIGHT));
    Column isCertain = YEARLY.leq(0.0).or(YEARLY.geq(1.0));
    Column likely = when(isCertain, YEARLY).otherwise(greatest(least(centred, lit(1.0)), lit(0.0)));
    return terms
        .select(OUTLOOK, YEARLY, TERMS)
        .distinct()
        .withColumn(WEIGHT.toString(), weight)
        .withColumn(PLACE.toString(), greatest(least(place, WEIGHT.minus(1)), lit(1)))
        .withColumn(DRAW.toString(), explode(sequence(lit(1), lit(policy.draws()))))
        .withColumns(Map.of("_likely", likely))
        .groupBy(DRAW)
        .agg(
            map_from_entries(collect_list(struct(OUTLOOK, col("_likely"))))
                .as(BY_OUTLOOK.toString()));
  }
}
