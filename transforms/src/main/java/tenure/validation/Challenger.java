package tenure.validation;

import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.stddev_pop;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import tenure.contract.Field;
import tenure.scores.Measure;
import tenure.scores.MonthEndScores;

/**
 * A logistic regression on the same measures as the scorecard, fitted to the month ends whose
 * outcome was known at the first tested one (rule 3.7): what weights would the past have chosen?
 */
public final class Challenger {
  public static final Field PROBABILITY =
      Field.share("challenger_probability", "The probability of a loss by the challenger.");
  public static final Field HORIZON_DAYS = Outcomes.HORIZON_DAYS;
  public static final Field TERM =
      Field.id("term", "The measure, or intercept for what holds without any.").key();
  public static final Field COEFFICIENT =
      Field.number(
          "coefficient", "Log odds of a loss where the measure is fully good instead of bad.");
  public static final Field SPREAD =
      Field.number("spread", "Standard deviation of the measure's level among the customers.");
  public static final Field JUDGEMENTS =
      Field.count("judgements", "Judgements learned from.").required();
  public static final Field LOSSES = Field.count("losses", "Losses among them.").required();

  /** The term that is no measure. */
  public static final String INTERCEPT = "intercept";

  static final StructType SCHEMA = schema();
  private static final String FEATURES = "_features";
  private static final String LABEL = "_label";
  private static final Column COEFFICIENTS = col("_coefficients");
  private static final int ITERATIONS = 50;

  /** Coefficients are rounded, so that the order in which sums are made never shows. */
  private static final double PLACES = 1e6;

  private Challenger() {}

  private static StructType schema() {
    StructType schema = new StructType();
    for (Field field : List.of(HORIZON_DAYS, TERM, COEFFICIENT, SPREAD, JUDGEMENTS, LOSSES)) {
      schema = schema.add(field.name(), field.type());
    }
    return schema;
  }

  /**
   * The weights per horizon and term; none of a horizon with fewer lost customers than the policy
   * asks for. Fitting goes over the rows again and again, so this is worked out at once.
   *
   * @param outcomes from {@link Outcomes#from}
   */
  public static Dataset<Row> from(Dataset<Row> outcomes, ValidationPolicy policy, LocalDate night) {
    Dataset<Row> learned =
        outcomes
            .where(Predictors.isLearned(policy, night))
            .select(
                HORIZON_DAYS.col(),
                Predictions.ACCOUNT_ID.col(),
                array_to_vector(array(levels())).as(FEATURES),
                when(Predictions.IS_LOST.col(), 1.0).otherwise(0.0).as(LABEL));
    List<Row> rows = new ArrayList<>();
    for (Row known : known(outcomes.where(Predictors.isLearned(policy, night)))) {
      if (known.<Long>getAs("_lost_accounts") >= policy.minimumLosses()) {
        Column isHorizon = HORIZON_DAYS.col().equalTo(known.<Long>getAs(HORIZON_DAYS.name()));
        rows.addAll(terms(fit(learned.where(isHorizon), policy), known));
      }
    }
    return outcomes.sparkSession().createDataFrame(rows, SCHEMA);
  }

  /** How much there is to learn from, per horizon. */
  private static List<Row> known(Dataset<Row> learned) {
    Column[] columns = new Column[Measure.values().length + 2];
    columns[0] = count(when(Predictions.IS_LOST.col(), 1)).as(LOSSES.name());
    columns[1] =
        countDistinct(when(Predictions.IS_LOST.col(), Predictions.ACCOUNT_ID.col()))
            .as("_lost_accounts");
    Column[] levels = levels();
    for (int i = 0; i < levels.length; i++) {
      columns[i + 2] = stddev_pop(levels[i]).as(spread(i));
    }
    return learned
        .groupBy(HORIZON_DAYS.col())
        .agg(count(lit(1)).as(JUDGEMENTS.name()), columns)
        .orderBy(HORIZON_DAYS.col())
        .collectAsList();
  }

  private static LogisticRegressionModel fit(Dataset<Row> learned, ValidationPolicy policy) {
    return new LogisticRegression()
        .setFeaturesCol(FEATURES)
        .setLabelCol(LABEL)
        .setRegParam(policy.regularisation())
        .setMaxIter(ITERATIONS)
        .fit(learned.coalesce(1));
  }

  private static List<Row> terms(LogisticRegressionModel model, Row known) {
    List<Row> rows = new ArrayList<>();
    rows.add(term(known, INTERCEPT, model.intercept(), null));
    Measure[] measures = Measure.values();
    for (int i = 0; i < measures.length; i++) {
      rows.add(
          term(known, measures[i].id(), model.coefficients().apply(i), known.getAs(spread(i))));
    }
    return rows;
  }

  private static Row term(Row known, String name, double coefficient, Double spread) {
    return RowFactory.create(
        known.<Long>getAs(HORIZON_DAYS.name()),
        name,
        Math.rint(coefficient * PLACES) / PLACES,
        spread == null ? null : Math.rint(spread * PLACES) / PLACES,
        known.<Long>getAs(JUDGEMENTS.name()),
        known.<Long>getAs(LOSSES.name()));
  }

  private static String spread(int measure) {
    return "_spread_" + measure;
  }

  /** A measure that the customer's card does not judge says nothing either way. */
  private static Column[] levels() {
    return MonthEndScores.levels().stream()
        .map(level -> coalesce(level.col(), lit(0.5)))
        .toArray(Column[]::new);
  }

  /** The rows with the probability that the weights give; null where a horizon has none. */
  static Dataset<Row> attach(Dataset<Row> outcomes, Dataset<Row> weights) {
    Dataset<Row> byHorizon =
        weights
            .groupBy(HORIZON_DAYS.col())
            .agg(
                map_from_entries(collect_list(struct(TERM.col(), COEFFICIENT.col())))
                    .as(COEFFICIENTS.toString()));
    List<Column> parts = new ArrayList<>();
    parts.add(COEFFICIENTS.getItem(INTERCEPT));
    Column[] levels = levels();
    Measure[] measures = Measure.values();
    for (int i = 0; i < measures.length; i++) {
      parts.add(COEFFICIENTS.getItem(measures[i].id()).multiply(levels[i]));
    }
    Column sum = parts.stream().reduce(Column::plus).orElseThrow();
    return outcomes
        .join(broadcast(byHorizon), HORIZON_DAYS.name(), "left_outer")
        .withColumn(PROBABILITY.name(), lit(1.0).divide(lit(1.0).plus(exp(sum.multiply(-1)))))
        .drop(COEFFICIENTS);
  }
}
