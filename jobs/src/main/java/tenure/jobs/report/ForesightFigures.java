package tenure.jobs.report;

import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
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
    List<Judge> judges =
        Marts.lines(ofMonthEnd(marts, FctHealthValidation.TABLE).where(quoted())).stream()
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
        Marts.lines(ofMonthEnd(marts, FctHealthCalibration.TABLE).where(isShown)).stream()
            .map(ForesightFigures::tenth)
            .sorted(Comparator.comparing(Tenth::horizonDays).thenComparing(Tenth::tenth))
            .toList();
    return new Foresight(judges, tenths);
  }

  private static Dataset<Row> ofMonthEnd(Marts marts, Table mart) {
    return marts
        .upTo(mart)
        .where(FctHealthValidation.KNOWN_ON.col().equalTo(lit(Date.valueOf(marts.lastMonthEnd()))));
  }

  private static Column quoted() {
    Column isAll =
        FctHealthValidation.PERIOD_KIND
            .col()
            .equalTo(FctHealthValidation.ALL_MONTHS)
            .and(FctHealthValidation.SCORECARD.col().equalTo(FctHealthValidation.ALL_CARDS));
    Column isTotal = FctHealthValidation.SEGMENT.col().equalTo(FctHealthValidation.TOTAL);
    return isAll.and(isTotal.or(Predictors.PREDICTOR.col().equalTo(Predictors.HEALTH)));
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
