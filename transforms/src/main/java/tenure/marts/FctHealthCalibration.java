package tenure.marts;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.validation.Evaluation;
import tenure.validation.Outcomes;
import tenure.validation.Predictions;
import tenure.validation.Predictors;
import tenure.validation.Rounded;

/**
 * What was expected and what came: one row per month-end night, horizon, judge and tenth of the
 * customers, from the safest to the riskiest of each tested month end (rule 3.7).
 */
public final class FctHealthCalibration {
  public static final Field KNOWN_ON = Versions.KNOWN_ON.key();
  public static final Field HORIZON_DAYS = Outcomes.HORIZON_DAYS;
  public static final Field PREDICTOR = Predictors.PREDICTOR;
  public static final Field TENTH =
      Field.count("tenth", "1 the safest tenth of each month end, 10 the riskiest.").key();
  public static final Field JUDGEMENTS = Evaluation.JUDGEMENTS;
  public static final Field LOSSES = Evaluation.LOSSES;
  public static final Field LOSS_RATE = Evaluation.LOSS_RATE;
  public static final Field EXPECTED_RATE = Evaluation.EXPECTED_RATE;
  public static final Field ARR =
      Field.money("arr", "ARR of the customers at the month ends, reporting currency.");
  public static final Field LOST_ARR = Field.money("lost_arr", "That of the lost ones.");

  public static final Table TABLE =
      Table.in(MARTS, "fct_health_calibration", "What was expected of customers and what came.")
          .withColumns(
              KNOWN_ON,
              HORIZON_DAYS,
              PREDICTOR,
              TENTH,
              JUDGEMENTS,
              LOSSES,
              LOSS_RATE,
              EXPECTED_RATE,
              ARR,
              LOST_ARR)
          .sliced(KNOWN_ON);

  private FctHealthCalibration() {}

  /**
   * Counts what came in each tenth.
   *
   * @param predictions from {@link Predictors#from}
   */
  public static Dataset<Row> from(Dataset<Row> predictions, LocalDate night) {
    List<Column> judges = List.of(HORIZON_DAYS.col(), PREDICTOR.col());
    Column[] groups = Stream.concat(judges.stream(), Stream.of(TENTH.col())).toArray(Column[]::new);
    Column isLost = Predictions.IS_LOST.col();
    return Evaluation.withTenth(predictions, judges, TENTH)
        .groupBy(groups)
        .agg(
            count(lit(1)).as(JUDGEMENTS.name()),
            sum(when(isLost, 1L).otherwise(0L)).as(LOSSES.name()),
            avg(Predictions.EXPECTED.col()).as(EXPECTED_RATE.name()),
            sum(Predictions.ARR.col()).cast(ARR.type()).as(ARR.name()),
            sum(when(isLost, Predictions.ARR.col())).cast(ARR.type()).as(LOST_ARR.name()))
        .withColumns(
            Map.of(
                LOSS_RATE.name(), try_divide(LOSSES.col(), JUDGEMENTS.col()),
                KNOWN_ON.name(), Months.day(night)))
        .withColumns(Rounded.figures(TABLE))
        .transform(TABLE::conform);
  }
}
