package tenure.scores;

import static org.apache.spark.sql.functions.any_value;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;

/** The night before, turned to one row per account or segment: what tonight falls back on. */
final class LastKnown {
  /** What the night before said of every measure of an account: a map from measure to struct. */
  static final String MEASURES = "measures_before";

  /** The scorecards in force then. */
  static final String POLICY = "policy_before";

  private static final List<Field> KEPT =
      List.of(
          HealthMeasures.LAST_VALUE,
          HealthMeasures.LAST_OBSERVED_DATE,
          HealthMeasures.VALUE,
          HealthMeasures.MISSING_KIND,
          HealthMeasures.CONTRIBUTION,
          HealthMeasures.STALENESS_TOTAL,
          HealthMeasures.CONFIG_TOTAL,
          HealthMeasures.SEGMENT_TOTAL);

  private LastKnown() {}

  /** All measures of each account in one map, so that a hundred columns need no aggregate each. */
  static Dataset<Row> byAccount(Dataset<Row> previous) {
    Column said = struct(KEPT.stream().map(Field::col).toArray(Column[]::new));
    Column entry = struct(HealthMeasures.MEASURE.col(), said);
    return previous
        .groupBy(HealthMeasures.ACCOUNT_ID.col())
        .agg(
            map_from_entries(collect_list(entry)).as(MEASURES),
            any_value(HealthMeasures.POLICY_VERSION.col()).as(POLICY));
  }

  /** The median of each measure, one row per segment. */
  static Dataset<Row> bySegment(Dataset<Row> previous, List<Measure> measures) {
    List<Column> columns =
        measures.stream()
            .map(
                m ->
                    max(when(
                            HealthMeasures.MEASURE.col().equalTo(m.id()),
                            HealthMeasures.SEGMENT_MEDIAN.col()))
                        .as(Evidence.medianBefore(m)))
            .toList();
    Column[] rest = columns.subList(1, columns.size()).toArray(Column[]::new);
    return previous.groupBy(HealthMeasures.SEGMENT.col()).agg(columns.get(0), rest);
  }
}
