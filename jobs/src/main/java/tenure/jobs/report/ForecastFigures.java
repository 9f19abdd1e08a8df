package tenure.jobs.report;

import java.util.Comparator;
import java.util.List;
import tenure.contract.Field;
import tenure.jobs.report.ForecastQuarter.Range;
import tenure.marts.FctRetentionForecast;

/** The figures of where retention will end, as forecast at the last month end. */
final class ForecastFigures {
  private ForecastFigures() {}

  /** The quarters ahead of the whole company, the next one first. */
  static List<ForecastQuarter> read(Marts marts) {
    return Marts.lines(
            marts
                .ofLastMonthEnd(FctRetentionForecast.TABLE)
                .where(FctRetentionForecast.SLICE_KIND.col().equalTo("total")))
        .stream()
        .map(ForecastFigures::quarter)
        .sorted(Comparator.comparing(ForecastQuarter::end))
        .toList();
  }

  private static ForecastQuarter quarter(Line line) {
    return new ForecastQuarter(
        line.day(FctRetentionForecast.QUARTER_END_DATE),
        range(
            line,
            FctRetentionForecast.EXPECTED_NRR,
            FctRetentionForecast.NRR_LOW,
            FctRetentionForecast.NRR_HIGH),
        range(
            line,
            FctRetentionForecast.EXPECTED_GRR,
            FctRetentionForecast.GRR_LOW,
            FctRetentionForecast.GRR_HIGH),
        line.count(FctRetentionForecast.DRAWS),
        line.share(FctRetentionForecast.INTERVAL_SHARE));
  }

  private static Range range(Line line, Field expected, Field low, Field high) {
    return new Range(line.share(expected), line.share(low), line.share(high));
  }
}
