package tenure.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.ledger.GrainMonths;

/** The slices that a grain's window counts in: the total, and one per attribute of the grain. */
public final class RetentionSlices {
  /** Each kind of slice and the column of the grains that gives its value. */
  public static final Map<String, String> COLUMNS = columns();

  private static final String SLICE = "_slice";

  private RetentionSlices() {}

  /** Each row once per slice kind whose column the grains have. */
  static Dataset<Row> sliced(Dataset<Row> rows, Dataset<Row> grains) {
    List<String> given = Arrays.asList(grains.columns());
    List<Column> slices = new ArrayList<>(List.of(slice("total", lit("total"))));
    List<Column> attributes = new ArrayList<>(List.of(GrainMonths.GRAIN_ID.col()));
    COLUMNS.forEach(
        (kind, column) -> {
          if (given.contains(column)) {
            slices.add(slice(kind, coalesce(col(column), lit("unknown"))));
            attributes.add(col(column));
          }
        });
    Dataset<Row> known = grains.select(attributes.toArray(Column[]::new));
    return rows.join(known, GrainMonths.GRAIN_ID.name(), "left_outer")
        .withColumn(SLICE, explode(array(slices.toArray(Column[]::new))))
        .select("*", SLICE + ".*");
  }

  private static Column slice(String kind, Column value) {
    return struct(
        lit(kind).as(Retention.SLICE_KIND.name()), value.as(Retention.SLICE_VALUE.name()));
  }

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("segment", "segment");
    columns.put("region", "region");
    columns.put("industry", "industry");
    columns.put("plan", "plan");
    columns.put("csm", "csm_id");
    return columns;
  }
}
