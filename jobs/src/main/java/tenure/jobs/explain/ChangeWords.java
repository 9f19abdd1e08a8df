package tenure.jobs.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import tenure.marts.Cause;
import tenure.marts.FctHealthMeasure;

/** Why a score changed, in plain words: the causes and the measures that moved most. */
public final class ChangeWords {
  private static final double LITTLE = 0.05;
  private static final int NAMED = 3;
  private static final Map<Cause, String> WORDS =
      Map.of(
          Cause.MEASURE, "its own facts",
          Cause.STALENESS, "missing data",
          Cause.CONFIG, "changed scorecards",
          Cause.SEGMENT, "another segment, stage or age");

  private ChangeWords() {}

  /**
   * One or two lines per window.
   *
   * @param measures rows of marts.fct_health_measure of one account and night
   */
  public static List<String> of(List<Row> measures, LocalDate night) {
    List<String> lines = new ArrayList<>();
    for (int days : FctHealthMeasure.WINDOWS) {
      Optional<Double> change = sum(measures, FctHealthMeasure.change(days).name());
      String since = "since " + night.minusDays(days) + ": ";
      lines.add(
          since
              + change
                  .map(c -> told(measures, days, c))
                  .orElse("not known, as there was no score then"));
    }
    return lines;
  }

  private static String told(List<Row> measures, int days, double change) {
    String causes =
        Arrays.stream(Cause.values())
            .map(c -> part(measures, c, days))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    if (causes.isEmpty()) {
      return "unchanged";
    }
    return points(change) + ", of which " + causes + "; most: " + most(measures, days);
  }

  private static Optional<String> part(List<Row> measures, Cause cause, int days) {
    return sum(measures, FctHealthMeasure.change(cause, days).name())
        .filter(points -> Math.abs(points) >= LITTLE)
        .map(points -> points(points) + " " + WORDS.get(cause));
  }

  private static String most(List<Row> measures, int days) {
    String change = FctHealthMeasure.change(days).name();
    return measures.stream()
        .filter(m -> Math.abs(value(m, change)) >= LITTLE)
        .sorted(Comparator.comparingDouble((Row m) -> -Math.abs(value(m, change))))
        .limit(NAMED)
        .map(m -> m.getAs(FctHealthMeasure.MEASURE.name()) + " " + points(value(m, change)))
        .collect(Collectors.collectingAndThen(Collectors.joining(", "), ChangeWords::orNone));
  }

  private static String orNone(String names) {
    return names.isEmpty() ? "none, as causes cancel out" : names;
  }

  private static Optional<Double> sum(List<Row> measures, String column) {
    return measures.stream()
        .map(m -> m.<Double>getAs(column))
        .filter(points -> points != null)
        .reduce(Double::sum);
  }

  private static double value(Row row, String column) {
    Double value = row.getAs(column);
    return value == null ? 0 : value;
  }

  private static String points(double points) {
    return String.format(Locale.ROOT, "%+.1f", points);
  }
}
