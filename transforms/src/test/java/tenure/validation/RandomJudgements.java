package tenure.validation;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tenure.kit.Spark;

/** Customers judged at some month ends, some of them lost: seeded, with equal risks among them. */
final class RandomJudgements {
  static final String GROUP = "group_id";

  /** One customer at one month end. */
  record Judgement(
      String group, int account, int month, int risk, long arr, boolean isLost, String band) {

    double expected() {
      return risk / 20.0;
    }
  }

  private RandomJudgements() {}

  /**
   * Customers whose fate leans on their risk.
   *
   * @param foresight 0 where risk says nothing, 1 where it says a lot
   */
  static List<Judgement> of(
      Random random, String group, int accounts, int months, double foresight) {
    List<Judgement> all = new ArrayList<>();
    for (int account = 0; account < accounts; account++) {
      double frailty = random.nextGaussian();
      double look = foresight * frailty + (1 - foresight) * random.nextGaussian();
      long arr = 1_000 + random.nextInt(90_000);
      for (int month = 0; month < months; month++) {
        int risk =
            (int) Math.max(0, Math.min(10, Math.round(5 + 2.5 * look + random.nextGaussian())));
        boolean isLost = random.nextDouble() < 1 / (1 + Math.exp(1.2 - 1.5 * frailty));
        all.add(new Judgement(group, account, month, risk, arr, isLost, band(random, risk)));
      }
    }
    return all;
  }

  private static String band(Random random, int risk) {
    String colour = risk > 7 ? "red" : risk > 4 ? "yellow" : "green";
    return random.nextInt(10) == 0 ? "insufficient_data" : colour;
  }

  static Dataset<Row> rows(List<Judgement> judgements) {
    StructType schema =
        new StructType()
            .add(GROUP, DataTypes.StringType)
            .add(Predictions.ACCOUNT_ID.name(), Predictions.ACCOUNT_ID.type())
            .add(Predictions.MONTH_END_DATE.name(), Predictions.MONTH_END_DATE.type())
            .add(Predictions.RISK.name(), Predictions.RISK.type())
            .add(Predictions.EXPECTED.name(), Predictions.EXPECTED.type())
            .add(Predictions.BASE.name(), Predictions.BASE.type())
            .add(Predictions.HEALTH_BAND.name(), Predictions.HEALTH_BAND.type())
            .add(Predictions.ARR.name(), Predictions.ARR.type())
            .add(Predictions.IS_LOST.name(), Predictions.IS_LOST.type());
    return Spark.session()
        .createDataFrame(judgements.stream().map(RandomJudgements::row).toList(), schema);
  }

  private static Row row(Judgement j) {
    LocalDate month = LocalDate.of(2025, 1, 31).plusMonths(j.month()).withDayOfMonth(28);
    return RowFactory.create(
        j.group(),
        "A" + j.account(),
        Date.valueOf(month),
        (double) j.risk(),
        j.expected(),
        0.25,
        j.band(),
        BigDecimal.valueOf(j.arr()).setScale(2),
        j.isLost());
  }
}
