package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_valid_utf8;
import static org.apache.spark.sql.functions.regexp_replace;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tenure.bronze.Delivered;
import tenure.jobs.Sessions;

/**
 * Reads the files of an extract in one go, as its bronze table holds them: every column as text,
 * what is nested as JSON text, and a row that is not of its format as its own text.
 */
final class ExtractReader {
  /** More than so many, packed or not, are read by compiled plans. */
  private static final long MANY_BYTES = 8L << 20;

  private final SparkSession spark;
  private final Landing landing;
  private final ObjectSettings object;
  private final Names names;
  private final Set<String> joined;
  private final BronzeRows bronze;

  ExtractReader(SparkSession spark, Landing landing, LocalDate night, ObjectSettings object) {
    this(spark, landing, night, object, Set.of());
  }

  /**
   * Reads an extract.
   *
   * @param joined columns that nobody reads and that are kept nevertheless
   */
  ExtractReader(
      SparkSession spark,
      Landing landing,
      LocalDate night,
      ObjectSettings object,
      Set<String> joined) {
    this.spark = spark;
    this.landing = landing;
    this.object = object;
    this.names = new Names(object);
    this.joined = joined;
    this.bronze = new BronzeRows(landing, night, object, names, joined);
  }

  /** Files that one read can take. */
  private record Alike(List<String> columns, String schema, String only) {}

  /** The rows of these files, which belong to the extract; at least one. */
  Dataset<Row> read(List<Head> heads) {
    Map<Alike, List<LandedFile>> alike = new LinkedHashMap<>();
    for (Head head : heads) {
      alike.computeIfAbsent(alike(head, heads), a -> new ArrayList<>()).add(head.file());
    }
    return alike.entrySet().stream()
        .map(e -> read(e.getKey().columns(), e.getValue()))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  /** Spark reads CSV by position and typed files by one schema; JSON by the names it is given. */
  private Alike alike(Head head, List<Head> all) {
    return switch (object.format()) {
      case CSV -> new Alike(head.columns(), "", "");
      case JSONL, JSON ->
          new Alike(all.stream().flatMap(h -> h.columns().stream()).distinct().toList(), "", "");
      case PARQUET, AVRO -> new Alike(head.columns(), head.schema(), "");
      case DELTA, JDBC -> new Alike(head.columns(), head.schema(), head.file().path());
    };
  }

  private Dataset<Row> read(List<String> found, List<LandedFile> files) {
    String[] paths = files.stream().map(landing::uri).toArray(String[]::new);
    DataFrameReader reader =
        session(found, files)
            .read()
            .option("columnNameOfCorruptRecord", Delivered.CORRUPT.name())
            .options(Zstandard.OPTIONS);
    return switch (object.format()) {
      case CSV -> csv(reader, found, paths);
      case JSONL, JSON -> json(reader, found, paths);
      case PARQUET, AVRO -> typed(load(reader, paths), found, bronze.file());
      case DELTA, JDBC -> typed(load(reader, paths), found, lit(files.get(0).path()));
    };
  }

  private SparkSession session(List<String> found, List<LandedFile> files) {
    if (object.format().isJson() && JsonFiles.isByCase(asked(found))) {
      return Sessions.byCase(spark);
    }
    long bytes = files.stream().mapToLong(LandedFile::size).sum();
    return bytes > MANY_BYTES ? Sessions.compiling(spark) : spark;
  }

  /** What is looked for in rows of JSON: what the first of them lack may stand in later ones. */
  private Set<String> asked(List<String> found) {
    Set<String> asked = new LinkedHashSet<>();
    BronzeRows.wanted(object).forEach(n -> asked.add(names.find(n, found).orElse(n)));
    asked.addAll(joined);
    return asked;
  }

  private Dataset<Row> csv(DataFrameReader reader, List<String> header, String[] paths) {
    // Names may differ in case only, or not be names at all, so Spark knows columns by place.
    StructType schema = new StructType();
    for (int i = 0; i < header.size(); i++) {
      schema = schema.add("_" + i, DataTypes.StringType);
    }
    Dataset<Row> raw =
        reader
            .schema(schema.add(Delivered.CORRUPT.name(), DataTypes.StringType))
            .options(CsvRecords.sparkOptions())
            .options(object.options())
            .csv(paths);
    return bronze.of(
        raw,
        header,
        name -> csv(header.indexOf(name), header),
        Delivered.CORRUPT.col(),
        bronze.file());
  }

  /** Where line ends are mixed, the last column keeps half of some. */
  private static Column csv(int place, List<String> header) {
    Column value = col("_" + place);
    return place == header.size() - 1 ? regexp_replace(value, "\r$", "") : value;
  }

  private Dataset<Row> json(DataFrameReader reader, List<String> found, String[] paths) {
    Set<String> asked = asked(found);
    return bronze.of(
        JsonFiles.load(reader, object, asked, paths),
        List.copyOf(asked),
        JsonFiles::text,
        make_valid_utf8(Delivered.CORRUPT.col()),
        bronze.file());
  }

  private Dataset<Row> load(DataFrameReader reader, String[] paths) {
    return TypedFiles.load(reader.options(object.options()), object, paths);
  }

  /** The rows of a database's table as its bronze table holds them. */
  Dataset<Row> ofTable(Dataset<Row> rows, LandedFile read) {
    return typed(rows, List.of(rows.columns()), lit(read.path()));
  }

  private Dataset<Row> typed(Dataset<Row> raw, List<String> found, Column file) {
    return bronze.of(
        raw, found, name -> TypedFiles.text(raw.schema(), name), Delivered.CORRUPT.none(), file);
  }
}
