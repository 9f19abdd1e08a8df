package tenure.jobs.night;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;
import tenure.marts.Publication;

/**
 * What was published before a run.
 *
 * @param ofNight what an earlier run of the same night told of each mart, by mart
 * @param sameWeekday rows of the same weekday of the weeks before, by mart
 */
record PublishedBefore(Map<String, Row> ofNight, Map<String, List<Long>> sameWeekday) {

  static PublishedBefore read(Lake lake, LocalDate night, int weeks) {
    Object[] nights =
        IntStream.rangeClosed(0, weeks).mapToObj(night::minusWeeks).toArray(Object[]::new);
    PublishedBefore before = new PublishedBefore(new HashMap<>(), new HashMap<>());
    lake.slices(Publication.TABLE, night.minusWeeks(weeks), night)
        .where(Publication.NIGHT.col().isin(nights))
        .collectAsList()
        .forEach(row -> before.add(row, night));
    return before;
  }

  private void add(Row row, LocalDate night) {
    String mart = row.getAs(Publication.TABLE_NAME.name());
    if (row.<Date>getAs(Publication.NIGHT.name()).toLocalDate().equals(night)) {
      ofNight.put(mart, row);
    } else {
      sameWeekday
          .computeIfAbsent(mart, m -> new ArrayList<>())
          .add(row.getAs(Publication.ROWS.name()));
    }
  }

  /** What an earlier run of the same night told of a mart; empty where it told nothing. */
  Optional<Row> of(Table mart) {
    return Optional.ofNullable(ofNight.get(mart.fullName()));
  }

  /** The hash that an earlier run of the same night found; empty where the mart is new in it. */
  Optional<String> contentHash(Table mart) {
    return of(mart).map(row -> row.getAs(Publication.CONTENT_HASH.name()));
  }
}
