package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.url_decode;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tenure.bronze.Delivered;
import tenure.contract.Field;

/**
 * Reads the files of an extract in one go, as its bronze table holds them: every column as text,
 * what is nested as JSON text, and a row that is not of its format as its own text.
 */
final class ExtractReader {
  private final SparkSession spark;
  private final Landing landing;
  private final LocalDate night;

  ExtractReader(SparkSession spark, Landing landing, LocalDate night) {
    this.spark = spark;
    this.landing = landing;
    this.night = night;
  }

  /** The rows of these files, which belong to one extract; at least one. */
  Dataset<Row> read(ObjectSettings object, List<Head> heads) {
    // Spark reads CSV by position, so files of another order of columns are read apart.
    Map<List<String>, List<String>> alike = new LinkedHashMap<>();
    for (Head head : heads) {
      List<String> columns = object.format() == Format.CSV ? head.columns() : List.of();
      alike.computeIfAbsent(columns, c -> new ArrayList<>()).add(place(head.file()));
    }
    return alike.entrySet().stream()
        .map(e -> asBronze(object, e.getKey(), read(object, e.getKey(), e.getValue())))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  private String place(LandedFile file) {
    return landing.place(file).toUri().toString();
  }

  private Dataset<Row> read(ObjectSettings object, List<String> header, List<String> files) {
    String[] paths = files.toArray(String[]::new);
    DataFrameReader reader =
        spark.read().option("columnNameOfCorruptRecord", Delivered.CORRUPT.name());
    return switch (object.format()) {
      case CSV ->
          reader
              .schema(texts(header).add(Delivered.CORRUPT.name(), DataTypes.StringType))
              .options(CsvRecords.sparkOptions())
              .options(object.options())
              .csv(paths);
      case JSONL, JSON ->
          reader
              .schema(texts(wanted(object)).add(Delivered.CORRUPT.name(), DataTypes.StringType))
              .option("multiLine", object.format() == Format.JSON)
              .options(object.options())
              .json(paths);
      case PARQUET -> reader.options(object.options()).parquet(paths);
    };
  }

  private Dataset<Row> asBronze(ObjectSettings object, List<String> header, Dataset<Row> raw) {
    List<String> found =
        object.format() == Format.JSONL || object.format() == Format.JSON
            ? wanted(object)
            : Arrays.asList(raw.columns());
    List<Column> columns = new ArrayList<>();
    for (String name : wanted(object)) {
      Column given = found.contains(name) ? col("`" + name + "`") : lit(null);
      columns.add(given.cast(DataTypes.StringType).as(name));
    }
    boolean isText = object.format().isText();
    columns.add(file().as(Delivered.FILE.name()));
    columns.add(isText ? Delivered.CORRUPT.col() : Delivered.CORRUPT.none());
    columns.add(lit(Date.valueOf(night)).as(Delivered.KNOWN_ON.name()));
    return raw.select(columns.toArray(Column[]::new));
  }

  /** The file relative to the landing folder, undone from the escapes of a URI. */
  private Column file() {
    Column uri = col("_metadata.file_path");
    int from = landing.prefix().length() + 1;
    // Hadoop writes file:/a where Java writes file:///a.
    Column slashed = regexp_replace(uri, "^file:/+", "file:///");
    Column after =
        when(uri.startsWith(landing.prefix()), substring(uri, from, Integer.MAX_VALUE))
            .otherwise(substring(slashed, from, Integer.MAX_VALUE));
    // A row costs little where the name needs no decoding.
    return when(after.contains("%"), url_decode(replace(after, lit("+"), lit("%2B"))))
        .otherwise(after);
  }

  /** The columns that the bronze table keeps of the extract. */
  static List<String> wanted(ObjectSettings object) {
    return object.extract().table().fields().stream()
        .map(Field::name)
        .filter(n -> !n.equals(Delivered.FILE.name()))
        .filter(n -> !n.equals(Delivered.CORRUPT.name()))
        .filter(n -> !n.equals(Delivered.KNOWN_ON.name()))
        .toList();
  }

  private static StructType texts(List<String> names) {
    StructType schema = new StructType();
    for (String name : names) {
      schema = schema.add(name, DataTypes.StringType);
    }
    return schema;
  }
}
