package tenure.jobs.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import tenure.contract.Field;
import tenure.validation.Bands;
import tenure.validation.CardComparison;
import tenure.validation.Evaluation;
import tenure.validation.Outcomes;
import tenure.validation.Verdict;

/** What a Customer Success leader reads of a card's foresight. */
class TrialWordsTest {
  private static final List<Field> FIELDS =
      List.of(
          Outcomes.HORIZON_DAYS,
          Evaluation.ACCOUNTS,
          Evaluation.JUDGEMENTS,
          Evaluation.LOST_ACCOUNTS,
          Evaluation.AUC,
          Evaluation.LIFT,
          Bands.RED_LOSS_RATE,
          Bands.GREEN_LOSS_RATE,
          Evaluation.CALIBRATION_SLOPE,
          Evaluation.BRIER,
          CardComparison.AUC_CHANGE_LOW,
          CardComparison.AUC_CHANGE_HIGH,
          CardComparison.CHANGE,
          Verdict.WORDS);

  @Test
  void both_judges_and_the_change_stand_side_by_side_and_the_verdict_follows() {
    assertEquals(
        """
        Would mine have foreseen losses better?
          Both judged the same customers at the same month ends, by what was known then.

          Lost within 90 days: 21 of 300 customers, seen 2,500 times
                                                 in force       then     change
            Told lost from kept, % of pairs         61.00      64.00      +3.00  (95 %: -1.00 to +7.00)
            Lift of the riskiest tenth               1.80       2.10      +0.30
            Lost after red, %                       12.00      14.50      +2.50
            Lost after green, %                      3.00          -          -
            Calibration slope (1 is best)            0.70       0.90      +0.20
            Brier score x 100 (0 is best)            8.30       8.10      -0.20
          No evidence that mine foresees losses better or worse: the interval holds 0.
          In force: It predicts.
          Then: It predicts too.
        """,
        text(
            row(
                true,
                0.64,
                2.1,
                0.145,
                null,
                0.9,
                0.081,
                -0.01,
                0.07,
                "no_evidence",
                "It predicts too."),
            row(
                false,
                0.61,
                1.8,
                0.12,
                0.03,
                0.7,
                0.083,
                -0.01,
                0.07,
                "no_evidence",
                "It predicts.")));
  }

  @Test
  void where_nothing_is_known_of_the_customers_nothing_is_said() {
    assertEquals(
        """
        Would mine have foreseen losses better?
          Not to be said yet: of no month end is it known what became of the customers.
        """,
        text());
  }

  private static String text(Row... rows) {
    return String.join("\n", TrialWords.of("mine", List.of(rows))) + "\n";
  }

  private static Row row(boolean isConsidered, Object... figures) {
    StructType schema = new StructType().add(CardComparison.IS_CONSIDERED, DataTypes.BooleanType);
    for (Field field : FIELDS) {
      schema = schema.add(field.name(), field.type());
    }
    Object[] values =
        Stream.concat(Stream.of(isConsidered, 90L, 300L, 2500L, 21L), Arrays.stream(figures))
            .toArray();
    return new GenericRowWithSchema(values, schema);
  }
}
