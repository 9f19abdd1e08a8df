package tenure.jobs.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import tenure.jobs.lake.Lake;
import tenure.marts.Publication;

/**
 * What was published before a run.
 *
 * @param contentHash of an earlier run of the same night, by mart
 * @param sameWeekday rows of the same weekday of the weeks before, by mart
 */
record PublishedBefore(Map<String, String> contentHash, Map<String, List<Long>> sameWeekday) {

  static PublishedBefore read(Lake lake, LocalDate night, int weeks) {
    Object[] nights =
        IntStream.rangeClosed(0, weeks).mapToObj(night::minusWeeks).toArray(Object[]::new);
    PublishedBefore before = new PublishedBefore(new HashMap<>(), new HashMap<>());
    lake.slices(Publication.TABLE, night.minusWeeks(weeks), night)
        .where(Publication.NIGHT.col().isin(nights))
        .select(
            Publication.NIGHT.col(),
            Publication.TABLE_NAME.col(),
            Publication.ROWS.col(),
            Publication.CONTENT_HASH.col())
        .collectAsList()
        .forEach(row -> before.add(row, night));
    return before;
  }

  private void add(Row row, LocalDate night) {
    String mart = row.getString(1);
    if (row.getDate(0).toLocalDate().equals(night)) {
      contentHash.put(mart, row.getString(3));
    } else {
      sameWeekday.computeIfAbsent(mart, m -> new ArrayList<>()).add(row.getLong(2));
    }
  }
}
