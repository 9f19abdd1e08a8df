package tenure.jobs.night;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.settings.Settings;
import tenure.ledger.KnownLines;
import tenure.ledger.LineMonths;
import tenure.ledger.Movements;
import tenure.silver.AccountHierarchy;
import tenure.silver.FxRates;

/**
 * What a night works out again of the ledger: all of it where that is little, else the grains with
 * a line that changed. Finding those costs more than a small ledger as a whole.
 */
final class Changes {
  private static final Field[] LINE = {KnownLines.SOURCE, KnownLines.SUBSCRIPTION_LINE_ID};

  private final Inputs in;
  private final Settings settings;

  Changes(Inputs in, Settings settings) {
    this.in = in;
    this.settings = settings;
  }

  /** The tables that changes are found in, and more. */
  static List<Table> and(Table... more) {
    return Stream.concat(
            Lines.and(AccountHierarchy.TABLE, FxRates.TABLE, KnownLines.TABLE).stream(),
            Stream.of(more))
        .distinct()
        .toList();
  }

  /** Tonight's rows of the table of known lines: none while the ledger is made whole. */
  Dataset<Row> lines() {
    Dataset<Row> previous = in.previous(KnownLines.TABLE);
    return isSmall(in, settings) && previous.isEmpty() ? previous : changed();
  }

  /** The rows of lines that are worked out again. */
  Dataset<Row> ofLines(Dataset<Row> rows) {
    return isSmall(in, settings) ? rows : KnownLines.within(rows, keys(), LINE);
  }

  /** The line months as known tonight of the lines that are worked out again. */
  Dataset<Row> months() {
    return isSmall(in, settings)
        ? Lines.months(in)
        : LineMonths.asKnown(ofLines(in.upTo(LineMonths.TABLE)), in.night());
  }

  /** The rows of grains that are worked out again. */
  Dataset<Row> ofGrains(Dataset<Row> rows) {
    return isSmall(in, settings) ? rows : KnownLines.within(rows, grains(), Movements.GRAIN_ID);
  }

  /** Whether the ledger is so small that a night makes it whole. */
  static boolean isSmall(Inputs in, Settings settings) {
    return Lines.history(in).count() < settings.spark().wholeLedgerLines();
  }

  private Dataset<Row> now() {
    return in.shared(
        "fingerprints of lines",
        i ->
            KnownLines.now(
                Lines.history(i),
                i.known(AccountHierarchy.TABLE),
                i.known(FxRates.TABLE),
                settings.ledger(),
                i.night()));
  }

  private Dataset<Row> changed() {
    return in.shared(
        "lines that changed", i -> KnownLines.from(now(), i.previous(KnownLines.TABLE), i.night()));
  }

  private Dataset<Row> grains() {
    return in.shared("grains that changed", i -> KnownLines.grains(changed()));
  }

  private Dataset<Row> keys() {
    return in.shared(
        "lines of grains that changed", i -> KnownLines.ofGrains(now(), changed(), grains()));
  }
}
