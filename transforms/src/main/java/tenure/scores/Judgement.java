package tenure.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
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
 */
final class Judgement {
  /** The array of the account's judged measures. */
  static final String ROWS = "judged_measures";

  /** Points by tonight's card of what {@link Basis#HELD} and {@link Basis#CARRIED} hold. */
  static final String HELD = "held_contribution";

  static final String CARRIED = "carried_contribution";

  /** What the night before said of the measure. */
  static final String BEFORE = "before";

  private Judgement() {}

  static Dataset<Row> of(Dataset<Row> known, HealthPolicy policy) {
    Dataset<Row> rows = known;
    Column judged = null;
    for (int i = policy.scorecards().size() - 1; i >= 0; i--) {
      Scorecard card = policy.scorecards().get(i);
      CardColumns columns = new CardColumns(card);
      rows = withComponents(withLevels(rows, columns), columns);
      Column mine = measures(columns);
      judged = judged == null ? mine : when(card.audience().includes(), mine).otherwise(judged);
    }
    return rows.withColumn(ROWS, judged);
  }

  private static Dataset<Row> withLevels(Dataset<Row> rows, CardColumns columns) {
    Map<String, Column> levels = new LinkedHashMap<>();
    columns
        .card()
        .rules()
        .forEach(
            rule -> {
              for (Basis basis : Basis.values()) {
                levels.put(
                    columns.level(basis, rule.measure()), rule.level(basis.value(rule.measure())));
              }
            });
    return rows.withColumns(levels);
  }

  private static Dataset<Row> withComponents(Dataset<Row> rows, CardColumns columns) {
    Map<String, Column> shares = new LinkedHashMap<>();
    Map<String, Column> reached = new LinkedHashMap<>();
    Map<String, Column> points = new LinkedHashMap<>();
    for (Basis basis : Basis.values()) {
      Column total = lit(0.0);
      for (Component component : columns.card().components()) {
        Column share = applicableShare(component, basis);
        shares.put(columns.share(basis, component), share);
        total = total.plus(when(share.gt(0), component.weight()).otherwise(0.0));
        reached.put(columns.reached(basis, component), mean(columns, basis, component));
        points.put(
            columns.points(basis, component),
            component.points(
                m -> col(columns.level(basis, m)),
                basis::applies,
                col(columns.reached(basis, component))));
      }
      shares.put(columns.total(basis), total);
    }
    return rows.withColumns(shares).withColumns(reached).withColumns(points);
  }

  private static Column applicableShare(Component component, Basis basis) {
    return sum(component, r -> when(basis.applies(r.measure()), r.share()).otherwise(0.0));
  }

  /** The mean level of the measures that apply. */
  private static Column mean(CardColumns columns, Basis basis, Component component) {
    Column earned =
        sum(
            component,
            r ->
                when(
                        basis.applies(r.measure()),
                        col(columns.level(basis, r.measure())).multiply(r.share()))
                    .otherwise(0.0));
    Column applicable = col(columns.share(basis, component));
    return when(applicable.gt(0), earned.divide(applicable)).otherwise(0.0);
  }

  private static Column sum(Component component, Function<MeasureRule, Column> part) {
    return component.measures().stream().map(part).reduce(lit(0.0), Column::plus);
  }

  private static Column measures(CardColumns columns) {
    List<Column> rows = new ArrayList<>();
    for (Component component : columns.card().components()) {
      for (MeasureRule rule : component.measures()) {
        rows.add(row(columns, component, rule));
      }
    }
    return array(rows.toArray(Column[]::new));
  }

  private static Column row(CardColumns columns, Component component, MeasureRule rule) {
    String id = rule.measure().id();
    Column most = columns.mine(Basis.VALUE, component, rule).multiply(component.weight());
    return struct(
        lit(id).as(HealthMeasures.MEASURE.name()),
        lit(component.name()).as(HealthMeasures.COMPONENT.name()),
        lit(columns.card().name()).as(HealthMeasures.SCORECARD.name()),
        lit(columns.card().version()).as(HealthMeasures.SCORECARD_VERSION.name()),
        col(Evidence.MISSING + id).as(HealthMeasures.MISSING_KIND.name()),
        col(Evidence.VALUE + id).as(HealthMeasures.VALUE.name()),
        col(columns.level(Basis.VALUE, rule.measure())).as(HealthMeasures.LEVEL.name()),
        columns.part(Basis.VALUE, component, rule).as(HealthMeasures.POINTS.name()),
        most.as(HealthMeasures.MAX_POINTS.name()),
        most.multiply(columns.scale(Basis.VALUE)).as(HealthMeasures.WEIGHT.name()),
        columns.contribution(Basis.VALUE, component, rule).as(HealthMeasures.CONTRIBUTION.name()),
        columns
            .contribution(Basis.PROVEN, component, rule)
            .as(HealthMeasures.PROVEN_CONTRIBUTION.name()),
        columns.contribution(Basis.HELD, component, rule).as(HELD),
        columns.contribution(Basis.CARRIED, component, rule).as(CARRIED),
        col(Counterfactual.BEFORE + id).as(BEFORE),
        col(Evidence.FRESHNESS + id).as(HealthMeasures.FRESHNESS_DAYS.name()),
        col(Evidence.LAST + id).as(HealthMeasures.LAST_VALUE.name()),
        col(Evidence.MEDIAN + id).as(HealthMeasures.SEGMENT_MEDIAN.name()),
        col(Evidence.SINCE + id).as(HealthMeasures.OBSERVED_DATE.name()),
        col(Evidence.LAST_DATE + id).as(HealthMeasures.LAST_OBSERVED_DATE.name()));
  }
}
