package tenure.marts;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.validation.Bands;
import tenure.validation.Evaluation;
import tenure.validation.Outcomes;
import tenure.validation.Predictors;
import tenure.validation.Rounded;
import tenure.validation.ValidationPolicy;
import tenure.validation.Verdict;

/**
 * Does the health score predict? One row per month-end night, horizon, judge, scorecard, segment
 * and tested month end, and one over all tested month ends, which is the one to quote (rule 3.7).
 */
public final class FctHealthValidation {
  public static final Field KNOWN_ON = Versions.KNOWN_ON.key();
  public static final Field HORIZON_DAYS = Outcomes.HORIZON_DAYS;
  public static final Field PREDICTOR = Predictors.PREDICTOR;
  public static final Field SCORECARD =
      Field.id("scorecard", "The scorecard of the customers, or all of them.").key();
  public static final Field SEGMENT =
      Field.id("segment", "Their coverage segment, or total.").key();
  public static final Field PERIOD_KIND =
      Field.choice(
              "period_kind",
              "One tested month end, or all of them together.",
              "month",
              "all_months")
          .key();
  public static final Field MONTH_END_DATE =
      Field.day("month_end_date", "The month end judged; of all, the last.").key();

  public static final String TOTAL = "total";
  public static final String ALL_CARDS = "all";
  public static final String ALL_MONTHS = "all_months";

  public static final Table TABLE =
      Table.in(MARTS, "fct_health_validation", "Whether the health score foretells losses.")
          .withColumns(
              Stream.of(
                      List.of(
                          KNOWN_ON,
                          HORIZON_DAYS,
                          PREDICTOR,
                          SCORECARD,
                          SEGMENT,
                          PERIOD_KIND,
                          MONTH_END_DATE,
                          Verdict.VERDICT,
                          Verdict.WORDS),
                      Evaluation.FIELDS,
                      Bands.FIELDS)
                  .flatMap(List::stream)
                  .toArray(Field[]::new))
          .sliced(KNOWN_ON)
          .check(
              "interval_holds_auc",
              "auc BETWEEN auc_low - 0.000001 AND auc_high + 0.000001",
              "The interval of the area under the curve holds it.");

  private FctHealthValidation() {}

  /**
   * Evaluates the judges.
   *
   * @param predictions from {@link Predictors#from}
   */
  public static Dataset<Row> from(
      Dataset<Row> predictions, ValidationPolicy policy, LocalDate night) {
    return Evaluation.byMonthAndAll(sliced(predictions), groups(), PERIOD_KIND, MONTH_END_DATE)
        .withColumns(Verdict.columns(policy.minimumLosses()))
        .withColumn(KNOWN_ON.name(), Months.day(night))
        .withColumns(Rounded.figures(TABLE))
        .transform(TABLE::conform);
  }

  static List<Column> groups() {
    return List.of(HORIZON_DAYS.col(), PREDICTOR.col(), SCORECARD.col(), SEGMENT.col());
  }

  /** Each customer in the total, in its segment, and both for its scorecard alone. */
  static Dataset<Row> sliced(Dataset<Row> predictions) {
    Column slices =
        array(
            slice(lit(ALL_CARDS), lit(TOTAL)),
            slice(lit(ALL_CARDS), SEGMENT.col()),
            slice(SCORECARD.col(), lit(TOTAL)),
            slice(SCORECARD.col(), SEGMENT.col()));
    return predictions
        .withColumn("_slice", explode(slices))
        .drop(SCORECARD.name(), SEGMENT.name())
        .select(col("*"), col("_slice.*"))
        .drop("_slice");
  }

  private static Column slice(Column scorecard, Column segment) {
    return struct(scorecard.as(SCORECARD.name()), segment.as(SEGMENT.name()));
  }
}
