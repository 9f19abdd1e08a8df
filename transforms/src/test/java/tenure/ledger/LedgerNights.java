package tenure.ledger;

import static tenure.kit.TextTable.none;
import static tenure.ledger.Ledgers.POLICY;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Versions;
import tenure.silver.AccountHierarchy;
import tenure.silver.FxRates;

/** The ledger of some nights, one after the other, as a lake would hold it. */
final class LedgerNights {
  private static final Field[] LINE = {KnownLines.SOURCE, KnownLines.SUBSCRIPTION_LINE_ID};

  final Deliveries deliveries;
  Dataset<Row> lineMonths = none(LineMonths.TABLE);
  Dataset<Row> movements = none(Movements.TABLE);
  Dataset<Row> restatements = none(Restatements.TABLE);
  Dataset<Row> knownLines = none(KnownLines.TABLE);

  private final boolean isInParts;

  private LedgerNights(Deliveries deliveries, boolean isInParts) {
    this.deliveries = deliveries;
    this.isInParts = isInParts;
  }

  /** Every night worked out whole. */
  static LedgerNights whole(Deliveries deliveries) {
    return run(new LedgerNights(deliveries, false));
  }

  /** Every night worked out for the grains with a change alone. */
  static LedgerNights inParts(Deliveries deliveries) {
    return run(new LedgerNights(deliveries, true));
  }

  private static LedgerNights run(LedgerNights nights) {
    Deliveries.NIGHTS.forEach(nights::run);
    return nights;
  }

  private void run(LocalDate night) {
    Dataset<Row> lines = LineHistory.from(deliveries.lines(), night).localCheckpoint();
    Dataset<Row> log = lineMonths;
    Dataset<Row> journal = movements;
    Dataset<Row> keys = null;
    if (isInParts) {
      Dataset<Row> now = KnownLines.now(lines, hierarchy(night), fxRates(night), POLICY, night);
      Dataset<Row> changes = KnownLines.from(now, knownLines, night).localCheckpoint();
      Dataset<Row> grains = KnownLines.grains(changes).localCheckpoint();
      keys = KnownLines.ofGrains(now, changes, grains).localCheckpoint();
      lines = KnownLines.within(lines, keys, LINE);
      log = KnownLines.within(log, keys, LINE);
      journal = KnownLines.within(journal, grains, Movements.GRAIN_ID);
      knownLines = knownLines.unionByName(changes).localCheckpoint();
    }
    Dataset<Row> before = LineMonths.before(log, night).localCheckpoint();
    Dataset<Row> closes = MonthCloses.from(lineMonths, POLICY).localCheckpoint();
    Dataset<Row> tonight =
        LineMonths.from(lines, fxRates(night), before, POLICY, night).localCheckpoint();
    lineMonths = lineMonths.unionByName(tonight).localCheckpoint();
    Dataset<Row> restated =
        Restatements.from(tonight, before, closes, deliveries.hierarchy(), POLICY, night);
    restatements = restatements.unionByName(restated).localCheckpoint();
    Dataset<Row> moved =
        Movements.from(bridge(ofLines(lineMonths, keys), night), journal, closes, night);
    movements = movements.unionByName(moved).localCheckpoint();
  }

  private static Dataset<Row> ofLines(Dataset<Row> rows, Dataset<Row> keys) {
    return keys == null ? rows : KnownLines.within(rows, keys, LINE);
  }

  private Dataset<Row> hierarchy(LocalDate night) {
    return Versions.asKnown(AccountHierarchy.TABLE, deliveries.hierarchy(), night);
  }

  private Dataset<Row> fxRates(LocalDate night) {
    return Versions.asKnown(FxRates.TABLE, deliveries.fxRates(), night);
  }

  /** The whole bridge as known on a night, worked out at once. */
  Dataset<Row> bridge(LocalDate night) {
    return bridge(lineMonths, night);
  }

  private Dataset<Row> bridge(Dataset<Row> log, LocalDate night) {
    return Movements.bridge(
        LineMonths.asKnown(log, night), hierarchy(night), fxRates(night), POLICY, night);
  }
}
