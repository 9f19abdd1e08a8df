package tenure.scores;

import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;

/** The night before, turned so that each measure is a column: what tonight falls back on. */
final class LastKnown {
  private LastKnown() {}

  /** The last observed value of each measure and its night, one row per account. */
  static Dataset<Row> byAccount(Dataset<Row> previous, List<Measure> measures) {
    List<Column> columns = new ArrayList<>();
    for (Measure m : measures) {
      columns.add(only(m, HealthMeasures.LAST_VALUE).as(Evidence.before(m)));
      columns.add(only(m, HealthMeasures.LAST_OBSERVED_DATE).as(Evidence.beforeDate(m)));
    }
    return turned(previous, HealthMeasures.ACCOUNT_ID, columns);
  }

  /** The median of each measure, one row per segment. */
  static Dataset<Row> bySegment(Dataset<Row> previous, List<Measure> measures) {
    List<Column> columns =
        measures.stream()
            .map(m -> only(m, HealthMeasures.SEGMENT_MEDIAN).as(Evidence.medianBefore(m)))
            .toList();
    return turned(previous, HealthMeasures.SEGMENT, columns);
  }

  private static Column only(Measure measure, Field field) {
    return max(when(HealthMeasures.MEASURE.col().equalTo(measure.id()), field.col()));
  }

  private static Dataset<Row> turned(Dataset<Row> previous, Field by, List<Column> columns) {
    Column[] rest = columns.subList(1, columns.size()).toArray(Column[]::new);
    return previous.groupBy(by.col()).agg(columns.get(0), rest);
  }
}
