package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_extract_all;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import tenure.bronze.Delivered;
import tenure.columns.Reading;
import tenure.jobs.lake.Held;
import tenure.jobs.lake.Lake;
import tenure.ops.IdentityKind;

/**
 * Keeps what was erased from coming back with the next extract: rows about an erased person or
 * account are left out before anything is written, and what names one in other rows is taken out of
 * them. Whom to look for is known by hashes alone, so every identity that arrives is hashed.
 */
final class Suppression {
  private static final String ADDRESS = "[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}]";
  private static final String BEGINS = "(?i)(?<![\\p{L}\\p{N}])(?<![\\p{L}\\p{N}][._%+-])(?:";
  private static final String ENDS = ")(?![._%+-]?[\\p{L}\\p{N}])";
  private static final String REPLACED = "erased";

  private final Lake lake;
  private final ErasedIdentities erased;

  /** What was erased from a lake is kept out of it. */
  Suppression(Lake lake, ErasedIdentities erased) {
    this.lake = lake;
    this.erased = erased;
  }

  /**
   * Rows of an extract without those erased.
   *
   * @param rows what is to be written
   * @param left how many rows of each file were left out
   * @param held what the rows are made from; null where they are as they were
   */
  record Kept(Dataset<Row> rows, Map<String, Long> left, Held held) implements AutoCloseable {
    @Override
    public void close() {
      if (held != null) {
        held.close();
      }
    }
  }

  /** What of an extract's rows may be written. */
  Kept of(ObjectSettings object, LocalDate night, Dataset<Row> rows) {
    if (erased.isEmpty()) {
      return new Kept(rows, Map.of(), null);
    }
    Held held =
        Held.of(rows.withColumn(WhoseRows.ROW, monotonically_increasing_id().cast("string")));
    Dataset<Row> named =
        held.rows().withColumn(Delivered.FILE.name(), col(WhoseRows.ROW)).drop(WhoseRows.ROW);
    Dataset<Row> whose = WhoseRows.of(lake, night, object, named);
    List<Identity> found =
        erased.among(
            whose.select(WhoseRows.KIND, WhoseRows.VALUE).distinct().toLocalIterator(),
            row ->
                Identity.of(
                    IdentityKind.valueOf(row.getString(0)), object.source(), row.getString(1)));
    Map<String, Long> left = new HashMap<>();
    Dataset<Row> kept = withoutGoing(held.rows(), going(whose, found, object), left);
    Dataset<Row> quiet = withoutAddresses(withoutIds(kept, whose, found, object), object);
    return new Kept(quiet.drop(WhoseRows.ROW), left, held);
  }

  private static Dataset<Row> withoutGoing(
      Dataset<Row> rows, Dataset<Row> going, Map<String, Long> left) {
    Column isGone = col(WhoseRows.ROW).equalTo(col("gone"));
    rows.join(going, isGone, "left_semi")
        .groupBy(Delivered.FILE.col())
        .count()
        .collectAsList()
        .forEach(r -> left.put(r.getString(0), r.getLong(1)));
    return left.isEmpty() ? rows : rows.join(going, isGone, "left_anti");
  }

  /**
   * The rows that go: those of an erased account, and of an erased person where they are theirs.
   */
  private static Dataset<Row> going(
      Dataset<Row> whose, List<Identity> erased, ObjectSettings object) {
    boolean isOfPeople = WhoseRows.isOfPeople(object);
    Column isErased =
        erased.stream()
            .filter(i -> isOfPeople || i.kind() == IdentityKind.ACCOUNT)
            .map(Suppression::is)
            .reduce(lit(false), Column::or);
    return whose.where(isErased).select(col(WhoseRows.ROW).as("gone")).distinct();
  }

  private static Column is(Identity identity) {
    return col(WhoseRows.KIND)
        .equalTo(identity.kind().name())
        .and(col(WhoseRows.VALUE).equalTo(identity.value()));
  }

  /** A row that names an erased person beside what it is about stays, without the name. */
  private static Dataset<Row> withoutIds(
      Dataset<Row> rows, Dataset<Row> whose, List<Identity> erased, ObjectSettings object) {
    List<Identity> people =
        erased.stream()
            .filter(i -> i.kind() == IdentityKind.CONTACT || i.kind() == IdentityKind.USER)
            .toList();
    if (people.isEmpty() || WhoseRows.isOfPeople(object)) {
      return rows;
    }
    Object[] ids = people.stream().flatMap(i -> spellings(i.value())).toArray();
    Dataset<Row> naming =
        whose
            .where(people.stream().map(Suppression::is).reduce(lit(false), Column::or))
            .select(col(WhoseRows.ROW).as("naming"))
            .distinct();
    Map<String, Column> columns = new HashMap<>();
    Column isNaming = col("naming").isNotNull();
    // Who is meant by columns that nobody reads is not known.
    columns.put(Delivered.EXTRA.name(), when(not(isNaming), Delivered.EXTRA.col()));
    for (String name : BronzeRows.wanted(object)) {
      if (!object.extract().required().contains(name)) {
        Column text = Reading.raw(name);
        columns.put(name, when(not(isNaming.and(coalesce(text.isin(ids), lit(false)))), text));
      }
    }
    return rows.join(naming, col(WhoseRows.ROW).equalTo(col("naming")), "left_outer")
        .withColumns(columns)
        .drop("naming");
  }

  /** Salesforce writes an id of 18 characters with 15 too. */
  private static Stream<String> spellings(String id) {
    boolean isLong = id.matches("[A-Za-z0-9]{18}");
    return isLong ? Stream.of(id, id.substring(0, 15)) : Stream.of(id);
  }

  private Dataset<Row> withoutAddresses(Dataset<Row> rows, ObjectSettings object) {
    List<String> names = new ArrayList<>(BronzeRows.wanted(object));
    names.addAll(List.of(Delivered.CORRUPT.name(), Delivered.EXTRA.name()));
    Column all = concat_ws(" ", names.stream().map(Reading::raw).toArray(Column[]::new));
    Column each = explode(regexp_extract_all(lower(all), lit(ADDRESS), lit(0)));
    List<Identity> found =
        erased.among(
            rows.select(each).distinct().as(Encoders.STRING()).toLocalIterator(), Identity::email);
    if (found.isEmpty()) {
      return rows;
    }
    String pattern =
        found.stream()
            .map(i -> Pattern.quote(i.value()))
            .collect(Collectors.joining("|", BEGINS, ENDS));
    Map<String, Column> columns = new HashMap<>();
    names.forEach(n -> columns.put(n, regexp_replace(Reading.raw(n), pattern, REPLACED)));
    return rows.withColumns(columns);
  }
}
