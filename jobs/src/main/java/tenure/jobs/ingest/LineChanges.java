package tenure.jobs.ingest;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.bronze.Extracts;
import tenure.jobs.lake.Held;
import tenure.jobs.lake.Lake;
import tenure.silver.AddedLines;
import tenure.silver.AmendedLines;
import tenure.silver.DroppedLines;
import tenure.silver.SubscriptionLines;

/**
 * What the lines of a night say beyond themselves, since some sources show the present alone: which
 * lines were changed, which came with the subscription and which later, and which are there no
 * more.
 */
final class LineChanges implements AutoCloseable {
  private final Held pieces;
  private final Held ended;
  private final Dataset<Row> rows;

  private LineChanges(Held pieces, Held ended, Dataset<Row> rows) {
    this.pieces = pieces;
    this.ended = ended;
    this.rows = rows;
  }

  /**
   * Looks at the lines that arrived.
   *
   * @param vendors the vendors they come from
   * @param amended the sources whose lines change in place
   */
  static LineChanges of(
      Lake lake,
      Dataset<Row> incoming,
      Set<String> vendors,
      Collection<String> amended,
      LocalDate night) {
    Dataset<Row> known = lake.before(SubscriptionLines.TABLE, night);
    Held pieces = Held.of(AmendedLines.pieces(incoming, known, amended, night));
    Dataset<Row> begun = AmendedLines.begun(pieces.rows());
    Set<String> undated = Extracts.WITH_UNDATED_LINES;
    Dataset<Row> dated =
        vendors.stream().anyMatch(undated::contains)
            ? AddedLines.dated(begun, known, undated, night)
            : begun;
    Set<String> whole = Extracts.WITH_WHOLE_SUBSCRIPTIONS;
    Held ended =
        Held.of(
            AmendedLines.ended(pieces.rows())
                .unionByName(DroppedLines.from(dated, known, whole, night)));
    return new LineChanges(
        pieces, ended, ended.count() == 0 ? dated : DroppedLines.with(dated, ended.rows()));
  }

  /** The lines as they are now, those that ended among them. */
  Dataset<Row> rows() {
    return rows;
  }

  /** How many lines ended that did not arrive themselves. */
  long added() {
    return ended.count();
  }

  @Override
  public void close() {
    ended.close();
    pieces.close();
  }
}
