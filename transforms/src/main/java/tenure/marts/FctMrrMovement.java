package tenure.marts;

import static tenure.contract.Layer.MARTS;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.ledger.Movements;

/** The bridge of recurring revenue: one row per grain, month, movement and reason. */
public final class FctMrrMovement {
  public static final Field GRAIN_ID = Movements.GRAIN_ID;
  public static final Field MONTH_END_DATE = Movements.MONTH_END_DATE;
  public static final Field KNOWN_ON = Movements.KNOWN_ON;
  public static final Field MOVEMENT = Movements.MOVEMENT;
  public static final Field REASON = Movements.REASON;
  public static final Field MRR = Movements.MRR;

  public static final Table TABLE =
      Table.in(MARTS, "fct_mrr_movement", "The bridge of recurring revenue, additive throughout.")
          .withColumns(GRAIN_ID, MONTH_END_DATE, KNOWN_ON, MOVEMENT, REASON, MRR);

  private FctMrrMovement() {}

  /** The movements of the ledger, as they are asked for. */
  public static Dataset<Row> from(Dataset<Row> movements) {
    return movements.transform(TABLE::conform);
  }
}
