package tenure.jobs.serve;

import static org.apache.spark.sql.types.DataTypes.IntegerType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.Table;

/**
 * What there is to read, in the shapes that JDBC prescribes for it: told from the contracts, so
 * that only marts are ever named.
 */
final class Directory {
  /** The one schema. */
  static final String SCHEMA = Layer.MARTS.id();

  /** The catalogue that Spark's drivers put before it. */
  static final String CATALOG = "spark_catalog";

  private static final String TABLE = "TABLE";

  private final Release release;

  Directory(Release release) {
    this.release = release;
  }

  /** The marts whose names match, in the order data flows. */
  List<Table> tables(String schema, String name) {
    return matches(schema).test(SCHEMA)
        ? release.tables().stream().filter(t -> matches(name).test(t.name())).toList()
        : List.of();
  }

  /** The mart of a name. */
  Table table(List<String> name) {
    return release.find(name).orElseThrow(() -> new Refused("The table " + String.join(".", name)));
  }

  /** JDBC's catalogues: there are none. */
  static Result catalogs() {
    return Result.of(Result.texts("TABLE_CAT"), List.of());
  }

  /** JDBC's schemas. */
  static Result schemas(String pattern) {
    return Result.of(
        Result.texts("TABLE_SCHEM", "TABLE_CATALOG"),
        matches(pattern).test(SCHEMA) ? List.of(List.of(SCHEMA, "")) : List.of());
  }

  /** JDBC's kinds of tables. */
  static Result tableTypes() {
    return Result.of(Result.texts("TABLE_TYPE"), List.of(List.of(TABLE)));
  }

  /** JDBC's functions, none of which are told of. */
  static Result functions() {
    return Result.of(
        Result.texts("FUNCTION_CAT", "FUNCTION_SCHEM", "FUNCTION_NAME", "REMARKS")
            .add("FUNCTION_TYPE", IntegerType)
            .add("SPECIFIC_NAME", "string"),
        List.of());
  }

  /** JDBC's foreign keys, none of which are told of. */
  static Result foreignKeys() {
    StructType shape =
        Result.texts(
            "PKTABLE_CAT",
            "PKTABLE_SCHEM",
            "PKTABLE_NAME",
            "PKCOLUMN_NAME",
            "FKTABLE_CAT",
            "FKTABLE_SCHEM",
            "FKTABLE_NAME",
            "FKCOLUMN_NAME");
    for (String number : List.of("KEY_SEQ", "UPDATE_RULE", "DELETE_RULE")) {
      shape = shape.add(number, IntegerType);
    }
    shape = shape.add("FK_NAME", "string").add("PK_NAME", "string");
    return Result.of(shape.add("DEFERRABILITY", IntegerType), List.of());
  }

  /** JDBC's tables. */
  Result tables(String schema, String name, List<String> types) {
    boolean isAsked = types == null || types.isEmpty() || types.contains(TABLE);
    StructType columns =
        Result.texts(
            "TABLE_CAT",
            "TABLE_SCHEM",
            "TABLE_NAME",
            "TABLE_TYPE",
            "REMARKS",
            "TYPE_CAT",
            "TYPE_SCHEM",
            "TYPE_NAME",
            "SELF_REFERENCING_COL_NAME",
            "REF_GENERATION");
    Stream<Table> found = isAsked ? tables(schema, name).stream() : Stream.empty();
    return Result.of(
        columns, found.map(t -> filled(columns, "", SCHEMA, t.name(), TABLE, t.doc())).toList());
  }

  /** JDBC's columns. */
  Result columns(String schema, String name, String column) {
    List<List<Object>> rows = new ArrayList<>();
    for (Table table : tables(schema, name)) {
      List<Field> fields = table.fields();
      for (int i = 0; i < fields.size(); i++) {
        if (matches(column).test(fields.get(i).name())) {
          rows.add(JdbcTypes.column(table, fields.get(i), i + 1));
        }
      }
    }
    return Result.of(JdbcTypes.COLUMNS, rows);
  }

  /** JDBC's primary keys: what a row of the mart is one of. */
  Result keys(String schema, String name) {
    StructType shape =
        Result.texts("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME")
            .add("KEY_SEQ", IntegerType)
            .add("PK_NAME", "string");
    List<List<Object>> rows = new ArrayList<>();
    for (Table table : tables(schema, name)) {
      for (int i = 0; i < table.key().size(); i++) {
        rows.add(filled(shape, "", SCHEMA, table.name(), table.key().get(i).name(), i + 1));
      }
    }
    return Result.of(shape, rows);
  }

  private static List<Object> filled(StructType shape, Object... first) {
    return Arrays.asList(Arrays.copyOf(first, shape.size()));
  }

  /** A pattern of JDBC; nothing matches all, and so does the star of Hive's drivers. */
  private static Predicate<String> matches(String pattern) {
    if (pattern == null || pattern.isEmpty() || "*".equals(pattern)) {
      return name -> true;
    }
    StringBuilder regex = new StringBuilder("(?i)");
    for (int i = 0; i < pattern.length(); i++) {
      char at = pattern.charAt(i);
      if (at == '\\' && i + 1 < pattern.length()) {
        regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
      } else {
        regex.append(at == '%' ? ".*" : at == '_' ? "." : Pattern.quote(String.valueOf(at)));
      }
    }
    return Pattern.compile(regex.toString()).asMatchPredicate();
  }
}
