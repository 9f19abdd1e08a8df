package tenure.columns;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;

/**
 * Makes staged rows from an extract: the columns of a silver table, whether the row is a deletion,
 * what orders several versions of a key, the file, and why the row is refused, if it is.
 *
 * <p>A column that is not set is null. A missing key or required value and a value that its field
 * does not allow are problems too; of a deletion only the key is asked.
 */
public final class Staging {
  /** What orders several versions of a key within a night: the latest text wins. */
  public static final String ORDER = "_order";

  /** The file a row came from. */
  public static final String FILE = "_file";

  /** The problems of a row, an array of {@link Problems} structs; empty for a good row. */
  public static final String PROBLEMS = "_problems";

  /** Whether a row has problems, which is known far sooner than what they are. */
  public static final String REFUSED = "_is_refused";

  /** Whether a loader says that the entity is gone; a column that only its layouts have. */
  public static final String GONE = "_gone";

  /** What a loader orders versions by before the extract's own order. */
  public static final String VERSION = "_version";

  /** What a loader orders rows by that the extract's own order cannot tell apart. */
  public static final String SYNCED = "_synced";

  private static final String READ = "_read_problems";
  private static final String UNREAD = "_is_unread";

  private static final Column NONE = array().cast(DataTypes.createArrayType(Problems.TYPE));

  private final Dataset<Row> raw;
  private final List<Field> fields;
  private final Map<String, Column> values = new LinkedHashMap<>();
  private final Map<String, String> delivered = new HashMap<>();
  private final List<Column> problems = new ArrayList<>();
  private final List<Column> kept = new ArrayList<>();
  private Column deleted = lit(false);
  private Column order = lit(null);

  private Staging(Dataset<Row> raw, List<Field> fields) {
    this.raw = raw;
    this.fields = fields;
  }

  /** Rows of the target, without the columns that only a night can know. */
  public static Staging of(Dataset<Row> raw, Table target, String source, Field... without) {
    Set<String> nightly =
        Set.of(Versions.IS_DELETED.name(), Versions.KNOWN_ON.name(), Versions.WRITTEN_ON.name());
    List<Field> left = List.of(without);
    List<Field> fields =
        target.fields().stream()
            .filter(f -> !nightly.contains(f.name()))
            .filter(f -> left.stream().noneMatch(l -> l.name().equals(f.name())))
            .toList();
    Staging staging = new Staging(raw, fields);
    if (fields.stream().anyMatch(f -> f.name().equals("source"))) {
      staging.values.put("source", lit(source));
    }
    return staging;
  }

  /** Sets a column as read, with its problem. */
  public Staging set(Field field, Reading reading) {
    problems.add(reading.problem());
    return set(field, reading.value());
  }

  /** Sets a column to an expression over the extract. */
  public Staging set(Field field, Column value) {
    if (fields.stream().noneMatch(f -> f.name().equals(field.name()))) {
      throw new IllegalArgumentException("No column " + field + " among " + fields);
    }
    values.put(field.name(), value);
    return this;
  }

  /** The column of the extract that a field is, under which its problems are told. */
  public Staging deliveredAs(Field field, String column) {
    delivered.put(field.name(), column);
    return this;
  }

  private String toldAs(Field field) {
    return delivered.getOrDefault(field.name(), field.name());
  }

  /** One more reason for refusing a row: a {@link Problems} struct, or null. */
  public Staging refuse(Column problem) {
    problems.add(problem);
    return this;
  }

  /** One more column beside those of the table, for the night to work with. */
  public Staging keep(String column, Column value) {
    kept.add(value.as(column));
    return this;
  }

  /** The row says that the entity is gone, where the text says true. */
  public Staging deletedWhen(Reading isDeleted) {
    problems.add(isDeleted.problem());
    return deletedWhen(isDeleted.value());
  }

  /** The row says that the entity is gone. */
  public Staging deletedWhen(Column isDeleted) {
    deleted = coalesce(isDeleted, lit(false));
    return this;
  }

  /** What orders several versions of a key within a night. */
  public Staging orderedBy(Reading moment) {
    problems.add(moment.problem());
    order = moment.value();
    return this;
  }

  /** The staged rows. */
  public Dataset<Row> rows() {
    List<Column> columns = new ArrayList<>();
    for (Field field : fields) {
      Column value = values.getOrDefault(field.name(), lit(null));
      columns.add(value.cast(field.type()).as(field.name()));
    }
    boolean isLoaded = Arrays.asList(raw.columns()).contains(GONE);
    columns.add((isLoaded ? deleted.or(col(GONE)) : deleted).as(Versions.IS_DELETED.name()));
    Column own = order.cast(DataTypes.StringType);
    columns.add((isLoaded ? loadedOrder(own) : own).as(ORDER));
    columns.add(col(FILE));
    columns.addAll(kept);
    columns.add((problems.isEmpty() ? NONE : array(problems.toArray(Column[]::new))).as(READ));
    columns.add(any(problems.stream().map(Column::isNotNull)).as(UNREAD));
    return raw.select(columns.toArray(Column[]::new))
        .withColumns(Map.of(PROBLEMS, allProblems(), REFUSED, isRefused()))
        .drop(READ, UNREAD);
  }

  /** Whether {@link #allProblems} are any. */
  private Column isRefused() {
    List<Column> natural = new ArrayList<>();
    fields.forEach(f -> addNatural(f, natural));
    Column isWrong = any(natural.stream().map(Column::isNotNull));
    return when(Versions.IS_DELETED.col(), isMissing(Field::isKey))
        .otherwise(col(UNREAD).or(isWrong).or(isMissing(Field::isRequired)));
  }

  private Column isMissing(Predicate<Field> which) {
    return any(fields.stream().filter(which).map(f -> f.col().isNull()));
  }

  private static Column any(Stream<Column> conditions) {
    return conditions.reduce(lit(false), Column::or);
  }

  /** Of two rows that nothing else tells apart, the one that says the entity is gone is later. */
  private static Column loadedOrder(Column own) {
    Column last = when(col(GONE), lit("1")).otherwise(lit("0"));
    return concat_ws(" ", col(VERSION), coalesce(own, lit("")), col(SYNCED), last);
  }

  private Column allProblems() {
    List<Column> natural = new ArrayList<>();
    fields.forEach(f -> addNatural(f, natural));
    Column refused =
        array_compact(
            natural.isEmpty()
                ? col(READ)
                : concat(col(READ), array(natural.toArray(Column[]::new))));
    // What could not be read is not there either, which needs no second mention.
    Column problems = when(size(refused).gt(0), refused).otherwise(missing(Field::isRequired));
    return when(Versions.IS_DELETED.col(), missing(Field::isKey)).otherwise(problems);
  }

  private Column missing(Predicate<Field> which) {
    Column[] columns = fields.stream().filter(which).map(this::missing).toArray(Column[]::new);
    return columns.length == 0 ? NONE : array_compact(array(columns));
  }

  private Column missing(Field field) {
    return when(field.col().isNull(), Problems.of(toldAs(field), lit(null), "is missing"));
  }

  private void addNatural(Field field, List<Column> problems) {
    Column value = field.col();
    switch (field.kind()) {
      case COUNT ->
          problems.add(when(value.lt(0), Problems.of(toldAs(field), value, "is below 0")));
      case CHOICE ->
          problems.add(
              when(
                  not(value.isin(field.choices().toArray())),
                  Problems.of(
                      toldAs(field), value, "is none of " + String.join(", ", field.choices()))));
      default -> {}
    }
  }
}
