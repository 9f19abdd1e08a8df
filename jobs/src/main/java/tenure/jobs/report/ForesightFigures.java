package tenure.jobs.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import tenure.contract.Field;
import tenure.jobs.report.Foresight.Colour;
import tenure.jobs.report.Foresight.Judge;
import tenure.jobs.report.Foresight.Tenth;
import tenure.marts.FctHealthCalibration;
import tenure.marts.FctHealthValidation;
import tenure.validation.Bands;
import tenure.validation.Evaluation;
import tenure.validation.Predictors;
import tenure.validation.Verdict;

/** The figures of the score's foresight, as the last month end found them out. */
final class ForesightFigures {
  private ForesightFigures() {}

  static Foresight read(Marts marts) {
    Map<Boolean, List<Line>> lines =
        Marts.lines(marts.ofLastMonthEnd(FctHealthValidation.TABLE).where(quoted())).stream()
            .collect(Collectors.partitioningBy(ForesightFigures::isOfAllMonths));
    List<Judge> judges =
        lines.get(true).stream()
            .map(ForesightFigures::judge)
            .sorted(
                Comparator.comparing(Judge::horizonDays)
                    .thenComparing(Judge::predictor)
                    .thenComparing(Judge::segment))
            .toList();
    if (judges.isEmpty()) {
      return Foresight.NONE;
    }
    Column isShown = Predictors.PREDICTOR.col().isin(Predictors.HEALTH, Predictors.CHALLENGER);
    List<Tenth> tenths =
        Marts.lines(marts.ofLastMonthEnd(FctHealthCalibration.TABLE).where(isShown)).stream()
            .map(ForesightFigures::tenth)
            .sorted(Comparator.comparing(Tenth::horizonDays).thenComparing(Tenth::tenth))
            .toList();
    return new Foresight(judges, months(lines.get(false), judges.get(0).horizonDays()), tenths);
  }

  /** Every judge of all customers, the score also by segment, and the score month by month. */
  private static Column quoted() {
    Column isAllMonths =
        FctHealthValidation.PERIOD_KIND.col().equalTo(FctHealthValidation.ALL_MONTHS);
    Column isTotal = FctHealthValidation.SEGMENT.col().equalTo(FctHealthValidation.TOTAL);
    Column isScore = Predictors.PREDICTOR.col().equalTo(Predictors.HEALTH);
    return FctHealthValidation.SCORECARD
        .col()
        .equalTo(FctHealthValidation.ALL_CARDS)
        .and(isAllMonths.and(isTotal.or(isScore)).or(isTotal.and(isScore)));
  }

  private static boolean isOfAllMonths(Line line) {
    return line.text(FctHealthValidation.PERIOD_KIND).equals(FctHealthValidation.ALL_MONTHS);
  }

  /**
   * The coloured month ends of the nearest horizon, which are the most: not every worked-out score
   * has a colour.
   */
  private static List<HealthMonth> months(List<Line> lines, long horizonDays) {
    return lines.stream()
        .filter(l -> l.count(FctHealthValidation.HORIZON_DAYS) == horizonDays)
        .filter(l -> l.count(Bands.GREEN) + l.count(Bands.YELLOW) + l.count(Bands.RED) > 0)
        .map(ForesightFigures::month)
        .sorted(Comparator.comparing(HealthMonth::end))
        .toList();
  }

  private static HealthMonth month(Line line) {
    double all = line.count(Evaluation.JUDGEMENTS);
    double green = line.count(Bands.GREEN) / all;
    double yellow = line.count(Bands.YELLOW) / all;
    double red = line.count(Bands.RED) / all;
    return new HealthMonth(
        line.day(FctHealthValidation.MONTH_END_DATE),
        line.count(Evaluation.JUDGEMENTS),
        Map.of(
            Band.GREEN, green,
            Band.YELLOW, yellow,
            Band.RED, red,
            Band.UNKNOWN, Math.max(0, 1 - green - yellow - red)),
        true);
  }

  private static Judge judge(Line line) {
    return new Judge(
        line.count(FctHealthValidation.HORIZON_DAYS),
        line.text(Predictors.PREDICTOR),
        line.text(FctHealthValidation.SEGMENT),
        line.text(Verdict.WORDS),
        line.count(Evaluation.JUDGEMENTS),
        line.count(Evaluation.LOST_ACCOUNTS),
        line.share(Evaluation.LOSS_RATE),
        line.share(Evaluation.AUC),
        line.share(Evaluation.AUC_LOW),
        line.share(Evaluation.AUC_HIGH),
        line.share(Evaluation.AUC_BY_ARR),
        line.share(Evaluation.LIFT),
        line.share(Evaluation.BRIER),
        line.share(Evaluation.BRIER_BASE),
        List.of(
            colour(line, Band.RED, Bands.RED, Bands.RED_LOSSES, Bands.RED_LOSS_RATE),
            colour(line, Band.YELLOW, Bands.YELLOW, Bands.YELLOW_LOSSES, Bands.YELLOW_LOSS_RATE),
            colour(line, Band.GREEN, Bands.GREEN, Bands.GREEN_LOSSES, Bands.GREEN_LOSS_RATE)));
  }

  private static Colour colour(Line line, Band band, Field judgements, Field losses, Field rate) {
    return new Colour(band, line.count(judgements), line.count(losses), line.share(rate));
  }

  private static Tenth tenth(Line line) {
    return new Tenth(
        line.count(FctHealthCalibration.HORIZON_DAYS),
        line.text(Predictors.PREDICTOR),
        line.count(FctHealthCalibration.TENTH),
        line.count(Evaluation.JUDGEMENTS),
        line.share(Evaluation.EXPECTED_RATE),
        line.share(Evaluation.LOSS_RATE));
  }
}
