package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_valid_utf8;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.url_decode;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tenure.bronze.Delivered;
import tenure.contract.Field;
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
  private final LocalDate night;
  private final ObjectSettings object;
  private final Names names;
  private final List<String> joined;

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
    this.joined = List.copyOf(joined);
    this.spark = spark;
    this.landing = landing;
    this.night = night;
    this.object = object;
    this.names = new Names(object);
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
      case PARQUET, AVRO -> typed(load(reader, paths), found, file());
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
    wanted(object).forEach(n -> asked.add(names.find(n, found).orElse(n)));
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
    return asBronze(
        raw, header, name -> csv(header.indexOf(name), header), Delivered.CORRUPT.col(), file());
  }

  /** Where line ends are mixed, the last column keeps half of some. */
  private static Column csv(int place, List<String> header) {
    Column value = col("_" + place);
    return place == header.size() - 1 ? regexp_replace(value, "\r$", "") : value;
  }

  private Dataset<Row> json(DataFrameReader reader, List<String> found, String[] paths) {
    Set<String> asked = asked(found);
    return asBronze(
        JsonFiles.load(reader, object, asked, paths),
        List.copyOf(asked),
        JsonFiles::text,
        make_valid_utf8(Delivered.CORRUPT.col()),
        file());
  }

  private Dataset<Row> load(DataFrameReader reader, String[] paths) {
    return TypedFiles.load(reader.options(object.options()), object, paths);
  }

  /** The rows of a database's table as its bronze table holds them. */
  Dataset<Row> ofTable(Dataset<Row> rows, LandedFile read) {
    return typed(rows, List.of(rows.columns()), lit(read.path()));
  }

  private Dataset<Row> typed(Dataset<Row> raw, List<String> found, Column file) {
    return asBronze(
        raw, found, name -> TypedFiles.text(raw.schema(), name), Delivered.CORRUPT.none(), file);
  }

  private Dataset<Row> asBronze(
      Dataset<Row> raw,
      List<String> found,
      Function<String, Column> value,
      Column corrupt,
      Column file) {
    List<Column> columns = new ArrayList<>();
    List<Column> values = new ArrayList<>();
    for (String name : wanted(object)) {
      Optional<Column> given = names.find(name, found).map(value);
      given.ifPresent(values::add);
      columns.add(given.orElse(lit(null).cast(DataTypes.StringType)).as(name));
    }
    Column unusable = Unusable.text(object.format(), values);
    columns.add(file.as(Delivered.FILE.name()));
    columns.add(coalesce(corrupt, unusable).as(Delivered.CORRUPT.name()));
    columns.add(extra(found, value).as(Delivered.EXTRA.name()));
    columns.add(lit(Date.valueOf(night)).as(Delivered.KNOWN_ON.name()));
    return raw.select(columns.toArray(Column[]::new));
  }

  /** What joined later, as one JSON object of texts. */
  private Column extra(List<String> found, Function<String, Column> value) {
    List<Column> kept =
        joined.stream().filter(found::contains).map(name -> value.apply(name).as(name)).toList();
    if (kept.isEmpty()) {
      return Delivered.EXTRA.none();
    }
    return nullif(to_json(struct(kept.toArray(Column[]::new))), lit("{}"));
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
        .filter(n -> !Delivered.NAMES.contains(n))
        .toList();
  }
}
