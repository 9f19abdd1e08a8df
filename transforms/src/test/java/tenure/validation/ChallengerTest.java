package tenure.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import tenure.kit.Spark;
import tenure.scores.Measure;
import tenure.scores.MonthEndScores;

/** A regression finds the weights that the losses were made with, and learns from the past only. */
class ChallengerTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 12, 31);

  /** The last month end whose outcome of 90 days was known when the first tested one ended. */
  private static final LocalDate LEARNED = LocalDate.of(2024, 10, 31);

  private static final int CUSTOMERS = 6_000;

  @Test
  void it_finds_the_weights_behind_the_losses_and_gives_their_probability() {
    Dataset<Row> outcomes = outcomes(LEARNED, CUSTOMERS);
    Dataset<Row> weights = Challenger.from(outcomes, OutcomesTest.POLICY, NIGHT).cache();
    Map<String, Double> found = new HashMap<>();
    weights.collectAsList().forEach(w -> found.put(w.getAs("term"), w.getAs("coefficient")));
    assertEquals(1 + Measure.values().length, found.size());
    assertEquals(-2.0, found.get("dau_share"), 0.4);
    assertEquals(-1.0, found.get("csat"), 0.4);
    assertEquals(0.0, found.get("nps"), 0.25);
    assertEquals(0.0, found.get("goals_reached"), 1e-9);

    double gap =
        Challenger.attach(outcomes, weights)
            .selectExpr("avg(challenger_probability) - avg(cast(is_lost as int)) as gap")
            .collectAsList()
            .get(0)
            .getDouble(0);
    assertEquals(0, gap, 0.005);
  }

  @Test
  void it_learns_nothing_from_what_was_not_known_yet_or_from_too_few_losses() {
    LocalDate later = LEARNED.plusMonths(1).withDayOfMonth(30);
    assertTrue(Challenger.from(outcomes(later, 300), OutcomesTest.POLICY, NIGHT).isEmpty());
    assertTrue(Challenger.from(outcomes(LEARNED, 30), OutcomesTest.POLICY, NIGHT).isEmpty());
  }

  /** Customers whose losses use and satisfaction decide, and nothing else. */
  private static Dataset<Row> outcomes(LocalDate month, int customers) {
    Random random = new Random(3);
    StructType schema =
        new StructType()
            .add("account_id", DataTypes.StringType)
            .add("month_end_date", DataTypes.DateType)
            .add("horizon_days", DataTypes.LongType)
            .add("is_lost", DataTypes.BooleanType);
    for (var level : MonthEndScores.levels()) {
      schema = schema.add(level.name(), DataTypes.DoubleType);
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      List<Object> values = new ArrayList<>();
      double odds = 0.5;
      for (Measure measure : Measure.values()) {
        Double level = measure == Measure.GOALS_REACHED ? null : random.nextInt(3) / 2.0;
        values.add(level);
        odds -= measure == Measure.DAU_SHARE ? 2 * level : 0;
        odds -= measure == Measure.CSAT ? level : 0;
      }
      boolean isLost = random.nextDouble() < 1 / (1 + Math.exp(-odds));
      values.addAll(0, List.of("A" + i, Date.valueOf(month), 90L, isLost));
      rows.add(RowFactory.create(values.toArray()));
    }
    return Spark.session().createDataFrame(rows, schema);
  }
}
