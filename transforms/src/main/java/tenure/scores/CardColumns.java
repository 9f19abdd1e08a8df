package tenure.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * The names of one card's columns, and what is made of them for each measure.
 *
 * <p>A component's points are shared out so that each measure has at least what its own level
 * earns, or its part of that where the component earned less; what is left over goes to the
 * measures in proportion to the room they have. So parts add up and none exceeds its maximum.
 */
record CardColumns(Scorecard card) {
  /** The points of a measure as they count in the score. */
  Column contribution(Basis basis, Component component, MeasureRule rule) {
    return part(basis, component, rule).multiply(scale(basis));
  }

  /** The measure's share of its component, all that apply adding to 1. */
  Column mine(Basis basis, Component component, MeasureRule rule) {
    Column share = lit(rule.share()).divide(col(share(basis, component)));
    return when(basis.applies(rule.measure()), share).otherwise(0.0);
  }

  /** What makes the weights that apply add to 100. */
  Column scale(Basis basis) {
    Column total = col(total(basis));
    return when(total.gt(0), lit(100).divide(total)).otherwise(0.0);
  }

  /** One measure's part of its component's points. */
  Column part(Basis basis, Component component, MeasureRule rule) {
    Column mine = mine(basis, component, rule);
    Column level = col(level(basis, rule.measure()));
    Column reached = col(reached(basis, component));
    Column points = col(points(basis, component));
    Column earned = reached.multiply(component.weight());
    Column less = try_divide(points.multiply(mine).multiply(level), reached);
    Column room = try_divide(mine.multiply(lit(1.0).minus(level)), lit(1.0).minus(reached));
    Column more =
        mine.multiply(level).multiply(component.weight()).plus(points.minus(earned).multiply(room));
    return when(points.leq(0).or(mine.leq(0)), 0.0).when(points.leq(earned), less).otherwise(more);
  }

  String level(Basis basis, Measure measure) {
    return card.name() + "_level_" + basis + "_" + measure.id();
  }

  String share(Basis basis, Component component) {
    return card.name() + "_share_" + basis.scope() + "_" + component.name();
  }

  String reached(Basis basis, Component component) {
    return card.name() + "_reached_" + basis + "_" + component.name();
  }

  String points(Basis basis, Component component) {
    return card.name() + "_points_" + basis + "_" + component.name();
  }

  String total(Basis basis) {
    return card.name() + "_total_" + basis.scope();
  }
}
