package tenure.jobs.scorecard;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.round;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.features.AccountEngagement;
import tenure.features.AccountFinance;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.jobs.lake.Lake;
import tenure.marts.DimAccount;
import tenure.scores.AccountFeatures;
import tenure.scores.BandChanges;
import tenure.scores.HealthMeasures;
import tenure.scores.HealthPolicy;
import tenure.scores.HealthScores;
import tenure.scores.Scorecard;

/**
 * A night as another scorecard would judge it, beside how it was judged. Nothing is written.
 *
 * @param card the card tried out
 * @param night the night
 * @param changes every scored account now and then
 * @param names marts.dim_account
 */
public record Preview(Scorecard card, LocalDate night, Dataset<Row> changes, Dataset<Row> names) {

  /**
   * Judges the night again from its stored features and the night before.
   *
   * @throws UnscoredNight where the night was not run
   */
  public static Preview of(Lake lake, HealthPolicy inForce, Scorecard card, LocalDate night) {
    Dataset<Row> now = lake.slice(HealthScores.TABLE, night);
    if (now.isEmpty()) {
      throw new UnscoredNight(night);
    }
    HealthPolicy policy = inForce.with(card);
    Dataset<Row> profile = lake.slice(AccountProfile.TABLE, night);
    Dataset<Row> measures =
        HealthMeasures.from(
            features(lake, night), lake.lastBefore(HealthMeasures.TABLE, night), policy, night);
    Dataset<Row> then =
        HealthScores.from(
            measures, profile, lake.lastBefore(HealthScores.TABLE, night), policy.bands(), night);
    Dataset<Row> changes = BandChanges.from(now, then, profile).localCheckpoint();
    return new Preview(card, night, changes, lake.published(DimAccount.TABLE));
  }

  /** How many accounts, with which ARR, go from which band to which. */
  public Dataset<Row> counted() {
    return BandChanges.counted(changes);
  }

  /** The accounts that would change band, those with the largest ARR first. */
  public Dataset<Row> moved() {
    return changes
        .where(col(BandChanges.IS_CHANGED))
        .join(
            names.select(BandChanges.ACCOUNT_ID.col(), DimAccount.ACCOUNT_NAME.col()),
            new String[] {BandChanges.ACCOUNT_ID.name()},
            "left_outer")
        .orderBy(
            BandChanges.ARR.col().desc(),
            abs(col(BandChanges.SCORE_CHANGE)).desc(),
            BandChanges.ACCOUNT_ID.col())
        .select(
            BandChanges.ACCOUNT_ID.col(),
            DimAccount.ACCOUNT_NAME.col(),
            BandChanges.SEGMENT.col(),
            BandChanges.ARR.col(),
            BandChanges.BAND_NOW.col(),
            col(BandChanges.BAND_THEN),
            round(HealthScores.HEALTH_SCORE.col(), 1).as(HealthScores.HEALTH_SCORE.name()),
            round(col(BandChanges.SCORE_THEN), 1).as(BandChanges.SCORE_THEN),
            col(BandChanges.CARD_THEN));
  }

  private static AccountFeatures features(Lake lake, LocalDate night) {
    return new AccountFeatures(
        lake.slice(AccountProfile.TABLE, night),
        lake.slice(AccountUsage.TABLE, night),
        lake.slice(AccountSupport.TABLE, night),
        lake.slice(AccountEngagement.TABLE, night),
        lake.slice(AccountRelationship.TABLE, night),
        lake.slice(AccountFinance.TABLE, night),
        lake.slice(AccountOutcomes.TABLE, night));
  }
}
