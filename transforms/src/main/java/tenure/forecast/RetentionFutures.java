package tenure.forecast;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.features.AccountProfile;
import tenure.scores.RenewalPolicy;
import tenure.scores.RetentionSlices;

/**
 * The futures that retention is forecast from (rule 2.17): one row per segment, quarter and draw,
 * with A, B and K as shares of one and the same whole.
 */
public final class RetentionFutures {
  public static final Field SEGMENT = AccountProfile.SEGMENT;
  public static final Field QUARTER_END_DATE =
      Field.day("quarter_end_date", "The last day of the quarter.");
  public static final Column DRAW = ForecastShocks.DRAW;
  public static final Column OPENING = col("_opening");
  public static final Column CLOSING = col("_closing");
  public static final Column RETAINED = col("_retained");

  private RetentionFutures() {}

  /**
   * The next four fiscal quarters.
   *
   * @param book from {@link ForecastBook#from}, with the segment of each grain
   * @param renewals scores.renewals of the night, with the grain_id of each
   * @param moves from {@link ForecastBook#moves}
   */
  public static Dataset<Row> from(
      Dataset<Row> book,
      Dataset<Row> renewals,
      Dataset<Row> moves,
      ForecastPolicy policy,
      RenewalPolicy.History history,
      int fiscalYearStartMonth,
      LocalDate night) {
    ForecastMonths months = ForecastMonths.of(night, fiscalYearStartMonth);
    Column quarters =
        array(
            IntStream.range(0, ForecastMonths.QUARTERS)
                .mapToObj(i -> quarter(i, months))
                .toArray(Column[]::new));
    Column segment = RetentionSlices.valueOf(SEGMENT.name()).as(SEGMENT.name());
    return new ForecastDraws(months, policy, history, night)
        .from(book, renewals, moves, segment)
        .select(SEGMENT.col(), DRAW, inline(quarters));
  }

  private static Column quarter(int index, ForecastMonths months) {
    return struct(
        lit(Months.end(months.quarterEnds().get(index))).as(QUARTER_END_DATE.name()),
        col(ForecastDraws.opening(index)).as(OPENING.toString()),
        col(ForecastDraws.closing(index)).as(CLOSING.toString()),
        col(ForecastDraws.retained(index)).as(RETAINED.toString()));
  }
}
