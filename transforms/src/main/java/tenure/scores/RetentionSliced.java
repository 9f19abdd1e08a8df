package tenure.scores;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.ledger.BookedMonth;

/** The windows of a grain, each once per slice that it is in (rule 2.7). */
final class RetentionSliced implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int fiscalYearStartMonth;
  private final boolean isConstantCurrency;
  private final int lastMonth;
  private transient RetentionWindows windows;

  /** A slice of a definition's window. */
  record Key(RetentionDefinition definition, int end, String kind, String value) {
    /** The columns that tell rows apart. */
    Object[] columns() {
      return new Object[] {definition.id(), definition.periodKind(), Months.end(end), kind, value};
    }
  }

  /** Windows up to the last complete month of a night. */
  RetentionSliced(RetentionPolicy policy, LocalDate night) {
    this.fiscalYearStartMonth = policy.fiscalYearStartMonth();
    this.isConstantCurrency = policy.isConstantCurrency();
    this.lastMonth = RetentionWindows.lastMonth(night);
  }

  /** Hands on what the grain of a row adds, in the order of {@link RetentionEnds#PARTS}. */
  void each(Row grain, BiConsumer<Key, long[]> adds) {
    if (windows == null) {
      windows = new RetentionWindows(fiscalYearStartMonth);
    }
    List<Row> ofGrain = grain.getList(2);
    for (RetentionBook.Move move :
        new RetentionBook(BookedMonth.of(grain), windows).moves(lastMonth)) {
      long[] parts = move.ends().parts(isConstantCurrency);
      for (String[] slice : slices(move, ofGrain)) {
        adds.accept(new Key(move.definition(), move.end(), slice[0], slice[1]), parts);
      }
    }
  }

  private static List<String[]> slices(RetentionBook.Move move, List<Row> ofGrain) {
    if (move.product() != null) {
      return List.<String[]>of(new String[] {"product", move.product()});
    }
    List<String[]> slices = new ArrayList<>();
    // Of former parents only the difference is published: for the total and the segments.
    boolean isFormer = move.definition().view() == RetentionView.FORMER_GRAINS;
    for (Row slice : ofGrain) {
      if (!isFormer || RetentionSlices.OF_FORMER.contains(slice.getString(0))) {
        slices.add(new String[] {slice.getString(0), slice.getString(1)});
      }
    }
    if (!isFormer) {
      slices.add(new String[] {"cohort", RetentionSlices.cohort(move.firstHeld())});
    }
    return slices;
  }
}
