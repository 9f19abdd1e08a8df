package tenure.marts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tenure.kit.Spark;
import tenure.validation.Predictors;
import tenure.validation.ValidationPolicy;

/** Slices, periods and verdicts over what one score said of two segments. */
class FctHealthValidationTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 12, 31);
  private static final ValidationPolicy POLICY =
      new ValidationPolicy(List.of(90), new BigDecimal("0.20"), 24, 9, 8, 20, 0.01);
  private static Dataset<Row> predictions;
  private static Dataset<Row> found;

  /** In smb the score is right, in enterprise it knows nothing; self-serve has a single loss. */
  @BeforeAll
  static void evaluate() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(row("smb " + i, "smb", "2025-08-31", i, i >= 30));
      rows.add(row("enterprise " + i, "enterprise", "2025-08-31", i, i % 4 == 0));
      rows.add(row("self_serve " + i, "self_serve", "2025-09-30", i, i == 0));
    }
    StructType schema =
        new StructType()
            .add("account_id", DataTypes.StringType)
            .add("month_end_date", DataTypes.DateType)
            .add("horizon_days", DataTypes.LongType)
            .add("predictor", DataTypes.StringType)
            .add("scorecard", DataTypes.StringType)
            .add("segment", DataTypes.StringType)
            .add("health_band", DataTypes.StringType)
            .add("arr", DataTypes.createDecimalType(18, 2))
            .add("risk", DataTypes.DoubleType)
            .add("expected", DataTypes.DoubleType)
            .add("base", DataTypes.DoubleType)
            .add("is_lost", DataTypes.BooleanType);
    predictions = Spark.session().createDataFrame(rows, schema);
    found = FctHealthValidation.from(predictions, POLICY, NIGHT).cache();
  }

  private static Row row(String account, String segment, String month, int risk, boolean isLost) {
    return RowFactory.create(
        account,
        Date.valueOf(month),
        90L,
        Predictors.HEALTH,
        "default",
        segment,
        risk >= 30 ? "red" : risk >= 15 ? "yellow" : "green",
        new BigDecimal("100.00"),
        (double) risk,
        risk / 60.0,
        0.2,
        isLost);
  }

  @Test
  void every_segment_card_and_month_end_has_its_verdict_and_so_has_the_whole() {
    assertRows(
        found.select(
            "scorecard",
            "segment",
            "period_kind",
            "month_end_date",
            "judgements",
            "losses",
            "verdict"),
        """
        | scorecard | segment    | period_kind | month_end_date | judgements | losses | verdict        |
        | all       | total      | all_months  | 2025-09-30     | 120        | 21     | predictive     |
        | all       | total      | month       | 2025-08-31     | 80         | 20     | predictive     |
        | all       | total      | month       | 2025-09-30     | 40         | 1      | too_few_losses |
        | default   | total      | all_months  | 2025-09-30     | 120        | 21     | predictive     |
        | default   | total      | month       | 2025-08-31     | 80         | 20     | predictive     |
        | default   | total      | month       | 2025-09-30     | 40         | 1      | too_few_losses |
        | all       | smb        | all_months  | 2025-08-31     | 40         | 10     | predictive     |
        | all       | smb        | month       | 2025-08-31     | 40         | 10     | predictive     |
        | all       | enterprise | all_months  | 2025-08-31     | 40         | 10     | no_evidence    |
        | all       | enterprise | month       | 2025-08-31     | 40         | 10     | no_evidence    |
        | all       | self_serve | all_months  | 2025-09-30     | 40         | 1      | too_few_losses |
        | all       | self_serve | month       | 2025-09-30     | 40         | 1      | too_few_losses |
        | default   | smb        | all_months  | 2025-08-31     | 40         | 10     | predictive     |
        | default   | smb        | month       | 2025-08-31     | 40         | 10     | predictive     |
        | default   | enterprise | all_months  | 2025-08-31     | 40         | 10     | no_evidence    |
        | default   | enterprise | month       | 2025-08-31     | 40         | 10     | no_evidence    |
        | default   | self_serve | all_months  | 2025-09-30     | 40         | 1      | too_few_losses |
        | default   | self_serve | month       | 2025-09-30     | 40         | 1      | too_few_losses |
        """);
  }

  @Test
  void the_verdict_is_said_in_words() {
    assertRows(
        found.where(
            "period_kind = 'all_months' and scorecard = 'all' and segment in ('smb', 'self_serve')"),
        """
        | segment    | verdict_words                                                                                                                              |
        | smb        | It predicts: of a lost customer and a kept one, the lost one looked worse in 100 % of pairs (95 % interval 100 to 100 %). The colours fail: a better one lost as much as a worse one. |
        | self_serve | Too few losses to say: different customers lost 1, needed 8.                                                                     |
        """);
    String enterprise =
        found
            .where("period_kind = 'all_months' and segment = 'enterprise'")
            .select("verdict_words")
            .collectAsList()
            .get(0)
            .getString(0);
    assertTrue(enterprise.startsWith("No evidence of predictive value: "), enterprise);
  }

  @Test
  void the_tenths_hold_everybody_from_the_safest_to_the_riskiest() {
    List<Row> tenths =
        FctHealthCalibration.from(predictions.where("segment = 'smb'"), NIGHT)
            .orderBy("tenth")
            .collectAsList();
    assertEquals(
        IntStream.rangeClosed(1, 10).boxed().toList(),
        tenths.stream().map(t -> t.<Long>getAs("tenth").intValue()).toList());
    for (Row tenth : tenths) {
      assertEquals(4L, (long) tenth.<Long>getAs("judgements"));
    }
    assertEquals(0.0, tenths.get(6).<Double>getAs("loss_rate"));
    assertEquals(0.5, tenths.get(7).<Double>getAs("loss_rate"));
    assertEquals(1.0, tenths.get(9).<Double>getAs("loss_rate"));
    assertEquals(37.5 / 60, tenths.get(9).<Double>getAs("expected_rate"), 1e-9);
  }
}
