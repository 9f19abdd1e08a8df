package tenure.bronze;

import static org.apache.spark.sql.functions.get_json_object;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tenure.columns.Reading;

/** Values inside columns that hold JSON. */
final class Json {
  private Json() {}

  /** A value by its path below the column. */
  static Column inside(String column, String path) {
    return get_json_object(Reading.raw(column), "$." + path);
  }

  /** An object of which these values are read, as text. */
  static StructType texts(String... names) {
    StructType type = new StructType();
    for (String name : names) {
      type = type.add(name, DataTypes.StringType);
    }
    return type;
  }
}
