package tenure.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import tenure.scores.HealthPolicy.Bands;

/**
 * The colour of a night, and the colour that is confirmed (rule 3.4). Tonight's raw band and last
 * night's row are all it needs: scores themselves are never smoothed.
 */
final class Confirmation {
  private static final Column RAW = HealthScores.RAW_BAND.col();
  private static final Column CONFIRMED = col(EarlierScores.CONFIRMED);

  private Confirmation() {}

  /** The band of tonight's figures; below the least coverage it is no colour. */
  static Column raw(Bands bands) {
    return bands.colour(judged(), HealthScores.HEALTH_COVERAGE.col());
  }

  /** Nights in a row with tonight's raw band. */
  static Column nights() {
    Column continues = RAW.equalTo(col(EarlierScores.RAW));
    return when(continues, col(EarlierScores.NIGHTS).plus(1L)).otherwise(1L);
  }

  /**
   * The raw band once it has lasted, or at once on the first night and after a jump past the edge
   * of the confirmed band; else the confirmed band of the night before.
   */
  static Column confirmed(Bands bands) {
    Column lasted = HealthScores.NIGHTS_IN_RAW_BAND.col().geq(bands.confirmNights());
    return when(CONFIRMED.isNull().or(RAW.equalTo(CONFIRMED)).or(lasted), RAW)
        .when(RAW.notEqual("insufficient_data").and(jumped(bands)), RAW)
        .otherwise(CONFIRMED);
  }

  private static Column jumped(Bands bands) {
    Column score = judged();
    double jump = bands.jumpPoints();
    Column fromRed = CONFIRMED.equalTo("red").and(score.geq(bands.yellowFrom() + jump));
    Column fromGreen = CONFIRMED.equalTo("green").and(score.leq(bands.greenFrom() - jump));
    Column up = score.geq(bands.greenFrom() + jump);
    Column down = score.leq(bands.yellowFrom() - jump);
    return fromRed.or(fromGreen).or(CONFIRMED.equalTo("yellow").and(up.or(down)));
  }

  /** The score that decides the colour. */
  private static Column judged() {
    return least(HealthScores.HEALTH_SCORE.col(), HealthScores.PROVEN_SCORE.col());
  }
}
