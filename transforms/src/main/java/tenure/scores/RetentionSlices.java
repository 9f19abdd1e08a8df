package tenure.scores;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.quarter;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.ledger.GrainMonths;
import tenure.silver.AccountHierarchy;

/**
 * The slices that a grain's window counts in (rule 2.7): the total, one per attribute of the grain,
 * and the quarter in which it first paid. A product is a slice of the lines and not of the grains.
 */
public final class RetentionSlices {
  /** Each kind of slice and the column of the grains that gives its value. */
  public static final Map<String, String> COLUMNS = columns();

  /** The value of a slice where the attribute is missing. */
  public static final String UNKNOWN = "unknown";

  /** The kinds that the hierarchy effect is published of (rule 2.8). */
  static final Set<String> OF_FORMER = Set.of("total", "segment");

  /** Everybody. */
  static final Column TOTAL_SLICE = slice("total", lit("total"));

  private RetentionSlices() {}

  /** Rows with grain_id beside the attributes of their grain. */
  public static Dataset<Row> beside(Dataset<Row> rows, Dataset<Row> grains) {
    List<Column> known = new ArrayList<>(List.of(GrainMonths.GRAIN_ID.col()));
    attributes(grains).values().forEach(name -> known.add(col(name)));
    return rows.join(
        grains.select(known.toArray(Column[]::new)), GrainMonths.GRAIN_ID.name(), "left_outer");
  }

  /** The total and a slice per attribute that the grains have, for rows beside them. */
  public static List<Column> of(Dataset<Row> grains) {
    List<Column> slices = new ArrayList<>(List.of(TOTAL_SLICE));
    attributes(grains).forEach((kind, name) -> slices.add(slice(kind, valueOf(name))));
    return slices;
  }

  /** The value of a grain's attribute: the bucket without a parent record is seen (rule 2.8). */
  public static Column valueOf(String attribute) {
    Column isBucket = GrainMonths.GRAIN_ID.col().equalTo(AccountHierarchy.UNRESOLVED);
    Column bucket = when(isBucket, lit(AccountHierarchy.UNRESOLVED));
    return coalesce(bucket, col(attribute), lit(UNKNOWN));
  }

  /** A quarter of the calendar, such as 2025-Q3. */
  static Column quarterOf(Column day) {
    Column words = concat(year(day).cast("string"), lit("-Q"), quarter(day).cast("string"));
    return coalesce(words, lit(UNKNOWN));
  }

  /** The same of the month, a number since the year 0, that a grain was first held at. */
  static String cohort(int firstHeld) {
    int quarter = firstHeld % RetentionWindows.YEAR / RetentionWindows.QUARTER + 1;
    return firstHeld == RetentionUnit.NEVER
        ? UNKNOWN
        : firstHeld / RetentionWindows.YEAR + "-Q" + quarter;
  }

  private static Map<String, String> attributes(Dataset<Row> grains) {
    List<String> given = Arrays.asList(grains.columns());
    Map<String, String> attributes = new LinkedHashMap<>(COLUMNS);
    attributes.values().retainAll(given);
    return attributes;
  }

  static Column slice(String kind, Column value) {
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
