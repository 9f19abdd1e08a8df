package tenure.review;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.scores.HealthScores;
import tenure.scores.MonthEndScores;

/** How health went through a quarter, from the scores frozen at month ends (rule 3.7). */
public final class ReviewHealth {
  public static final Field OPENING_HEALTH_SCORE =
      Field.score(
          "opening_health_score",
          "The score frozen at the month end before the quarter; null where none was.");
  public static final Field OPENING_HEALTH_BAND =
      Field.choice(
          "opening_health_band",
          "The colour of that month end.",
          HealthScores.HEALTH_BAND.choices().toArray(String[]::new));
  public static final Field HEALTH_STORY =
      Field.text(
          "health_story",
          "The scores frozen at month ends from the one before the quarter on: day and whole score, separated by commas; null without any.");

  private ReviewHealth() {}

  /**
   * One row per account and quarter with a frozen score.
   *
   * @param scores scores.month_end_scores up to the night
   */
  public static Dataset<Row> from(Dataset<Row> scores, ReviewQuarters quarters) {
    Column month = MonthEndScores.MONTH_END_DATE.col();
    Column score = MonthEndScores.HEALTH_SCORE.col();
    Column isOpening = month.equalTo(ReviewQuarters.OPENING);
    Column told = sort_array(collect_list(struct(month.as("day"), score.as("score"))));
    return quarters
        .beside(
            scores.select(
                MonthEndScores.ACCOUNT_ID.col(), month, score, MonthEndScores.HEALTH_BAND.col()))
        .where(isOpening.or(ReviewQuarters.isWithin(month)))
        .groupBy(MonthEndScores.ACCOUNT_ID.col(), ReviewQuarters.QUARTER_END_DATE.col())
        .agg(
            max(when(isOpening, score)).as(OPENING_HEALTH_SCORE.name()),
            max(when(isOpening, MonthEndScores.HEALTH_BAND.col())).as(OPENING_HEALTH_BAND.name()),
            array_join(transform(told, ReviewHealth::words), ", ").as(HEALTH_STORY.name()));
  }

  private static Column words(Column told) {
    Column whole = round(told.getField("score")).cast("long").cast("string");
    return concat_ws(" ", told.getField("day").cast("string"), whole);
  }
}
