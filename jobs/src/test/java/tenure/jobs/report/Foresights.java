package tenure.jobs.report;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tenure.jobs.report.Foresight.Colour;
import tenure.jobs.report.Foresight.Judge;
import tenure.jobs.report.Foresight.Tenth;

/** What was found out of made-up scores. */
final class Foresights {
  private Foresights() {}

  /** A score that foretells losses, and better than what it has to beat. */
  static Foresight useful() {
    return new Foresight(
        List.of(
            judge(90, "challenger", "total", 0.74, "It predicts."),
            judge(90, "health_score", "mid_market", 0.61, "No evidence of predictive value."),
            judge(90, "health_score", "total", 0.71, "It predicts: the lost one looked worse."),
            judge(180, "health_score", "total", 0.68, "It predicts.")),
        IntStream.rangeClosed(1, 9)
            .mapToObj(m -> YearMonth.of(2025, m).atEndOfMonth())
            .map(end -> Leadership.health(end, 0.6, true))
            .toList(),
        LongStream.rangeClosed(1, 10)
            .mapToObj(t -> new Tenth(90, "health_score", t, 200, t / 110.0, t / 100.0))
            .toList());
  }

  private static Judge judge(
      long horizon, String predictor, String segment, double auc, String words) {
    return new Judge(
        horizon,
        predictor,
        segment,
        words,
        2_000,
        61,
        0.041,
        auc,
        auc - 0.06,
        auc + 0.06,
        auc - 0.02,
        2.4,
        0.037,
        0.039,
        List.of(
            new Colour(Band.RED, 240, 29, 29 / 240.0),
            new Colour(Band.YELLOW, 900, 36, 0.04),
            new Colour(Band.GREEN, 860, 9, 9 / 860.0)));
  }
}
