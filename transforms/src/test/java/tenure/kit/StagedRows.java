package tenure.kit;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.transform;

import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;

/** Staged rows as a test shows them. */
public final class StagedRows {
  private StagedRows() {}

  /**
   * The rows with a text column {@code problems}: column, value and reason of each; "-" if none.
   */
  public static Dataset<Row> withProblems(Dataset<Row> staged) {
    return staged.withColumn(
        "problems",
        coalesce(
            org.apache.spark.sql.functions.nullif(
                concat_ws(
                    "; ",
                    transform(
                        col("_problems"),
                        p ->
                            concat_ws(
                                " ",
                                p.getField("column_name"),
                                p.getField("value"),
                                p.getField("reason")))),
                lit("")),
            lit(null)));
  }

  /** What was delivered so far of these tables; nothing of any other. */
  public static Function<Table, Dataset<Row>> delivered(Map<Table, Dataset<Row>> rows) {
    return table -> rows.containsKey(table) ? rows.get(table) : TextTable.none(table);
  }
}
