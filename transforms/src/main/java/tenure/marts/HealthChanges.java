package tenure.marts;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.any_value;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static tenure.scores.HealthMeasures.ACCOUNT_ID;
import static tenure.scores.HealthMeasures.AS_OF_DATE;
import static tenure.scores.HealthMeasures.COMPONENT;
import static tenure.scores.HealthMeasures.CONFIG_TOTAL;
import static tenure.scores.HealthMeasures.CONTRIBUTION;
import static tenure.scores.HealthMeasures.MEASURE;
import static tenure.scores.HealthMeasures.POLICY_VERSION;
import static tenure.scores.HealthMeasures.SCORECARD;
import static tenure.scores.HealthMeasures.SEGMENT_TOTAL;
import static tenure.scores.HealthMeasures.STALENESS_TOTAL;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.contract.Field;
import tenure.scores.HealthMeasures;

/**
 * Tonight's measures beside those of the nights that changes are told against, in one pass: one row
 * per account and measure of any of those nights.
 */
final class HealthChanges {
  /** The account's scorecard tonight, on the rows of measures that it no longer has too. */
  static final String CARD = "card_now";

  /** The component that a measure had which tonight's card does not have. */
  static final String COMPONENT_THEN = "component_then";

  private static final String NOW = "now";
  private static final double NOTHING = 1e-9;
  private static final List<Field> OF_CARD =
      List.of(SCORECARD, HealthMeasures.SCORECARD_VERSION, POLICY_VERSION);
  private static final List<Field> THEN =
      List.of(
          CONTRIBUTION, STALENESS_TOTAL, CONFIG_TOTAL, SEGMENT_TOTAL, COMPONENT, POLICY_VERSION);

  private HealthChanges() {}

  static Dataset<Row> of(Dataset<Row> measures, Dataset<Row> previous, LocalDate asOf) {
    Column night = AS_OF_DATE.col();
    Object[] nights = FctHealthMeasure.WINDOWS.stream().map(asOf::minusDays).toArray();
    WindowSpec account = Window.partitionBy(ACCOUNT_ID.col());
    Map<String, Column> ofAccount = new LinkedHashMap<>();
    Column card = struct(OF_CARD.stream().map(f -> now(f).as(f.name())).toArray(Column[]::new));
    ofAccount.put(CARD, any(when(col(NOW).isNotNull(), card)).over(account));
    for (int days : FctHealthMeasure.WINDOWS) {
      ofAccount.put(policyThen(days), any(then(days, POLICY_VERSION)).over(account));
    }
    return measures
        .withColumn(AS_OF_DATE.name(), lit(asOf))
        .unionByName(previous.where(night.isin(nights)))
        .groupBy(ACCOUNT_ID.col(), MEASURE.col())
        .agg(any(onNight(asOf, HealthMeasures.TABLE.fields())).as(NOW), onNights(asOf))
        .withColumns(ofAccount)
        .where(col(CARD).isNotNull())
        .withColumn(COMPONENT_THEN, componentThen())
        .select(selected());
  }

  /** The changes of contributions. */
  static Map<String, Column> changes() {
    Map<String, Column> changes = new LinkedHashMap<>();
    for (int days : FctHealthMeasure.WINDOWS) {
      Column change = orZero(CONTRIBUTION.col()).minus(orZero(then(days, CONTRIBUTION)));
      changes.put(
          FctHealthMeasure.change(days).name(), when(col(policyThen(days)).isNotNull(), change));
    }
    return changes;
  }

  /** The causes of the changes; what no other cause explains is the measure's own. */
  static Map<String, Column> causes() {
    Map<String, Column> causes = new LinkedHashMap<>();
    for (int days : FctHealthMeasure.WINDOWS) {
      Column change = FctHealthMeasure.change(days).col();
      Column isDropped = CONTRIBUTION.col().isNull();
      Column isConfig = col(CARD).getField(POLICY_VERSION.name()).notEqual(col(policyThen(days)));
      Column stale = when(isDropped, 0.0).otherwise(since(days, STALENESS_TOTAL));
      Column config =
          when(isDropped, when(isConfig, change).otherwise(0.0))
              .otherwise(since(days, CONFIG_TOTAL));
      Column segment =
          when(isDropped, when(isConfig, 0.0).otherwise(change))
              .otherwise(since(days, SEGMENT_TOTAL));
      put(causes, Cause.STALENESS, days, stale);
      put(causes, Cause.CONFIG, days, config);
      put(causes, Cause.SEGMENT, days, segment);
      put(causes, Cause.MEASURE, days, change.minus(stale).minus(config).minus(segment));
    }
    return causes;
  }

  /** The cause with the largest part of a change. */
  static Column reason(int days) {
    Column change = FctHealthMeasure.change(days).col();
    Column[] sizes =
        Arrays.stream(Cause.values())
            .map(c -> abs(FctHealthMeasure.change(c, days).col()))
            .toArray(Column[]::new);
    Column largest = greatest(sizes);
    Column reason = when(change.isNull(), lit(null)).when(largest.lt(NOTHING), "none");
    for (Cause cause : Cause.values()) {
      reason = reason.when(sizes[cause.ordinal()].equalTo(largest), cause.id());
    }
    return reason;
  }

  private static void put(Map<String, Column> causes, Cause cause, int days, Column part) {
    Column isKnown = FctHealthMeasure.change(days).col().isNotNull();
    causes.put(FctHealthMeasure.change(cause, days).name(), when(isKnown, part));
  }

  private static Column since(int days, Field total) {
    return orZero(total.col()).minus(orZero(then(days, total)));
  }

  private static Column[] onNights(LocalDate asOf) {
    return FctHealthMeasure.WINDOWS.stream()
        .map(days -> any(onNight(asOf.minusDays(days), THEN)).as(then(days)))
        .toArray(Column[]::new);
  }

  private static Column onNight(LocalDate night, List<Field> fields) {
    Column row = struct(fields.stream().map(Field::col).toArray(Column[]::new));
    return when(AS_OF_DATE.col().equalTo(lit(night)), row);
  }

  private static Column componentThen() {
    return coalesce(
        FctHealthMeasure.WINDOWS.stream().map(d -> then(d, COMPONENT)).toArray(Column[]::new));
  }

  private static Column[] selected() {
    return java.util.stream.Stream.of(
            List.of(ACCOUNT_ID.col(), MEASURE.col(), col(CARD), col(COMPONENT_THEN)),
            FctHealthMeasure.WINDOWS.stream().map(d -> col(then(d))).toList(),
            FctHealthMeasure.WINDOWS.stream().map(d -> col(policyThen(d))).toList(),
            HealthMeasures.TABLE.fields().stream()
                .filter(f -> !f.isKey() && !OF_CARD.contains(f))
                .map(f -> now(f).as(f.name()))
                .toList())
        .flatMap(List::stream)
        .toArray(Column[]::new);
  }

  private static Column any(Column value) {
    return any_value(value, lit(true));
  }

  private static Column now(Field field) {
    return col(NOW).getField(field.name());
  }

  private static String then(int days) {
    return "then_%dd".formatted(days);
  }

  private static Column then(int days, Field field) {
    return col(then(days)).getField(field.name());
  }

  private static String policyThen(int days) {
    return "policy_%dd_before".formatted(days);
  }

  private static Column orZero(Column points) {
    return coalesce(points, lit(0.0));
  }
}
