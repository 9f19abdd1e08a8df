package tenure.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Scorecards as columns over the evidence: levels, then points of components, then one struct per
 * measure.
 *
 * <p>A component's points are shared out so that each measure has at least what its own level
 * earns, or its part of that where the component earned less; what is left over goes to the
 * measures in proportion to the room they have. So parts add up and none exceeds its maximum.
 */
final class Judgement {
  /** The array of the account's judged measures. */
  static final String ROWS = "judged_measures";

  private static final String VALUE = "v";
  private static final String PROVEN = "p";

  private Judgement() {}

  static Dataset<Row> of(Dataset<Row> known, HealthPolicy policy) {
    Dataset<Row> rows = known;
    Column judged = null;
    for (int i = policy.scorecards().size() - 1; i >= 0; i--) {
      Scorecard card = policy.scorecards().get(i);
      rows = withComponents(withLevels(rows, card), card);
      Column mine = measures(card);
      judged = judged == null ? mine : when(card.audience().includes(), mine).otherwise(judged);
    }
    return rows.withColumn(ROWS, judged);
  }

  private static Dataset<Row> withLevels(Dataset<Row> rows, Scorecard card) {
    Map<String, Column> levels = new LinkedHashMap<>();
    card.rules()
        .forEach(
            rule -> {
              String id = rule.measure().id();
              levels.put(level(card, VALUE, rule.measure()), rule.level(col(Evidence.VALUE + id)));
              levels.put(
                  level(card, PROVEN, rule.measure()), rule.level(col(Evidence.PROVEN + id)));
            });
    return rows.withColumns(levels);
  }

  private static Dataset<Row> withComponents(Dataset<Row> rows, Scorecard card) {
    Map<String, Column> shares = new LinkedHashMap<>();
    Map<String, Column> reached = new LinkedHashMap<>();
    Map<String, Column> points = new LinkedHashMap<>();
    Column total = lit(0.0);
    for (Component component : card.components()) {
      Column share =
          sum(component, rule -> when(applies(rule.measure()), rule.share()).otherwise(0.0));
      shares.put(share(card, component), share);
      total = total.plus(when(share.gt(0), component.weight()).otherwise(0.0));
      for (String basis : List.of(VALUE, PROVEN)) {
        Function<Measure, Column> level = m -> col(level(card, basis, m));
        Column mean =
            sum(
                component,
                r ->
                    when(applies(r.measure()), level.apply(r.measure()).multiply(r.share()))
                        .otherwise(0.0));
        Column applicable = col(share(card, component));
        reached.put(
            reached(card, basis, component),
            when(applicable.gt(0), mean.divide(applicable)).otherwise(0.0));
        points.put(
            points(card, basis, component),
            component.points(level, Judgement::applies, col(reached(card, basis, component))));
      }
    }
    shares.put(total(card), total);
    return rows.withColumns(shares).withColumns(reached).withColumns(points);
  }

  private static Column sum(Component component, Function<MeasureRule, Column> part) {
    return component.measures().stream().map(part).reduce(lit(0.0), Column::plus);
  }

  private static Column measures(Scorecard card) {
    List<Column> rows = new ArrayList<>();
    for (Component component : card.components()) {
      for (MeasureRule rule : component.measures()) {
        rows.add(row(card, component, rule));
      }
    }
    return array(rows.toArray(Column[]::new));
  }

  private static Column row(Scorecard card, Component component, MeasureRule rule) {
    String id = rule.measure().id();
    Column mine =
        when(applies(rule.measure()), lit(rule.share()).divide(col(share(card, component))))
            .otherwise(0.0);
    Column scale = when(col(total(card)).gt(0), lit(100).divide(col(total(card)))).otherwise(0.0);
    Column points = part(card, VALUE, component, rule, mine);
    return struct(
        lit(id).as(HealthMeasures.MEASURE.name()),
        lit(component.name()).as(HealthMeasures.COMPONENT.name()),
        lit(card.name()).as(HealthMeasures.SCORECARD.name()),
        lit(card.version()).as(HealthMeasures.SCORECARD_VERSION.name()),
        col(Evidence.MISSING + id).as(HealthMeasures.MISSING_KIND.name()),
        col(Evidence.VALUE + id).as(HealthMeasures.VALUE.name()),
        col(level(card, VALUE, rule.measure())).as(HealthMeasures.LEVEL.name()),
        points.as(HealthMeasures.POINTS.name()),
        mine.multiply(component.weight()).as(HealthMeasures.MAX_POINTS.name()),
        mine.multiply(component.weight()).multiply(scale).as(HealthMeasures.WEIGHT.name()),
        points.multiply(scale).as(HealthMeasures.CONTRIBUTION.name()),
        part(card, PROVEN, component, rule, mine)
            .multiply(scale)
            .as(HealthMeasures.PROVEN_CONTRIBUTION.name()),
        col(Evidence.FRESHNESS + id).as(HealthMeasures.FRESHNESS_DAYS.name()),
        col(Evidence.LAST + id).as(HealthMeasures.LAST_VALUE.name()),
        col(Evidence.MEDIAN + id).as(HealthMeasures.SEGMENT_MEDIAN.name()),
        col(Evidence.SINCE + id).as(HealthMeasures.OBSERVED_DATE.name()),
        col(Evidence.LAST_DATE + id).as(HealthMeasures.LAST_OBSERVED_DATE.name()));
  }

  /** One measure's part of its component's points; {@code mine} is its share, all adding to 1. */
  private static Column part(
      Scorecard card, String basis, Component component, MeasureRule rule, Column mine) {
    Column level = col(level(card, basis, rule.measure()));
    Column reached = col(reached(card, basis, component));
    Column points = col(points(card, basis, component));
    Column earned = reached.multiply(component.weight());
    Column less = try_divide(points.multiply(mine).multiply(level), reached);
    Column room = try_divide(mine.multiply(lit(1.0).minus(level)), lit(1.0).minus(reached));
    Column more =
        mine.multiply(level).multiply(component.weight()).plus(points.minus(earned).multiply(room));
    return when(points.leq(0).or(mine.leq(0)), 0.0).when(points.leq(earned), less).otherwise(more);
  }

  private static Column applies(Measure measure) {
    return col(Evidence.applies(measure));
  }

  private static String level(Scorecard card, String basis, Measure measure) {
    return card.name() + "_level_" + basis + "_" + measure.id();
  }

  private static String share(Scorecard card, Component component) {
    return card.name() + "_share_" + component.name();
  }

  private static String reached(Scorecard card, String basis, Component component) {
    return card.name() + "_reached_" + basis + "_" + component.name();
  }

  private static String points(Scorecard card, String basis, Component component) {
    return card.name() + "_points_" + basis + "_" + component.name();
  }

  private static String total(Scorecard card) {
    return card.name() + "_total";
  }
}
