package tenure.validation;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.scores.AccountFeatures;
import tenure.scores.HealthMeasures;
import tenure.scores.HealthPolicy;
import tenure.scores.HealthScores;
import tenure.scores.MonthEndScores;

/**
 * What a scorecard says, or would have said, of past days: the same judgement as on a night, of all
 * days at once. With another policy it tells what a card that is only considered would have said.
 */
public final class PastScores {
  private PastScores() {}

  /**
   * health_measures of the days, still moved: hold them, they are read twice.
   *
   * @param features from {@link PastFeatures#of}
   */
  public static Dataset<Row> measures(
      AccountFeatures features, HealthPolicy policy, PastDays days) {
    return HealthMeasures.from(
        features, none(features.profile(), HealthMeasures.TABLE), policy, days.night());
  }

  /**
   * Rows of month_end_scores, marked as reconstructed on the days that were worked out later.
   *
   * @param measures from {@link #measures}
   * @param profile from {@link PastFeatures#profile}
   * @param days the days that were worked out later
   */
  public static Dataset<Row> from(
      Dataset<Row> measures, Dataset<Row> profile, HealthPolicy policy, PastDays days) {
    Dataset<Row> scores =
        HealthScores.from(
            measures, profile, none(profile, HealthScores.TABLE), policy.bands(), days.night());
    return MonthEndScores.from(
            PastDays.back(scores),
            PastDays.back(measures),
            PastDays.back(profile),
            true,
            days.night())
        .withColumn(
            MonthEndScores.IS_RECONSTRUCTED.name(), days.holds(MonthEndScores.AS_OF_DATE.col()));
  }

  private static Dataset<Row> none(Dataset<Row> beside, Table table) {
    return beside.sparkSession().createDataFrame(List.<Row>of(), table.schema());
  }
}
