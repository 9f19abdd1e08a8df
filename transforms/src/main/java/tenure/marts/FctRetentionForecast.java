package tenure.marts;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.AccountProfile;
import tenure.forecast.ForecastPolicy;
import tenure.forecast.RetentionFutures;
import tenure.scores.Retention;

/**
 * GRR and NRR expected at the ends of the next four fiscal quarters (rule 2.17): one row per
 * quarter, slice and month end that forecast it. The rates are those of the trailing year (rule
 * 2.1), so the opening of each is known and only its closing is drawn.
 */
public final class FctRetentionForecast {
  public static final Field AS_OF_DATE =
      AccountProfile.AS_OF_DATE.meaning("The month end at which the forecast was made.");
  public static final Field QUARTER_END_DATE =
      Field.day("quarter_end_date", "The last day of the quarter, and of the trailing year.").key();
  public static final Field SLICE_KIND =
      Field.choice("slice_kind", "What the grains are told apart by.", "total", "segment").key();
  public static final Field SLICE_VALUE = Retention.SLICE_VALUE;
  public static final Field DEFINITION_ID =
      Retention.DEFINITION_ID.plain().meaning("The definition that is forecast.");
  public static final Field DAYS_AHEAD =
      Field.count("days_ahead", "Days from as_of_date to quarter_end_date.").required();
  public static final Field DRAWS =
      Field.count("draws", "Futures that the rates are drawn from.").required();
  public static final Field EXPECTED_GRR =
      Field.share("expected_grr", "Mean of K over A (rule 2.1).").required();
  public static final Field GRR_LOW =
      Field.share("grr_low", "The lower end of the interval.").required();
  public static final Field GRR_HIGH =
      Field.share("grr_high", "The upper end of the interval.").required();
  public static final Field EXPECTED_NRR =
      Field.share("expected_nrr", "Mean of B over A (rule 2.1).").required();
  public static final Field NRR_LOW =
      Field.share("nrr_low", "The lower end of the interval.").required();
  public static final Field NRR_HIGH =
      Field.share("nrr_high", "The upper end of the interval.").required();
  public static final Field INTERVAL_SHARE =
      Field.share("interval_share", "The share of draws within the interval.").required();

  public static final Table TABLE =
      Table.in(MARTS, "fct_retention_forecast", "GRR and NRR expected of the next four quarters.")
          .withColumns(
              AS_OF_DATE,
              QUARTER_END_DATE,
              SLICE_KIND,
              SLICE_VALUE,
              DEFINITION_ID,
              DAYS_AHEAD,
              DRAWS,
              EXPECTED_GRR,
              GRR_LOW,
              GRR_HIGH,
              EXPECTED_NRR,
              NRR_LOW,
              NRR_HIGH,
              INTERVAL_SHARE)
          .check(
              "grr_within_nrr",
              "expected_grr BETWEEN 0 AND least(1, expected_nrr)",
              "0 <= GRR <= min(1, NRR) (rule 2.3)")
          .check(
              "intervals_in_order",
              "grr_low <= grr_high AND nrr_low <= nrr_high",
              "an interval begins before it ends")
          .sliced(AS_OF_DATE);

  private static final int PLACES = 6;
  private static final Column GRR = col("_grr");
  private static final Column NRR = col("_nrr");

  private FctRetentionForecast() {}

  /**
   * The next four quarters in total and by segment; a slice without an opening has no row.
   *
   * @param futures from {@link RetentionFutures#from}
   */
  public static Dataset<Row> from(Dataset<Row> futures, ForecastPolicy policy, LocalDate night) {
    Column slices =
        array(
            struct(lit("total").as(SLICE_KIND.name()), lit("total").as(SLICE_VALUE.name())),
            struct(
                lit("segment").as(SLICE_KIND.name()),
                RetentionFutures.SEGMENT.col().as(SLICE_VALUE.name())));
    Column opening = sum(RetentionFutures.OPENING);
    Column[] key = {QUARTER_END_DATE.col(), SLICE_KIND.col(), SLICE_VALUE.col()};
    Column days = datediff(QUARTER_END_DATE.col(), lit(night));
    double tail = (1 - policy.intervalShare()) / 2;
    return futures
        .select(col("*"), inline(slices))
        .groupBy(key[0], key[1], key[2], RetentionFutures.DRAW)
        .agg(
            when(opening.gt(0), sum(RetentionFutures.RETAINED).divide(opening)).as(GRR.toString()),
            when(opening.gt(0), sum(RetentionFutures.CLOSING).divide(opening)).as(NRR.toString()))
        .where(GRR.isNotNull())
        .groupBy(key)
        .agg(
            rate(EXPECTED_GRR, avg(GRR)),
            rate(GRR_LOW, percentile(GRR, lit(tail))),
            rate(GRR_HIGH, percentile(GRR, lit(1 - tail))),
            rate(EXPECTED_NRR, avg(NRR)),
            rate(NRR_LOW, percentile(NRR, lit(tail))),
            rate(NRR_HIGH, percentile(NRR, lit(1 - tail))))
        .withColumns(
            Map.of(
                AS_OF_DATE.name(), Months.day(night),
                DEFINITION_ID.name(), lit("cohort_12m"),
                DAYS_AHEAD.name(), days.cast("long"),
                DRAWS.name(), lit((long) policy.draws()),
                INTERVAL_SHARE.name(), lit(policy.intervalShare())))
        .transform(TABLE::conform);
  }

  private static Column rate(Field field, Column value) {
    return round(value, PLACES).as(field.name());
  }
}
