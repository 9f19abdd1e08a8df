package tenure.jobs.scorecard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.validation.Bands;
import tenure.validation.CardComparison;
import tenure.validation.Evaluation;
import tenure.validation.Outcomes;
import tenure.validation.Verdict;

/** Whether a scorecard would have foreseen losses better than those in force, in plain words. */
public final class TrialWords {
  private static final String NONE = "-";
  private static final String LINE = "    %-34s %10s %10s %10s%s";

  private TrialWords() {}

  /**
   * The comparison, horizon by horizon.
   *
   * @param rows of {@link CardComparison}
   */
  public static List<String> of(String card, List<Row> rows) {
    List<String> lines = new ArrayList<>();
    lines.add("Would " + card + " have foreseen losses better?");
    if (rows.isEmpty()) {
      lines.add("  Not to be said yet: of no month end is it known what became of the customers.");
      return lines;
    }
    lines.add("  Both judged the same customers at the same month ends, by what was known then.");
    Map<Long, List<Row>> byHorizon =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.<Long>getAs(Outcomes.HORIZON_DAYS.name()),
                    TreeMap::new,
                    Collectors.toList()));
    byHorizon.forEach((days, both) -> lines.addAll(horizon(card, days, both)));
    return lines;
  }

  private static List<String> horizon(String card, long days, List<Row> both) {
    List<Row> sorted =
        both.stream()
            .sorted(Comparator.comparing(r -> r.<Boolean>getAs(CardComparison.IS_CONSIDERED)))
            .toList();
    Row now = sorted.get(0);
    Row then = sorted.get(sorted.size() - 1);
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "  Lost within %d days: %,d of %,d customers, seen %,d times",
            days,
            now.<Long>getAs(Evaluation.LOST_ACCOUNTS.name()),
            now.<Long>getAs(Evaluation.ACCOUNTS.name()),
            now.<Long>getAs(Evaluation.JUDGEMENTS.name())));
    lines.add(LINE.formatted("", "in force", "then", "change", "").stripTrailing());
    lines.add(
        figure("Told lost from kept, % of pairs", Evaluation.AUC, now, then, 100, interval(now)));
    lines.add(figure("Lift of the riskiest tenth", Evaluation.LIFT, now, then, 1, ""));
    lines.add(figure("Lost after red, %", Bands.RED_LOSS_RATE, now, then, 100, ""));
    lines.add(figure("Lost after green, %", Bands.GREEN_LOSS_RATE, now, then, 100, ""));
    lines.add(
        figure("Calibration slope (1 is best)", Evaluation.CALIBRATION_SLOPE, now, then, 1, ""));
    lines.add(figure("Brier score x 100 (0 is best)", Evaluation.BRIER, now, then, 100, ""));
    lines.add("  " + verdict(card, now.getAs(CardComparison.CHANGE.name())));
    lines.add("  In force: " + now.getAs(Verdict.WORDS.name()));
    lines.add("  Then: " + then.getAs(Verdict.WORDS.name()));
    return lines;
  }

  private static String verdict(String card, String change) {
    return switch (change) {
      case "better" -> card + " foresees losses better: the whole interval lies above 0.";
      case "worse" -> card + " foresees losses worse: the whole interval lies below 0.";
      case "no_evidence" ->
          "No evidence that " + card + " foresees losses better or worse: the interval holds 0.";
      default -> "Too few customers were lost to say which foresees losses better.";
    };
  }

  private static String figure(
      String name, Field field, Row now, Row then, double times, String after) {
    Double before = number(now, field, times);
    Double afterwards = number(then, field, times);
    String change =
        before == null || afterwards == null
            ? NONE
            : String.format(Locale.ROOT, "%+.2f", afterwards - before);
    return LINE.formatted(name, shown(before), shown(afterwards), change, after).stripTrailing();
  }

  private static String interval(Row row) {
    Double low = number(row, CardComparison.AUC_CHANGE_LOW, 100);
    Double high = number(row, CardComparison.AUC_CHANGE_HIGH, 100);
    return low == null || high == null
        ? ""
        : String.format(Locale.ROOT, "  (95 %%: %+.2f to %+.2f)", low, high);
  }

  private static String shown(Double value) {
    return value == null ? NONE : String.format(Locale.ROOT, "%.2f", value);
  }

  private static Double number(Row row, Field field, double times) {
    Double value = row.getAs(field.name());
    return value == null ? null : value * times;
  }
}
