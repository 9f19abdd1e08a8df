package tenure.jobs.database;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Asks a database for the rows of an extract that belong to a night. */
public final class TableReader {
  /** Rows that a driver fetches at a time: by itself some fetch one, others all of a table. */
  private static final String FETCHED = "10000";

  static {
    JdbcDialects.registerDialect(new MariaDbDialect());
  }

  private final SparkSession spark;
  private final DatabaseTable table;
  private final Map<String, String> options;
  private final JdbcDialect dialect;

  /** A reader of this table; what it is reached with is read now. */
  public TableReader(SparkSession spark, DatabaseTable table) {
    this.spark = spark;
    this.table = table;
    this.options = table.database().options();
    this.dialect = JdbcDialects.get(options.get("url"));
  }

  /**
   * The rows of a night. By days or moments they end with the night, as a file of a later day
   * belongs to a later night; a row without a value is read every night.
   *
   * @param newest the largest value of the cursor that earlier nights kept, as a value of the type
   *     given; empty where there is none
   */
  public Dataset<Row> rows(LocalDate night, Function<StructField, Optional<Object>> newest) {
    if (table.cursor().isEmpty()) {
      return load(table.from());
    }
    StructType schema = load(table.from(), Map.of()).schema();
    StructField column = column(schema, table.cursor().get().column());
    String name = dialect.quoteIdentifier(column.name());
    DataType type = typeOf(column);
    List<String> conditions =
        java.util.stream.Stream.concat(
                newest
                    .apply(new StructField(column.name(), type, true, column.metadata()))
                    .map(value -> name + " >= " + literal(overlapped(value)))
                    .stream(),
                end(type, night).map(value -> name + " < " + literal(value)).stream())
            .toList();
    if (conditions.isEmpty()) {
      return load(table.from());
    }
    String isNew = "(" + String.join(" AND ", conditions) + ")";
    return load(
        "(SELECT * FROM %s known WHERE %s OR %s IS NULL)".formatted(table.from(), isNew, name));
  }

  private Dataset<Row> load(String from) {
    Optional<Partition> partition = table.partition();
    if (partition.isEmpty() || partition.get().count() == 1) {
      return load(from, Map.of());
    }
    String column = partition.get().column();
    String name = dialect.quoteIdentifier(column);
    String ends = "(SELECT MIN(%s) AS lowest, MAX(%s) AS highest FROM %s parts)";
    Row found = load(ends.formatted(name, name, from), Map.of()).first();
    if (found.isNullAt(0)) {
      return load(from, Map.of());
    }
    return load(
        from,
        Map.of(
            "partitionColumn", column,
            "lowerBound", bound(found.get(0)),
            "upperBound", bound(found.get(1)),
            "numPartitions", String.valueOf(partition.get().count())));
  }

  private Dataset<Row> load(String from, Map<String, String> more) {
    return spark
        .read()
        .format("jdbc")
        .options(options)
        .option("fetchsize", FETCHED)
        .options(MariaDbDialect.session(options.get("url")))
        .option("dbtable", from.startsWith("(") ? from + " tenure_rows" : from)
        .options(more)
        .load();
  }

  /** Spark takes whole numbers; what lies beyond an end falls into the part there. */
  private static String bound(Object value) {
    return value instanceof BigDecimal number
        ? number.setScale(0, RoundingMode.FLOOR).toPlainString()
        : value.toString();
  }

  private StructField column(StructType schema, String wanted) {
    return Arrays.stream(schema.fields())
        .filter(f -> f.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new BadCursor(table.from(), wanted, schema.fieldNames()));
  }

  /** What is neither number nor day is compared as a moment. */
  private DataType typeOf(StructField column) {
    DataType type = column.dataType();
    boolean isNumber = type instanceof NumericType;
    boolean isTime =
        type instanceof DateType
            || type.equals(DataTypes.TimestampType)
            || type.equals(DataTypes.TimestampNTZType);
    boolean isByTime = table.cursor().orElseThrow().time().isPresent();
    if (isNumber ? isByTime : !isTime || !isByTime) {
      throw new BadCursor(table.from(), column.name(), type);
    }
    if (isNumber) {
      return DataTypes.createDecimalType(38, 6);
    }
    return type instanceof DateType ? type : DataTypes.TimestampType;
  }

  private Object overlapped(Object value) {
    Cursor cursor = table.cursor().orElseThrow();
    if (value instanceof BigDecimal number) {
      return number.subtract(BigDecimal.valueOf(cursor.values().orElseThrow()));
    }
    Duration time = cursor.time().orElseThrow();
    if (value instanceof Date day) {
      // A part of a day is a whole one more.
      return Date.valueOf(day.toLocalDate().minusDays(time.plusDays(1).minusNanos(1).toDays()));
    }
    return Timestamp.from(((Timestamp) value).toInstant().minus(time));
  }

  private static Optional<Object> end(DataType type, LocalDate night) {
    if (type instanceof DateType) {
      return Optional.of(Date.valueOf(night.plusDays(1)));
    }
    return type.equals(DataTypes.TimestampType)
        ? Optional.of(Timestamp.from(night.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
        : Optional.empty();
  }

  private String literal(Object value) {
    if (value instanceof BigDecimal number) {
      BigDecimal plain = number.stripTrailingZeros();
      return plain.scale() <= 0
          ? new BigInteger(plain.toPlainString()).toString()
          : plain.toPlainString();
    }
    return String.valueOf(dialect.compileValue(value));
  }
}
