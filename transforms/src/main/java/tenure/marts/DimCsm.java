package tenure.marts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static tenure.contract.Layer.MARTS;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Csms;

/** The customer success managers as they are now, those who left included: one row per person. */
public final class DimCsm {
  public static final Field IS_ACTIVE =
      Field.flag("is_active", "Whether the person still works here.").required();

  public static final Table TABLE =
      Table.in(MARTS, "dim_csm", "The customer success managers as they are now.")
          .withColumns(Csms.CSM_ID, Csms.CSM_NAME, Csms.TEAM, Csms.CAPACITY, IS_ACTIVE);

  private DimCsm() {}

  /**
   * The people.
   *
   * @param csms silver.csms as known; what they cost stays there
   */
  public static Dataset<Row> from(Dataset<Row> csms) {
    return csms.withColumn(IS_ACTIVE.name(), coalesce(IS_ACTIVE.col(), lit(true)))
        .transform(TABLE::conform);
  }
}
