package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.col;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tenure.bronze.Delivered;

/** Files of JSON, read as texts by the names of their columns. */
final class JsonFiles {
  private JsonFiles() {}

  /** Whether some of the names differ in case only. */
  static boolean isByCase(Collection<String> names) {
    Set<String> alike = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    alike.addAll(names);
    return alike.size() < names.size();
  }

  /** Reads these columns of the files, and the text of a row that is no JSON object. */
  static Dataset<Row> load(
      DataFrameReader reader, ObjectSettings object, Collection<String> names, String... files) {
    StructType schema = new StructType();
    for (String name : names) {
      schema = schema.add(name, DataTypes.StringType);
    }
    return reader
        .schema(schema.add(Delivered.CORRUPT.name(), DataTypes.StringType))
        .option("multiLine", object.format() == Format.JSON)
        .options(object.options())
        .json(files);
  }

  /** A column as text; what is nested stands there as JSON. */
  static Column text(String name) {
    return col("`" + name.replace("`", "``") + "`");
  }
}
