package tenure.marts;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.signals.Signals;

/** Which signals a night itself saw of each account: an episode may stay open for days after. */
final class SeenSignals {
  private static final Column SEEN = col("seen_signals");

  private SeenSignals() {}

  /** One row per account of which any was seen. */
  static Dataset<Row> of(Dataset<Row> signals, LocalDate asOf) {
    return signals
        .where(Signals.LAST_SEEN_DATE.col().equalTo(lit(asOf)))
        .groupBy(Signals.ACCOUNT_ID.col())
        .agg(collect_set(Signals.SIGNAL.col()).as(SEEN.toString()));
  }

  /** Those of these names that were seen, for accounts beside {@link #of}. */
  static Column among(Column names) {
    return array_intersect(names, coalesce(SEEN, names(List.of())));
  }

  /** Names as an array, which may be empty. */
  static Column names(List<String> names) {
    Column[] words = names.stream().map(n -> lit(n)).toArray(Column[]::new);
    return array(words).cast("array<string>");
  }
}
