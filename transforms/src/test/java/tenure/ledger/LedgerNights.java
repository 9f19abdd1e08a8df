package tenure.ledger;

import static tenure.kit.TextTable.none;
import static tenure.ledger.Ledgers.POLICY;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Versions;
import tenure.silver.AccountHierarchy;
import tenure.silver.FxRates;

/** The ledger of some nights, one after the other, as a lake would hold it. */
final class LedgerNights {
  final Deliveries deliveries;
  Dataset<Row> lineMonths = none(LineMonths.TABLE);
  Dataset<Row> movements = none(Movements.TABLE);
  Dataset<Row> restatements = none(Restatements.TABLE);

  private LedgerNights(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  static LedgerNights of(Deliveries deliveries) {
    LedgerNights nights = new LedgerNights(deliveries);
    Deliveries.NIGHTS.forEach(nights::run);
    return nights;
  }

  private void run(LocalDate night) {
    Dataset<Row> before = LineMonths.before(lineMonths, night).localCheckpoint();
    Dataset<Row> closes = MonthCloses.from(lineMonths, POLICY).localCheckpoint();
    Dataset<Row> rates = Versions.asKnown(FxRates.TABLE, deliveries.fxRates(), night);
    Dataset<Row> lines = LineHistory.from(deliveries.lines(), night);
    Dataset<Row> tonight = LineMonths.from(lines, rates, before, POLICY, night).localCheckpoint();
    lineMonths = lineMonths.unionByName(tonight).localCheckpoint();
    restatements =
        restatements
            .unionByName(
                Restatements.from(tonight, before, closes, deliveries.hierarchy(), POLICY, night))
            .localCheckpoint();
    movements =
        movements
            .unionByName(Movements.from(bridge(night), movements, closes, night))
            .localCheckpoint();
  }

  /** The whole bridge as known on a night, worked out at once. */
  Dataset<Row> bridge(LocalDate night) {
    return Movements.bridge(
        LineMonths.asKnown(lineMonths, night),
        Versions.asKnown(AccountHierarchy.TABLE, deliveries.hierarchy(), night),
        Versions.asKnown(FxRates.TABLE, deliveries.fxRates(), night),
        POLICY,
        night);
  }
}
