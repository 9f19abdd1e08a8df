package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Staging;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.jobs.lake.Held;
import tenure.silver.DailyUsage;

/**
 * The events of a night, each once, on their way to daily usage. Events are too many to be held:
 * what is held are their sums, and each question asked beside reads only the columns it is about.
 */
final class UsageNoun implements Noun {
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  private final Dataset<Row> staged;
  private final Repeats repeats;
  private final Held sums;
  private Held refused;

  private UsageNoun(Dataset<Row> staged, Repeats repeats) {
    this.staged = staged;
    this.repeats = repeats;
    this.sums = Held.of(DailyUsage.sums(repeats.once(), not(Repeats.IS_REJECTED)));
  }

  /**
   * The events of the extracts.
   *
   * @param dedupeNights nights to look back for an event delivered twice; a snapshot, which brings
   *     everything again, is compared with all nights, and a file that has changed with those since
   *     it was first taken
   */
  static UsageNoun of(List<Feed> feeds, int dedupeNights) {
    // What was counted is never taken back, and what is gone before it was counted never counts.
    Dataset<Row> staged =
        union(feeds.stream().map(Feed::staged).toList()).where(not(Versions.IS_DELETED.col()));
    Dataset<Row> before =
        union(feeds.stream().map(f -> f.stagedBefore(lookBack(f, dedupeNights))).toList());
    return new UsageNoun(staged, new Repeats(staged, before));
  }

  private static LocalDate lookBack(Feed feed, int dedupeNights) {
    if (!feed.object().path().isDated()) {
      return FIRST_DAY;
    }
    LocalDate usual = feed.night().minusDays(dedupeNights);
    Optional<LocalDate> before = feed.delivery().precedents().sameSince();
    return before.filter(usual::isAfter).orElse(usual);
  }

  private static Dataset<Row> union(List<Dataset<Row>> parts) {
    return parts.stream().reduce((a, b) -> a.unionByName(b, true)).orElseThrow();
  }

  @Override
  public Table target() {
    return DailyUsage.TABLE;
  }

  /** A file of an extract. */
  private record File(String source, String object, String path) {}

  @Override
  public List<Fate> fates() {
    Map<File, Long> made = perFile(staged);
    Map<File, Long> needless = repeats.hasSuspects() ? perFile(repeats.needless()) : Map.of();
    // Only where rows are missing from the sums is it asked whose they are: that reads everything.
    boolean isWhole = total(made) == counted() + total(needless);
    Map<File, Long> refused = isWhole ? Map.of() : perFile(rejected());
    return made.entrySet().stream()
        .map(
            e ->
                fate(
                    e.getKey(),
                    e.getValue(),
                    refused.getOrDefault(e.getKey(), 0L),
                    needless.getOrDefault(e.getKey(), 0L)))
        .toList();
  }

  private long counted() {
    return good().agg(coalesce(sum(col(DailyUsage.ROWS)), lit(0L))).first().getLong(0);
  }

  private static long total(Map<File, Long> perFile) {
    return perFile.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<File, Long> perFile(Dataset<Row> rows) {
    Map<File, Long> counted = new HashMap<>();
    rows.groupBy(StagedNoun.SOURCE, StagedNoun.OBJECT, Staging.FILE)
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(
            r ->
                counted.put(
                    new File(r.getString(0), r.getString(1), r.getString(2)), r.getLong(3)));
    return counted;
  }

  private static Fate fate(File file, long made, long refused, long needless) {
    return new Fate(
        file.source(),
        file.object(),
        file.path(),
        DailyUsage.TABLE.fullName(),
        0,
        made - refused - needless,
        refused,
        needless);
  }

  /** What the night adds to the use of the product, without accounts. */
  Dataset<Row> increments(LocalDate night) {
    return DailyUsage.ofSums(good(), night);
  }

  private Dataset<Row> good() {
    return sums.rows().where(col(DailyUsage.COUNTS));
  }

  /** Found by reading every event, so looked for once and only where some are refused. */
  @Override
  public synchronized Dataset<Row> rejected() {
    if (refused == null) {
      refused = Held.of(StagedNoun.refused(staged.where(Repeats.IS_REJECTED), DailyUsage.TABLE));
    }
    return refused.rows();
  }

  @Override
  public void close() {
    sums.close();
    repeats.close();
    if (refused != null) {
      refused.close();
    }
  }
}
