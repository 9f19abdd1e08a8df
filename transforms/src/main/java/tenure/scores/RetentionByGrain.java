package tenure.scores;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What each grain adds, in a row of its own. */
final class RetentionByGrain implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final RetentionSliced sliced;

  RetentionByGrain(RetentionPolicy policy, LocalDate night) {
    this.sliced = new RetentionSliced(policy, night);
  }

  @Override
  public Iterator<Row> call(Row grain) {
    List<Row> rows = new ArrayList<>();
    sliced.each(grain, (key, parts) -> rows.add(row(grain.getString(0), key, parts)));
    return rows.iterator();
  }

  private static Row row(String grainId, RetentionSliced.Key key, long[] parts) {
    return RowFactory.create(
        Stream.of(
                Stream.<Object>of(grainId),
                Stream.of(key.columns()),
                LongStream.of(parts).<Object>mapToObj(Long::valueOf))
            .flatMap(s -> s)
            .toArray());
  }
}
