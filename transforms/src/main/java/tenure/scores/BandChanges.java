package tenure.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.features.AccountProfile;

/**
 * What another choice of scorecards would make of a night: one row per scored account, with its
 * score and raw band now and then. The raw band is compared, since a confirmed one lags behind.
 */
public final class BandChanges {
  public static final Field ACCOUNT_ID = HealthScores.ACCOUNT_ID;
  public static final Field SEGMENT = HealthScores.SEGMENT;
  public static final Field ARR = AccountProfile.ARR;
  public static final Field BAND_NOW = HealthScores.RAW_BAND.plain();
  public static final String CARD_THEN = "scorecard_then";
  public static final String BAND_THEN = "raw_band_then";
  public static final String SCORE_THEN = "health_score_then";
  public static final String SCORE_CHANGE = "score_change";
  public static final String IS_CHANGED = "is_band_changed";
  public static final String ACCOUNTS = "accounts";

  private BandChanges() {}

  /**
   * Every account that either choice scores.
   *
   * @param now health_scores of the night as they stand
   * @param then health_scores of the night under the other scorecards
   * @param profile features.account_profile of the night
   */
  public static Dataset<Row> from(Dataset<Row> now, Dataset<Row> then, Dataset<Row> profile) {
    Dataset<Row> asked =
        then.select(
            ACCOUNT_ID.col(),
            HealthScores.SCORECARD.col().as(CARD_THEN),
            HealthScores.RAW_BAND.col().as(BAND_THEN),
            HealthScores.HEALTH_SCORE.col().as(SCORE_THEN));
    return now.select(
            ACCOUNT_ID.col(),
            SEGMENT.col(),
            HealthScores.SCORECARD.col(),
            BAND_NOW.col(),
            HealthScores.HEALTH_SCORE.col())
        .join(asked, ACCOUNT_ID.name())
        .join(profile.select(ACCOUNT_ID.col(), ARR.col()), ACCOUNT_ID.name())
        .withColumn(SCORE_CHANGE, col(SCORE_THEN).minus(HealthScores.HEALTH_SCORE.col()))
        .withColumn(IS_CHANGED, BAND_NOW.col().notEqual(col(BAND_THEN)));
  }

  /** How many accounts, with which ARR, are of which band now and then. */
  public static Dataset<Row> counted(Dataset<Row> changes) {
    return changes
        .groupBy(BAND_NOW.col(), col(BAND_THEN))
        .agg(count(lit(1)).as(ACCOUNTS), sum(ARR.col()).cast(ARR.type()).as(ARR.name()))
        .orderBy(rank(BAND_NOW.col()), rank(col(BAND_THEN)));
  }

  private static Column rank(Column band) {
    return when(band.equalTo("green"), 0)
        .when(band.equalTo("yellow"), 1)
        .when(band.equalTo("red"), 2)
        .otherwise(3);
  }
}
