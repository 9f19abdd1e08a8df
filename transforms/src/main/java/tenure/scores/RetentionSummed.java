package tenure.scores;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The sums of the grains of a partition: as many rows as there are slices of windows. */
final class RetentionSummed implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final RetentionSliced sliced;

  RetentionSummed(RetentionPolicy policy, LocalDate night) {
    this.sliced = new RetentionSliced(policy, night);
  }

  @Override
  public Iterator<Row> call(Iterator<Row> grains) {
    Map<RetentionSliced.Key, long[]> sums = new HashMap<>();
    grains.forEachRemaining(grain -> sliced.each(grain, (key, parts) -> add(sums, key, parts)));
    return sums.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).iterator();
  }

  private static void add(
      Map<RetentionSliced.Key, long[]> sums, RetentionSliced.Key key, long[] parts) {
    long[] sum = sums.computeIfAbsent(key, k -> new long[parts.length]);
    for (int i = 0; i < parts.length; i++) {
      sum[i] = Math.addExact(sum[i], parts[i]);
    }
  }

  private static Row row(RetentionSliced.Key key, long[] sums) {
    Stream<Object> parts = LongStream.of(sums).mapToObj(Long::valueOf);
    return RowFactory.create(Stream.concat(Stream.of(key.columns()), parts).toArray());
  }
}
