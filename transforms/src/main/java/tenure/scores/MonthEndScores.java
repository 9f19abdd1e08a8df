package tenure.scores;

import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.SCORES;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.features.AccountProfile;

/**
 * What the score said at each month end, frozen: one row per month end and customer that paid then
 * and had not announced to leave (rule 3.7). No later night ever changes a row.
 */
public final class MonthEndScores {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field MONTH_END_DATE =
      Field.day("month_end_date", "The month end judged.").key();
  public static final Field AS_OF_DATE =
      Field.day(
              "as_of_date",
              "The day described: the month end, or where reconstructed the last day of the month on the weekday of known_on.")
          .required();
  public static final Field KNOWN_ON = Versions.KNOWN_ON.plain();
  public static final Field IS_RECONSTRUCTED =
      Field.flag(
              "is_reconstructed",
              "Whether the row was worked out later from dated facts, since no night had run then.")
          .required();
  public static final Field SCORECARD = HealthScores.SCORECARD;
  public static final Field SCORECARD_VERSION = HealthScores.SCORECARD_VERSION;
  public static final Field SEGMENT = HealthScores.SEGMENT;
  public static final Field HEALTH_BAND = HealthScores.HEALTH_BAND;
  public static final Field HEALTH_SCORE = HealthScores.HEALTH_SCORE;
  public static final Field HEALTH_COVERAGE = HealthScores.HEALTH_COVERAGE;
  public static final Field ARR = AccountProfile.ARR;
  public static final Field TENURE_DAYS = AccountProfile.TENURE_DAYS;
  public static final Field DAYS_TO_RENEWAL = AccountProfile.DAYS_TO_RENEWAL;

  public static final Table TABLE =
      Table.in(SCORES, "month_end_scores", "What the score said at each month end, frozen.")
          .withColumns(
              Stream.concat(
                      Stream.of(
                          ACCOUNT_ID,
                          MONTH_END_DATE,
                          SCORECARD,
                          SCORECARD_VERSION,
                          SEGMENT,
                          HEALTH_BAND,
                          ARR,
                          HEALTH_SCORE,
                          HEALTH_COVERAGE,
                          TENURE_DAYS,
                          DAYS_TO_RENEWAL),
                      Stream.concat(
                          levels().stream(), Stream.of(IS_RECONSTRUCTED, AS_OF_DATE, KNOWN_ON)))
                  .toArray(Field[]::new))
          .sliced(KNOWN_ON);

  private MonthEndScores() {}

  /** The levels of all measures, in the order of {@link Measure}. */
  public static List<Field> levels() {
    return Arrays.stream(Measure.values()).map(MonthEndScores::level).toList();
  }

  /** How good a measure was at the month end; null where the card does not judge it. */
  public static Field level(Measure measure) {
    return Field.share(
        "level_" + measure.id(),
        "How good %s was: 1 green, 0.5 yellow, 0 red, or graded.".formatted(measure.id()));
  }

  /**
   * The customers at risk on the days that the scores describe, each day standing for its month.
   *
   * @param scores health_scores of those days
   * @param measures health_measures of those days
   * @param profile features.account_profile of those days
   * @param isReconstructed whether the days lie before the night
   * @param night the night that freezes them
   */
  public static Dataset<Row> from(
      Dataset<Row> scores,
      Dataset<Row> measures,
      Dataset<Row> profile,
      boolean isReconstructed,
      LocalDate night) {
    String[] key = {ACCOUNT_ID.name(), AS_OF_DATE.name()};
    Column isAtRisk = ARR.col().gt(0).and(AccountProfile.SCHEDULED_CHURN_DATE.col().isNull());
    Dataset<Row> atRisk =
        profile
            .where(isAtRisk)
            .select(
                ACCOUNT_ID.col(),
                AS_OF_DATE.col(),
                ARR.col(),
                TENURE_DAYS.col(),
                DAYS_TO_RENEWAL.col());
    return scores
        .join(atRisk, key, "inner")
        .join(byAccount(measures), key, "inner")
        .withColumns(
            Map.of(
                MONTH_END_DATE.name(), last_day(AS_OF_DATE.col()),
                IS_RECONSTRUCTED.name(), lit(isReconstructed),
                KNOWN_ON.name(), Months.day(night)))
        .transform(TABLE::conform);
  }

  private static Dataset<Row> byAccount(Dataset<Row> measures) {
    Column[] levels =
        Arrays.stream(Measure.values())
            .map(
                m ->
                    max(when(
                            HealthMeasures.MEASURE.col().equalTo(m.id()),
                            HealthMeasures.LEVEL.col()))
                        .as(level(m).name()))
            .toArray(Column[]::new);
    return measures
        .groupBy(ACCOUNT_ID.col(), AS_OF_DATE.col())
        .agg(levels[0], Arrays.copyOfRange(levels, 1, levels.length));
  }
}
