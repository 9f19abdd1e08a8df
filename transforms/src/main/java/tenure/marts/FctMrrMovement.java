package tenure.marts;

import static tenure.contract.Layer.MARTS;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.ledger.Movements;

/**
 * The bridge of recurring revenue as a journal: one row per grain, month, movement, reason and the
 * night that learned it. Summed over the nights up to one it is the bridge as known then; without
 * the restatements, as reported.
 */
public final class FctMrrMovement {
  public static final Field GRAIN_ID = Movements.GRAIN_ID;
  public static final Field MONTH_END_DATE = Movements.MONTH_END_DATE;
  public static final Field KNOWN_ON = Movements.KNOWN_ON;
  public static final Field MOVEMENT = Movements.MOVEMENT;
  public static final Field REASON = Movements.REASON;
  public static final Field MRR = Movements.MRR;
  public static final Field IS_RESTATEMENT = Movements.IS_RESTATEMENT;

  public static final Table TABLE =
      Table.in(
              MARTS,
              "fct_mrr_movement",
              "The bridge of recurring revenue, additive throughout: sum mrr over known_on up to a night to see it as known then, without restatements as reported.")
          .withColumns(GRAIN_ID, MONTH_END_DATE, KNOWN_ON, MOVEMENT, REASON, MRR, IS_RESTATEMENT)
          .sliced(KNOWN_ON);

  private FctMrrMovement() {}

  /** What a night adds to the journal of the ledger, as it is asked for. */
  public static Dataset<Row> from(Dataset<Row> movements) {
    return movements.transform(TABLE::conform);
  }
}
