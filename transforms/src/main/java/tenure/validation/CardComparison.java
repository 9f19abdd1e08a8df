package tenure.validation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.validation.Placements.Basis;

/**
 * Whether scorecards that are only considered would foresee losses better than those in force (rule
 * 3.7): both judge the same customers at the same month ends. Two rows per horizon, one for each,
 * with the figures of {@link Evaluation}, {@link Bands} and {@link Verdict}; in both stands the
 * change of the area under the curve with DeLong's interval for two judges of the same pairs, which
 * is narrower than the two intervals side by side: what both say alike cancels out.
 */
public final class CardComparison {
  /** Which cards judged: true for those considered. */
  public static final String IS_CONSIDERED = "is_considered";

  public static final Field AUC_CHANGE =
      Field.number("auc_change", "auc of the cards considered less that of those in force.");
  public static final Field AUC_CHANGE_LOW =
      Field.number("auc_change_low", "The lower end of its 95 % interval.");
  public static final Field AUC_CHANGE_HIGH =
      Field.number("auc_change_high", "The upper end of its 95 % interval.");
  public static final Field CHANGE =
      Field.choice(
          "change",
          "Whether the interval of auc_change lies above 0, holds it, or lies below.",
          "too_few_losses",
          "better",
          "no_evidence",
          "worse");

  /** Of two equal judges sums of doubles leave a last digit, which is no change. */
  private static final int DIGITS = 9;

  private static final Column CONSIDERED = col(IS_CONSIDERED);

  private CardComparison() {}

  /**
   * The comparison.
   *
   * @param inForce from {@link Outcomes#from}, of the scores by the cards in force
   * @param considered the same customers and month ends, scored by the cards considered
   */
  public static Dataset<Row> from(
      Dataset<Row> inForce, Dataset<Row> considered, ValidationPolicy policy, LocalDate night) {
    Dataset<Row> both =
        predictions(inForce, false, policy, night)
            .unionByName(predictions(considered, true, policy, night));
    return of(both, List.of(Outcomes.HORIZON_DAYS.col()), policy.minimumLosses());
  }

  private static Dataset<Row> predictions(
      Dataset<Row> outcomes, boolean isConsidered, ValidationPolicy policy, LocalDate night) {
    Dataset<Row> none = outcomes.sparkSession().createDataFrame(List.<Row>of(), Challenger.SCHEMA);
    return Predictors.from(outcomes, none, policy, night)
        .where(Predictors.PREDICTOR.col().equalTo(Predictors.HEALTH))
        .withColumn(IS_CONSIDERED, lit(isConsidered));
  }

  /**
   * The comparison within each group.
   *
   * @param predictions rows with the columns of {@link Predictions}, {@link #IS_CONSIDERED} and the
   *     groups' own
   */
  static Dataset<Row> of(Dataset<Row> predictions, List<Column> by, int minimumLosses) {
    List<Column> ofEach = and(by, CONSIDERED);
    String[] groups = by.stream().map(Column::toString).toArray(String[]::new);
    return Evaluation.from(predictions, ofEach)
        .withColumns(Verdict.columns(minimumLosses))
        .join(changes(Placements.of(predictions, ofEach), by), groups, "left_outer")
        .withColumn(CHANGE.name(), change());
  }

  /** A customer's places by the one count for it, those by the other against it. */
  private static Dataset<Row> changes(Dataset<Row> placed, List<Column> by) {
    // The pairs of both are added up, so that each place counts twice.
    Column side = when(CONSIDERED, lit(2.0)).otherwise(lit(-2.0));
    String place = Basis.LOGOS.of(Placements.PLACE);
    String area = Basis.LOGOS.of(Placements.AREA);
    Dataset<Row> sided =
        placed.withColumns(
            Map.of(place, col(place).multiply(side), area, col(area).multiply(side)));
    Dataset<Row> byAccount =
        aggregated(
            sided.groupBy(and(by, Predictions.ACCOUNT_ID.col()).toArray(Column[]::new)),
            Area.perAccount());
    Map<String, Column> rates =
        new HashMap<>(
            Area.difference(AUC_CHANGE.name(), AUC_CHANGE_LOW.name(), AUC_CHANGE_HIGH.name()));
    rates.replaceAll((name, rate) -> round(rate, DIGITS));
    return aggregated(byAccount.groupBy(by.toArray(Column[]::new)), Area.perGroup())
        .withColumns(rates)
        .select(
            Stream.concat(by.stream(), rates.keySet().stream().map(name -> col(name)))
                .toArray(Column[]::new));
  }

  private static Dataset<Row> aggregated(RelationalGroupedDataset grouped, List<Column> columns) {
    return grouped.agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new));
  }

  private static List<Column> and(List<Column> columns, Column last) {
    return Stream.concat(columns.stream(), Stream.of(last)).toList();
  }

  private static Column change() {
    Column isFew = Verdict.VERDICT.col().equalTo(Verdict.TOO_FEW).or(AUC_CHANGE_LOW.col().isNull());
    return when(isFew, Verdict.TOO_FEW)
        .when(AUC_CHANGE_LOW.col().gt(0), "better")
        .when(AUC_CHANGE_HIGH.col().lt(0), "worse")
        .otherwise(Verdict.NO_EVIDENCE);
  }
}
