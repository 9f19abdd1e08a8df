package tenure.jobs.serve;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import tenure.contract.Field;
import tenure.contract.Table;

/** Columns and their types in the shapes that JDBC prescribes. */
final class JdbcTypes {
  /** What is told of a column. */
  static final StructType COLUMNS = columnShape();

  private JdbcTypes() {}

  private static StructType columnShape() {
    StructType shape = Result.texts("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME");
    shape = shape.add("DATA_TYPE", IntegerType).add("TYPE_NAME", "string");
    for (String size :
        List.of("COLUMN_SIZE", "BUFFER_LENGTH", "DECIMAL_DIGITS", "NUM_PREC_RADIX")) {
      shape = shape.add(size, IntegerType);
    }
    shape = shape.add("NULLABLE", IntegerType).add("REMARKS", "string").add("COLUMN_DEF", "string");
    for (String number :
        List.of("SQL_DATA_TYPE", "SQL_DATETIME_SUB", "CHAR_OCTET_LENGTH", "ORDINAL_POSITION")) {
      shape = shape.add(number, IntegerType);
    }
    for (String text : List.of("IS_NULLABLE", "SCOPE_CATALOG", "SCOPE_SCHEMA", "SCOPE_TABLE")) {
      shape = shape.add(text, "string");
    }
    return shape.add("SOURCE_DATA_TYPE", IntegerType).add("IS_AUTO_INCREMENT", "string");
  }

  /** A column as JDBC tells of it. */
  static List<Object> column(Table table, Field field, int place) {
    DataType type = field.type();
    boolean isDecimal = type instanceof DecimalType;
    Integer size = isDecimal ? (Integer) ((DecimalType) type).precision() : null;
    Integer digits = isDecimal ? (Integer) ((DecimalType) type).scale() : null;
    int nullable =
        field.isRequired() ? DatabaseMetaData.columnNoNulls : DatabaseMetaData.columnNullable;
    return Arrays.asList(
        "",
        Directory.SCHEMA,
        table.name(),
        field.name(),
        jdbcType(type),
        type.sql(),
        size,
        null,
        digits,
        isDecimal ? 10 : null,
        nullable,
        field.doc(),
        null,
        null,
        null,
        null,
        place,
        field.isRequired() ? "NO" : "YES",
        null,
        null,
        null,
        null,
        "NO");
  }

  private static int jdbcType(DataType type) {
    return switch (type.typeName().replaceAll("\\(.*", "")) {
      case "boolean" -> Types.BOOLEAN;
      case "integer" -> Types.INTEGER;
      case "long" -> Types.BIGINT;
      case "double" -> Types.DOUBLE;
      case "decimal" -> Types.DECIMAL;
      case "date" -> Types.DATE;
      case "timestamp" -> Types.TIMESTAMP;
      default -> Types.VARCHAR;
    };
  }

  /** The types that columns of marts have. */
  static Result all() {
    StructType shape =
        Result.texts("TYPE_NAME")
            .add("DATA_TYPE", IntegerType)
            .add("PRECISION", IntegerType)
            .add("LITERAL_PREFIX", "string")
            .add("LITERAL_SUFFIX", "string")
            .add("CREATE_PARAMS", "string")
            .add("NULLABLE", IntegerType)
            .add("CASE_SENSITIVE", BooleanType)
            .add("SEARCHABLE", IntegerType)
            .add("UNSIGNED_ATTRIBUTE", BooleanType)
            .add("FIXED_PREC_SCALE", BooleanType)
            .add("AUTO_INCREMENT", BooleanType)
            .add("LOCAL_TYPE_NAME", "string")
            .add("MINIMUM_SCALE", IntegerType)
            .add("MAXIMUM_SCALE", IntegerType)
            .add("SQL_DATA_TYPE", IntegerType)
            .add("SQL_DATETIME_SUB", IntegerType)
            .add("NUM_PREC_RADIX", IntegerType);
    Stream<DataType> types =
        Stream.of(
            DataTypes.StringType,
            BooleanType,
            IntegerType,
            DataTypes.LongType,
            DataTypes.DoubleType,
            DataTypes.createDecimalType(),
            DataTypes.DateType,
            DataTypes.TimestampType);
    return Result.of(shape, types.map(JdbcTypes::type).toList());
  }

  private static List<Object> type(DataType type) {
    Integer radix = type instanceof DecimalType ? 10 : null;
    return Arrays.asList(
        type.typeName().replaceAll("\\(.*", "").toUpperCase(Locale.ROOT),
        jdbcType(type),
        null,
        null,
        null,
        null,
        DatabaseMetaData.typeNullable,
        true,
        DatabaseMetaData.typeSearchable,
        false,
        false,
        false,
        null,
        0,
        0,
        null,
        null,
        radix);
  }
}
