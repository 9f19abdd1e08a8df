package tenure.marts;

import static tenure.contract.Layer.MARTS;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.scores.Renewals;

/**
 * The renewals ahead as BI sees them: one row per account, end of a term within twelve months, and
 * night.
 */
public final class FctRenewal {
  public static final Table TABLE =
      Table.in(MARTS, "fct_renewal", "The renewals ahead, and how much each is at risk.")
          .withColumns(Renewals.TABLE.fields().toArray(Field[]::new))
          .sliced(Renewals.AS_OF_DATE);

  private FctRenewal() {}

  /**
   * @param renewals scores.renewals of a night
   */
  public static Dataset<Row> from(Dataset<Row> renewals) {
    return renewals.transform(TABLE::conform);
  }
}
