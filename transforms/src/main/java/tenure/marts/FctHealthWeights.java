package tenure.marts;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.scores.Component;
import tenure.scores.HealthMeasures;
import tenure.scores.HealthPolicy;
import tenure.scores.MeasureRule;
import tenure.scores.Scorecard;
import tenure.validation.Challenger;
import tenure.validation.Rounded;
import tenure.validation.ValidationPolicy;

/**
 * The weights that people chose beside those that the past would have chosen: one row per month-end
 * night, horizon, scorecard and measure (rule 3.7). Where too little was lost to learn from, the
 * challenger's columns are null.
 */
public final class FctHealthWeights {
  public static final Field KNOWN_ON = Versions.KNOWN_ON.key();
  public static final Field HORIZON_DAYS = Challenger.HORIZON_DAYS;
  public static final Field SCORECARD = HealthMeasures.SCORECARD.key();
  public static final Field MEASURE = HealthMeasures.MEASURE;
  public static final Field COMPONENT = HealthMeasures.COMPONENT;
  public static final Field CARD_WEIGHT =
      Field.number("card_weight", "The most points the measure can earn on the card, of 100.")
          .required();
  public static final Field CHALLENGER_WEIGHT =
      Field.number(
          "challenger_weight",
          "The part of 100 that the challenger gives it, spread counted in; negative where better levels went with more losses.");
  public static final Field ODDS_RATIO =
      Field.number(
          "odds_ratio", "The odds of a loss at a fully good level over those at a bad one.");

  public static final Table TABLE =
      Table.in(MARTS, "fct_health_weights", "The card's weights beside those the past suggests.")
          .withColumns(
              KNOWN_ON,
              HORIZON_DAYS,
              SCORECARD,
              MEASURE,
              COMPONENT,
              CARD_WEIGHT,
              CHALLENGER_WEIGHT,
              ODDS_RATIO,
              Challenger.COEFFICIENT,
              Challenger.SPREAD,
              Challenger.JUDGEMENTS.plain(),
              Challenger.LOSSES.plain())
          .sliced(KNOWN_ON);

  private FctHealthWeights() {}

  /**
   * Puts both weights side by side.
   *
   * @param weights the challenger's, from {@link Challenger#from}
   */
  public static Dataset<Row> from(
      Dataset<Row> weights, HealthPolicy health, ValidationPolicy validation, LocalDate night) {
    // Better levels should lower the odds of a loss, so a good weight has a negative coefficient.
    Column pull = Challenger.COEFFICIENT.col().multiply(Challenger.SPREAD.col()).multiply(-1);
    Column all = sum(abs(pull)).over(Window.partitionBy(SCORECARD.col(), HORIZON_DAYS.col()));
    Dataset<Row> learned = weights.withColumnRenamed(Challenger.TERM.name(), MEASURE.name());
    return cards(weights, health, validation)
        .join(learned, new String[] {HORIZON_DAYS.name(), MEASURE.name()}, "left_outer")
        .withColumns(
            Map.of(
                CHALLENGER_WEIGHT.name(), try_divide(pull.multiply(100), all),
                ODDS_RATIO.name(), exp(Challenger.COEFFICIENT.col()),
                KNOWN_ON.name(), Months.day(night)))
        .withColumns(Rounded.figures(TABLE))
        .transform(TABLE::conform);
  }

  private static Dataset<Row> cards(
      Dataset<Row> weights, HealthPolicy health, ValidationPolicy validation) {
    List<Row> rows = new ArrayList<>();
    for (int horizon : validation.horizonDays()) {
      for (Scorecard card : health.scorecards()) {
        card.components().forEach(c -> rows.addAll(measures(horizon, card, c)));
      }
    }
    StructType schema = new StructType();
    for (Field field : List.of(HORIZON_DAYS, SCORECARD, MEASURE, COMPONENT, CARD_WEIGHT)) {
      schema = schema.add(field.name(), field.type());
    }
    return weights.sparkSession().createDataFrame(rows, schema);
  }

  private static List<Row> measures(int horizon, Scorecard card, Component component) {
    double shares = component.measures().stream().mapToDouble(MeasureRule::share).sum();
    return component.measures().stream()
        .map(
            rule ->
                RowFactory.create(
                    (long) horizon,
                    card.name(),
                    rule.measure().id(),
                    component.name(),
                    component.weight() * rule.share() / shares))
        .toList();
  }
}
