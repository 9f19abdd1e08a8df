package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Files whose columns have types, read as texts: every column as JSON or CSV would write it. */
final class TypedFiles {
  /** Doubles up to here that are whole are written as whole numbers, as ids have to be. */
  private static final double EXACT = 9e15;

  /** What Spark makes of decimals of a database that have no scale of their own. */
  private static final DataType UNBOUNDED = DataTypes.createDecimalType(38, 18);

  private TypedFiles() {}

  /** Reads files of one schema. */
  static Dataset<Row> load(DataFrameReader reader, ObjectSettings object, String... files) {
    return switch (object.format()) {
      case PARQUET -> reader.parquet(files);
      case AVRO -> reader.format("avro").load(files);
      case DELTA -> reader.format("delta").load(files[0]);
      case CSV, JSONL, JSON, JDBC ->
          throw new IllegalArgumentException(object.format() + " has no files with types");
    };
  }

  /** A column as text; what is nested as JSON. */
  static Column text(StructType schema, String name) {
    StructField field = schema.fields()[schema.fieldIndex(name)];
    Column column = col("`" + name.replace("`", "``") + "`");
    DataType type = field.dataType();
    if (type instanceof StructType || type instanceof ArrayType || type instanceof MapType) {
      return to_json(column);
    }
    if (type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType)) {
      Column whole = column.try_cast(DataTypes.LongType);
      return when(column.between(-EXACT, EXACT).and(whole.equalTo(column)), whole.cast("string"))
          .otherwise(column.cast("string"));
    }
    if (type.equals(UNBOUNDED)) {
      // Zeros that nobody wrote would make another id of one.
      return regexp_replace(column.cast(DataTypes.StringType), "\\.?0+$", "");
    }
    return column.cast(DataTypes.StringType);
  }
}
