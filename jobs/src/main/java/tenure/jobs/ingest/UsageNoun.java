package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.array_size;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Staging;
import tenure.contract.Table;
import tenure.jobs.lake.Held;
import tenure.silver.DailyUsage;

/** The events of a night, each once, on their way to daily usage. */
final class UsageNoun implements Noun {
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final Column IS_REJECTED = array_size(col(Staging.PROBLEMS)).gt(0);

  private final Held staged;
  private final Repeats repeats;

  private UsageNoun(Held staged, Repeats repeats) {
    this.staged = staged;
    this.repeats = repeats;
  }

  /**
   * The events of the extracts.
   *
   * @param dedupeNights nights to look back for an event delivered twice; a snapshot, which brings
   *     everything again, is compared with all nights
   */
  static UsageNoun of(List<Feed> feeds, int dedupeNights) {
    // Read from JSON once, looked at for repeats, counted and written.
    Held staged = Held.of(union(feeds.stream().map(Feed::staged).toList()));
    Dataset<Row> before =
        union(feeds.stream().map(f -> f.stagedBefore(lookBack(f, dedupeNights))).toList());
    return new UsageNoun(staged, new Repeats(staged.rows(), before));
  }

  private static LocalDate lookBack(Feed feed, int dedupeNights) {
    return feed.object().path().isDated() ? feed.night().minusDays(dedupeNights) : FIRST_DAY;
  }

  private static Dataset<Row> union(List<Dataset<Row>> parts) {
    return parts.stream().reduce((a, b) -> a.unionByName(b, true)).orElseThrow();
  }

  @Override
  public Table target() {
    return DailyUsage.TABLE;
  }

  @Override
  public List<Fate> fates() {
    Map<List<Object>, Long> needless = new HashMap<>();
    for (Row row :
        repeats
            .needless()
            .groupBy(StagedNoun.SOURCE, StagedNoun.OBJECT, Staging.FILE)
            .agg(count(lit(1)))
            .collectAsList()) {
      needless.put(List.of(row.get(0), row.get(1), row.get(2)), row.getLong(3));
    }
    return staged
        .rows()
        .groupBy(StagedNoun.SOURCE, StagedNoun.OBJECT, Staging.FILE)
        .agg(sum(when(IS_REJECTED, 1).otherwise(0)), count(lit(1)))
        .collectAsList()
        .stream()
        .map(row -> fate(row, needless))
        .toList();
  }

  private static Fate fate(Row row, Map<List<Object>, Long> needless) {
    long rejected = row.getLong(3);
    long duplicate = needless.getOrDefault(List.of(row.get(0), row.get(1), row.get(2)), 0L);
    return new Fate(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        DailyUsage.TABLE.fullName(),
        0,
        row.getLong(4) - rejected - duplicate,
        rejected,
        duplicate);
  }

  /** What the night adds to the use of the product, without accounts. */
  Dataset<Row> increments(LocalDate night) {
    return DailyUsage.from(repeats.once(), night);
  }

  @Override
  public Dataset<Row> rejected() {
    return StagedNoun.refused(staged.rows().where(IS_REJECTED), DailyUsage.TABLE);
  }

  @Override
  public void close() {
    repeats.close();
    staged.close();
  }
}
