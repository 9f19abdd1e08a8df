package tenure.bronze;

import static org.apache.spark.sql.functions.get_json_object;

import org.apache.spark.sql.Column;
import tenure.columns.Reading;

/** Values inside columns that hold JSON. */
final class Json {
  private Json() {}

  /** A value by its path below the column. */
  static Column inside(String column, String path) {
    return get_json_object(Reading.raw(column), "$." + path);
  }
}
