package tenure.scores;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What earlier nights said, one row per account. */
final class EarlierScores {
  /** Bands and nights of the last night there is. */
  static final String CONFIRMED = "confirmed_before";

  static final String RAW = "raw_before";
  static final String NIGHTS = "nights_before";

  private EarlierScores() {}

  /** The column with the score of so many nights before. */
  static String score(int nights) {
    return "score_%dd_before".formatted(nights);
  }

  static Dataset<Row> of(Dataset<Row> scores, LocalDate asOf) {
    Column night = HealthScores.AS_OF_DATE.col();
    List<Column> columns =
        List.of(
            max_by(HealthScores.RAW_BAND.col(), night).as(RAW),
            max_by(HealthScores.NIGHTS_IN_RAW_BAND.col(), night).as(NIGHTS),
            on(asOf.minusDays(1)).as(score(1)),
            on(asOf.minusDays(7)).as(score(7)),
            on(asOf.minusDays(28)).as(score(28)));
    return scores
        .where(night.lt(lit(asOf)))
        .groupBy(HealthScores.ACCOUNT_ID.col())
        .agg(
            max_by(HealthScores.HEALTH_BAND.col(), night).as(CONFIRMED),
            columns.toArray(Column[]::new));
  }

  private static Column on(LocalDate night) {
    Column isNight = HealthScores.AS_OF_DATE.col().equalTo(lit(night));
    return max(when(isNight, HealthScores.HEALTH_SCORE.col()));
  }
}
