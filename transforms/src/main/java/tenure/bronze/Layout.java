package tenure.bronze;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;

/**
 * How a vendor's object lands: as its own interface exports it, or as a loader writes it into a
 * warehouse. A loader renames columns, gives them types, and adds columns that say when a row was
 * written and whether the object is gone.
 */
public enum Layout {
  /** The vendor's own names and values. */
  API,

  /** Fivetran's tables: one row per object, in snake case, marked where it was deleted. */
  FIVETRAN(text("_fivetran_deleted"), text("_fivetran_active"), text("_fivetran_synced")),

  /**
   * Fivetran's history mode: one row per version of an object. The latest start counts; an object
   * none of whose versions is active is gone.
   */
  FIVETRAN_HISTORY(
      text("_fivetran_deleted"),
      text("_fivetran_active"),
      text("_fivetran_synced"),
      text("_fivetran_start"),
      text("_fivetran_end")),

  /**
   * Airbyte's tables, typed or raw: the vendor's names, or all of a row as JSON in {@code
   * _airbyte_data}. A higher generation is a full refresh: what only lower ones hold is gone.
   */
  AIRBYTE(
      text("_airbyte_data").personal(),
      text("_airbyte_extracted_at"),
      text("_airbyte_emitted_at"),
      text("_airbyte_generation_id"),
      text("_ab_cdc_deleted_at"));

  private static final String GENERATION = "_generation";
  private static final String NEWEST = "_newest_generation";

  /** Open ends of history mode are 9999-12-31 or, in some tables, 2050-01-01. */
  private static final String OPEN_END = "2050-01-01";

  private final List<Field> columns;

  Layout(Field... columns) {
    this.columns = List.of(columns);
  }

  static Field text(String name) {
    return Field.text(name, "As the loader writes it.");
  }

  /** What the loader adds to every table. */
  List<Field> columns() {
    return columns;
  }

  /** What the loader adds, and nothing can be told without. */
  List<String> required() {
    return switch (this) {
      case API, AIRBYTE, FIVETRAN -> List.of();
      case FIVETRAN_HISTORY -> List.of("_fivetran_active");
    };
  }

  /** Whether the columns of a table may be written in any case, as each warehouse does. */
  public boolean isAnyCase() {
    return this != API;
  }

  /** The name of a column of the vendor's interface: {@code Region__c} is {@code region_c}. */
  String nameOf(String column) {
    if (this == API || this == AIRBYTE) {
      return column;
    }
    return column
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("_+", "_")
        .toLowerCase(Locale.ROOT);
  }

  /** The rows with the columns that {@link #marks()} needs beside those landed. */
  Dataset<Row> prepared(Dataset<Row> landed) {
    if (this != AIRBYTE) {
      return landed;
    }
    Dataset<Row> numbered = landed.withColumn(GENERATION, generation());
    return numbered.crossJoin(broadcast(numbered.agg(max(GENERATION).as(NEWEST))));
  }

  /** The refresh that a row of {@link #AIRBYTE} belongs to, a whole number that only rises. */
  public static Column generation() {
    return Reading.raw("_airbyte_generation_id").try_cast("bigint");
  }

  /** What {@link Staging} is told of each row: whether its object is gone, and which row counts. */
  List<Column> marks() {
    List<Column> marks = new ArrayList<>();
    marks.add(gone().as(Staging.GONE));
    marks.add(version().as(Staging.VERSION));
    marks.add(synced().as(Staging.SYNCED));
    return marks;
  }

  private Column gone() {
    return switch (this) {
      case API -> lit(false);
      case FIVETRAN -> is("_fivetran_deleted", "true").or(is("_fivetran_active", "false"));
      case FIVETRAN_HISTORY -> is("_fivetran_deleted", "true").or(not(isActive()));
      case AIRBYTE ->
          clean("_ab_cdc_deleted_at")
              .isNotNull()
              .or(
                  coalesce(
                      Reading.raw(GENERATION).lt(Reading.raw(NEWEST)),
                      Reading.raw(NEWEST).isNotNull()));
    };
  }

  private Column version() {
    return switch (this) {
      case API, FIVETRAN -> lit("");
      case FIVETRAN_HISTORY ->
          concat_ws(" ", clean("_fivetran_start"), when(isActive(), lit("1")).otherwise(lit("0")));
      case AIRBYTE -> coalesce(lpad(Reading.raw(GENERATION).cast("string"), 20, "0"), lit(""));
    };
  }

  private Column synced() {
    return switch (this) {
      case API -> lit("");
      case FIVETRAN, FIVETRAN_HISTORY -> coalesce(clean("_fivetran_synced"), lit(""));
      case AIRBYTE ->
          coalesce(clean("_airbyte_extracted_at"), clean("_airbyte_emitted_at"), lit(""));
    };
  }

  private static Column isActive() {
    Column isOpen = coalesce(clean("_fivetran_end").geq(OPEN_END), lit(true));
    return when(clean("_fivetran_active").isNull(), isOpen)
        .otherwise(is("_fivetran_active", "true"));
  }

  private static Column clean(String column) {
    return Reading.clean(Reading.raw(column));
  }

  private static Column is(String column, String value) {
    return coalesce(lower(clean(column)).isin(value, value.equals("true") ? "1" : "0"), lit(false));
  }
}
