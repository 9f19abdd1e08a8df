package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import tenure.bronze.Delivered;
import tenure.contract.Field;

/** Rows that were read from an extract as its bronze table holds them. */
final class BronzeRows {
  private final Landing landing;
  private final LocalDate night;
  private final ObjectSettings object;
  private final Names names;
  private final List<String> joined;

  /**
   * The rows of an extract.
   *
   * @param joined columns that nobody reads and that are kept nevertheless
   */
  BronzeRows(
      Landing landing, LocalDate night, ObjectSettings object, Names names, Set<String> joined) {
    this.landing = landing;
    this.night = night;
    this.object = object;
    this.names = names;
    this.joined = List.copyOf(joined);
  }

  /**
   * The rows of what was read.
   *
   * @param raw what Spark read
   * @param found the columns that the files have
   * @param value makes the text of one of them
   * @param corrupt the text of a row that is not of its format; null for others
   * @param file the file of each row
   */
  Dataset<Row> of(
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
  Column file() {
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
