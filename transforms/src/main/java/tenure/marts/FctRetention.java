package tenure.marts;

import static tenure.contract.Layer.MARTS;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.scores.Retention;

/** Retention by definition, slice and window, with the parts that its rates are made of. */
public final class FctRetention {
  public static final Table TABLE =
      Retention.checked(
          Table.in(MARTS, "fct_retention", "Retention by definition, slice and window."));

  private FctRetention() {}

  /** The retention that was concluded, as it is asked for. */
  public static Dataset<Row> from(Dataset<Row> retention) {
    return retention.transform(TABLE::conform);
  }
}
