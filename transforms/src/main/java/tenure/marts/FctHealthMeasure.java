package tenure.marts;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.scores.HealthMeasures;

/**
 * What makes each customer's health score, and what moved it in 1, 7 and 28 days (rule 3.5): one
 * row per account, night and measure. Contributions add to the score, changes to its change, and
 * the four causes of a change to that change; a measure that its scorecard no longer has keeps a
 * row for as long as its loss explains a change.
 */
public final class FctHealthMeasure {
  public static final Field ACCOUNT_ID = HealthMeasures.ACCOUNT_ID;
  public static final Field AS_OF_DATE = HealthMeasures.AS_OF_DATE;
  public static final Field COMPONENT = HealthMeasures.COMPONENT;
  public static final Field MEASURE = HealthMeasures.MEASURE;
  public static final Field SCORECARD = HealthMeasures.SCORECARD;
  public static final Field SCORECARD_VERSION = HealthMeasures.SCORECARD_VERSION;
  public static final Field VALUE = HealthMeasures.VALUE;
  public static final Field LEVEL = HealthMeasures.LEVEL;
  public static final Field POINTS = HealthMeasures.POINTS;
  public static final Field MAX_POINTS = HealthMeasures.MAX_POINTS;
  public static final Field WEIGHT = HealthMeasures.WEIGHT;
  public static final Field CONTRIBUTION = HealthMeasures.CONTRIBUTION;
  public static final Field MISSING_KIND = HealthMeasures.MISSING_KIND;
  public static final Field FRESHNESS_DAYS = HealthMeasures.FRESHNESS_DAYS;
  public static final Field OBSERVED_DATE = HealthMeasures.OBSERVED_DATE;
  public static final Field CHANGE_REASON =
      Field.choice(
          "change_reason",
          "The largest cause of the change in 7 days: the measure itself, missing data, another configuration, or another segment, stage or age.",
          "none",
          "measure",
          "staleness",
          "config",
          "segment");

  /** The windows of change, in days. */
  public static final List<Integer> WINDOWS = List.of(1, 7, 28);

  public static final Table TABLE =
      Table.in(
              MARTS,
              "fct_health_measure",
              "What makes each customer's health score, and what moved it in 1, 7 and 28 days.")
          .withColumns(columns())
          .sliced(AS_OF_DATE)
          .check(
              "causes_add_to_the_change",
              addUp(),
              "The four causes add to the change of each window to 0.01.");

  private FctHealthMeasure() {}

  /** By how much the contribution differs from that of so many nights before. */
  public static Field change(int days) {
    return Field.number(
        "change_%dd".formatted(days),
        "Contribution minus that of %d nights before; null where the account had no score then."
            .formatted(days));
  }

  /** The part of {@link #change} that has this cause. */
  public static Field change(Cause cause, int days) {
    return Field.number("%s_change_%dd".formatted(cause.id(), days), cause.meaning(days));
  }

  /**
   * Every measure that an account with a score tonight has, or had in a window.
   *
   * @param measures scores.health_measures of asOf
   * @param previous scores.health_measures of earlier nights; those of 1, 7 and 28 nights before
   *     count
   */
  public static Dataset<Row> from(Dataset<Row> measures, Dataset<Row> previous, LocalDate asOf) {
    return HealthChanges.of(measures, previous, asOf)
        .withColumns(HealthChanges.changes())
        .withColumns(HealthChanges.causes())
        .withColumns(
            Map.of(
                CHANGE_REASON.name(), HealthChanges.reason(7),
                SCORECARD.name(), col(HealthChanges.CARD).getField(SCORECARD.name()),
                SCORECARD_VERSION.name(),
                    col(HealthChanges.CARD).getField(SCORECARD_VERSION.name()),
                AS_OF_DATE.name(), lit(asOf),
                COMPONENT.name(), coalesce(COMPONENT.col(), col(HealthChanges.COMPONENT_THEN))))
        .na()
        .fill(
            0.0,
            new String[] {
              LEVEL.name(), POINTS.name(), MAX_POINTS.name(), WEIGHT.name(), CONTRIBUTION.name()
            })
        .transform(TABLE::conform);
  }

  private static String addUp() {
    return WINDOWS.stream()
        .map(
            days ->
                Arrays.stream(Cause.values())
                    .map(cause -> change(cause, days).name())
                    .collect(joining(" - ", "abs(" + change(days).name() + " - ", ") <= 0.01")))
        .collect(joining(" AND "));
  }

  private static Field[] columns() {
    List<Field> columns =
        new ArrayList<>(
            List.of(
                ACCOUNT_ID,
                AS_OF_DATE,
                COMPONENT,
                MEASURE,
                SCORECARD,
                SCORECARD_VERSION,
                MISSING_KIND,
                CHANGE_REASON,
                VALUE,
                LEVEL,
                POINTS,
                MAX_POINTS,
                WEIGHT,
                CONTRIBUTION,
                FRESHNESS_DAYS));
    for (int days : WINDOWS) {
      columns.add(change(days));
      for (Cause cause : Cause.values()) {
        columns.add(change(cause, days));
      }
    }
    columns.add(OBSERVED_DATE);
    return columns.toArray(Field[]::new);
  }
}
