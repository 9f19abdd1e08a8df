package tenure.columns;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Why a row is refused: a struct of the column, what stood there (shortened), and the reason. */
public final class Problems {
  /** The struct of one problem. */
  public static final StructType TYPE =
      new StructType()
          .add("column_name", DataTypes.StringType)
          .add("value", DataTypes.StringType)
          .add("reason", DataTypes.StringType);

  private static final int SHOWN = 80;

  private Problems() {}

  /** No problem. */
  public static Column none() {
    return lit(null).cast(TYPE);
  }

  /** A problem with a reason that is always the same. */
  public static Column of(String column, Column value, String reason) {
    return of(column, value, lit(reason));
  }

  /** A problem whose reason depends on the value. */
  public static Column of(String column, Column value, Column reason) {
    return struct(
            lit(column).as("column_name"),
            substring(value.cast(DataTypes.StringType), 1, SHOWN).as("value"),
            reason.as("reason"))
        .cast(TYPE);
  }
}
