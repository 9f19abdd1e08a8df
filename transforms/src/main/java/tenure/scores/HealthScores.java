package tenure.scores;

import static org.apache.spark.sql.functions.any_value;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.SCORES;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.AccountProfile;
import tenure.scores.HealthPolicy.Bands;

/** How healthy each customer is on a night: one row per account and night (rule 3.6). */
public final class HealthScores {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field SCORECARD = HealthMeasures.SCORECARD;
  public static final Field SCORECARD_VERSION = HealthMeasures.SCORECARD_VERSION;
  public static final Field SEGMENT = AccountProfile.SEGMENT;
  public static final Field LIFECYCLE_STAGE =
      AccountProfile.LIFECYCLE_STAGE.meaning(
          "Where the customer is on its way; at_risk where the confirmed band is red.");
  public static final Field HEALTH_SCORE =
      Field.score("health_score", "The contributions of all measures, added up.").required();
  public static final Field PROVEN_SCORE =
      Field.score(
              "proven_score",
              "The score if every measure never observed were as bad as can be; it limits the band, so that missing data never raise it.")
          .required();
  public static final Field HEALTH_COVERAGE =
      Field.share("health_coverage", "The share of the weight that is observed (rule 3.2).")
          .required();
  public static final Field RAW_BAND =
      Field.choice(
              "raw_band",
              "The colour of the night by itself: that of the lower of health_score and proven_score.",
              "green",
              "yellow",
              "red",
              "insufficient_data")
          .required();
  public static final Field HEALTH_BAND =
      Field.choice(
              "health_band",
              "The confirmed colour (rule 3.4).",
              "green",
              "yellow",
              "red",
              "insufficient_data")
          .required();
  public static final Field NIGHTS_IN_RAW_BAND =
      Field.count("nights_in_raw_band", "Nights in a row with this raw band, this one included.")
          .required();
  public static final Field HEALTH_CHANGE_1D =
      Field.number("health_change_1d", "Score minus that of the night before.");
  public static final Field HEALTH_CHANGE_7D =
      Field.number("health_change_7d", "Score minus that of 7 nights before.");
  public static final Field HEALTH_CHANGE_28D =
      Field.number("health_change_28d", "Score minus that of 28 nights before.");
  public static final Field BIGGEST_GAP =
      Field.text("biggest_gap", "The measure that costs most points; null at a full score.");
  public static final Field BIGGEST_GAP_POINTS =
      Field.number("biggest_gap_points", "The points it costs.");

  public static final Table TABLE =
      Table.in(SCORES, "health_scores", "How healthy each customer is on a night.")
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
              SCORECARD,
              SCORECARD_VERSION,
              SEGMENT,
              LIFECYCLE_STAGE,
              RAW_BAND,
              HEALTH_BAND,
              BIGGEST_GAP,
              HEALTH_SCORE,
              PROVEN_SCORE,
              HEALTH_COVERAGE,
              NIGHTS_IN_RAW_BAND,
              HEALTH_CHANGE_1D,
              HEALTH_CHANGE_7D,
              HEALTH_CHANGE_28D,
              BIGGEST_GAP_POINTS)
          .sliced(AS_OF_DATE);

  private static final int PLACES = 6;

  private HealthScores() {}

  /**
   * One row per account with measures.
   *
   * @param measures health_measures of asOf
   * @param profile features.account_profile of asOf
   * @param previous this table's rows of earlier nights: the last of them confirms the band, those
   *     of 1, 7 and 28 nights before give the changes; all others are ignored
   */
  public static Dataset<Row> from(
      Dataset<Row> measures,
      Dataset<Row> profile,
      Dataset<Row> previous,
      Bands bands,
      LocalDate asOf) {
    Dataset<Row> stages = profile.select(ACCOUNT_ID.col(), AccountProfile.LIFECYCLE_STAGE.col());
    return scored(measures)
        .join(stages, ACCOUNT_ID.name(), "left_outer")
        .join(EarlierScores.of(previous, asOf), ACCOUNT_ID.name(), "left_outer")
        .withColumn(AS_OF_DATE.name(), lit(asOf))
        .withColumn(RAW_BAND.name(), Confirmation.raw(bands))
        .withColumn(NIGHTS_IN_RAW_BAND.name(), Confirmation.nights())
        .withColumn(HEALTH_BAND.name(), Confirmation.confirmed(bands))
        .withColumn(LIFECYCLE_STAGE.name(), stage())
        .withColumn(HEALTH_CHANGE_1D.name(), change(1))
        .withColumn(HEALTH_CHANGE_7D.name(), change(7))
        .withColumn(HEALTH_CHANGE_28D.name(), change(28))
        .transform(TABLE::conform);
  }

  private static Dataset<Row> scored(Dataset<Row> measures) {
    Column weight = HealthMeasures.WEIGHT.col();
    Column gap = round(weight.minus(HealthMeasures.CONTRIBUTION.col()), PLACES);
    // Of equal gaps the last name wins, so that the order of delivery never decides.
    Column largest = struct(gap.as("points"), HealthMeasures.MEASURE.col().as("measure"));
    Column observed = when(HealthMeasures.MISSING_KIND.col().isNull(), weight).otherwise(0.0);
    return measures
        .groupBy(ACCOUNT_ID.col())
        .agg(
            any_value(SCORECARD.col()).as(SCORECARD.name()),
            any_value(SCORECARD_VERSION.col()).as(SCORECARD_VERSION.name()),
            any_value(SEGMENT.col()).as(SEGMENT.name()),
            score(HealthMeasures.CONTRIBUTION).as(HEALTH_SCORE.name()),
            score(HealthMeasures.PROVEN_CONTRIBUTION).as(PROVEN_SCORE.name()),
            round(sum(observed).divide(100), PLACES).as(HEALTH_COVERAGE.name()),
            max(when(gap.gt(0), largest)).as("gap"))
        .withColumn(BIGGEST_GAP.name(), col("gap.measure"))
        .withColumn(BIGGEST_GAP_POINTS.name(), col("gap.points"));
  }

  /** Rounded past what matters, so that a sum of parts lands on an edge it reaches. */
  private static Column score(Field part) {
    return least(greatest(round(sum(part.col()), PLACES), lit(0.0)), lit(100.0));
  }

  private static Column stage() {
    Column stage = LIFECYCLE_STAGE.col();
    return when(HEALTH_BAND.col().equalTo("red").and(stage.notEqual("trial")), "at_risk")
        .otherwise(stage);
  }

  private static Column change(int nights) {
    return HEALTH_SCORE.col().minus(col(EarlierScores.score(nights)));
  }
}
