package tenure.marts;

import static org.apache.spark.sql.functions.round;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.scores.Retention;

/**
 * How right the forecasts of retention were (rule 2.17): one row per forecast of a quarter that has
 * ended, beside the rates as known now.
 */
public final class FctForecastAccuracy {
  public static final Field AS_OF_DATE = FctRetentionForecast.AS_OF_DATE;
  public static final Field QUARTER_END_DATE = FctRetentionForecast.QUARTER_END_DATE;
  public static final Field SLICE_KIND = FctRetentionForecast.SLICE_KIND;
  public static final Field SLICE_VALUE = FctRetentionForecast.SLICE_VALUE;
  public static final Field KNOWN_ON = Retention.KNOWN_ON.plain();
  public static final Field DAYS_AHEAD = FctRetentionForecast.DAYS_AHEAD;
  public static final Field EXPECTED_GRR = FctRetentionForecast.EXPECTED_GRR;
  public static final Field GRR = Retention.GRR;
  public static final Field GRR_ERROR =
      Field.share("grr_error", "expected_grr less grr: above 0 it was hoped for too much.");
  public static final Field EXPECTED_NRR = FctRetentionForecast.EXPECTED_NRR;
  public static final Field NRR = Retention.NRR;
  public static final Field NRR_ERROR =
      Field.share("nrr_error", "expected_nrr less nrr: above 0 it was hoped for too much.");
  public static final Field IS_GRR_WITHIN =
      Field.flag("is_grr_within", "Whether grr lies within the interval that was given.");
  public static final Field IS_NRR_WITHIN =
      Field.flag("is_nrr_within", "Whether nrr lies within the interval that was given.");

  public static final Table TABLE =
      Table.in(MARTS, "fct_forecast_accuracy", "How right the forecasts of retention were.")
          .withColumns(
              AS_OF_DATE,
              QUARTER_END_DATE,
              SLICE_KIND,
              SLICE_VALUE,
              DAYS_AHEAD,
              EXPECTED_GRR,
              GRR,
              GRR_ERROR,
              EXPECTED_NRR,
              NRR,
              NRR_ERROR,
              IS_GRR_WITHIN,
              IS_NRR_WITHIN,
              KNOWN_ON);

  private static final int PLACES = 6;

  private FctForecastAccuracy() {}

  /**
   * Every forecast of a quarter that has ended.
   *
   * @param forecasts marts.fct_retention_forecast of all month ends
   * @param retention marts.fct_retention of the night
   */
  public static Dataset<Row> from(Dataset<Row> forecasts, Dataset<Row> retention, LocalDate night) {
    String[] key = {
      Retention.DEFINITION_ID.name(), QUARTER_END_DATE.name(), SLICE_KIND.name(), SLICE_VALUE.name()
    };
    Dataset<Row> known =
        retention
            .where(Retention.PERIOD_END_DATE.col().leq(Months.day(Months.lastComplete(night))))
            .select(
                Retention.DEFINITION_ID.col(),
                Retention.PERIOD_END_DATE.col().as(QUARTER_END_DATE.name()),
                SLICE_KIND.col(),
                SLICE_VALUE.col(),
                GRR.col(),
                NRR.col());
    return forecasts
        .join(known, key, "inner")
        .withColumns(
            Map.of(
                GRR_ERROR.name(), round(EXPECTED_GRR.col().minus(GRR.col()), PLACES),
                NRR_ERROR.name(), round(EXPECTED_NRR.col().minus(NRR.col()), PLACES),
                IS_GRR_WITHIN.name(),
                    within(GRR, FctRetentionForecast.GRR_LOW, FctRetentionForecast.GRR_HIGH),
                IS_NRR_WITHIN.name(),
                    within(NRR, FctRetentionForecast.NRR_LOW, FctRetentionForecast.NRR_HIGH),
                KNOWN_ON.name(), Months.day(night)))
        .transform(TABLE::conform);
  }

  private static Column within(Field rate, Field low, Field high) {
    return round(rate.col(), PLACES).between(low.col(), high.col());
  }
}
