package tenure.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The contract of one table: its place, columns, key and checks, declared once and used for DDL,
 * for checks, for documents and for tests.
 */
public final class Table {
  private final Layer layer;
  private final String name;
  private final String doc;
  private final List<Field> fields;
  private final List<Check> rowChecks;
  private final Field slice;
  private final boolean versioned;

  private Table(
      Layer layer,
      String name,
      String doc,
      List<Field> fields,
      List<Check> rowChecks,
      Field slice,
      boolean versioned) {
    this.layer = layer;
    this.name = name;
    this.doc = doc;
    this.fields = List.copyOf(fields);
    this.rowChecks = List.copyOf(rowChecks);
    this.slice = slice;
    this.versioned = versioned;
  }

  /** A table of a layer; the sentence says what one row is. */
  public static Table in(Layer layer, String name, String doc) {
    return new Table(layer, Objects.requireNonNull(name), doc, List.of(), List.of(), null, false);
  }

  /** The table with these columns, in this order. */
  public Table withColumns(Field... columns) {
    return new Table(layer, name, doc, Arrays.asList(columns), rowChecks, slice, versioned);
  }

  /** The table with one more statement that each row must satisfy. */
  public Table check(String checkName, String predicate, String sentence) {
    List<Check> more = new ArrayList<>(rowChecks);
    more.add(new Check(checkName, predicate, sentence));
    return new Table(layer, name, doc, fields, more, slice, versioned);
  }

  /**
   * The column that says which night's (or day's) slice a row belongs to: writing a night replaces
   * that slice.
   */
  public Table sliced(Field by) {
    return new Table(layer, name, doc, fields, rowChecks, by, versioned);
  }

  /**
   * A table of versions: each night appends only what changed, under {@link Versions#WRITTEN_ON}.
   * The last three columns (is_deleted, known_on, written_on) are added here.
   */
  public Table versioned() {
    List<Field> all = new ArrayList<>(fields);
    all.addAll(Versions.PIPELINE);
    return new Table(layer, name, doc, all, rowChecks, Versions.WRITTEN_ON, true);
  }

  /** The layer the table belongs to. */
  public Layer layer() {
    return layer;
  }

  /** The table's name within its layer. */
  public String name() {
    return name;
  }

  /** Layer and name, as SQL says it: {@code marts.fct_retention}. */
  public String fullName() {
    return layer.id() + "." + name;
  }

  /** What one row is, in a sentence. */
  public String doc() {
    return doc;
  }

  /** The columns, in order. */
  public List<Field> fields() {
    return fields;
  }

  /** The key columns, in order. */
  public List<Field> key() {
    return fields.stream().filter(Field::isKey).toList();
  }

  /** The slice column, where the table has one. */
  public Optional<Field> slice() {
    return Optional.ofNullable(slice);
  }

  /** Whether rows are versions of an entity, of which the latest per key counts. */
  public boolean isVersioned() {
    return versioned;
  }

  /** Every check of the table: those of its columns, then its own. */
  public List<Check> checks() {
    return Stream.concat(fields.stream().flatMap(this::checks), rowChecks.stream()).toList();
  }

  /** Of a version that says the entity is gone, only the key must be known. */
  private Stream<Check> checks(Field field) {
    boolean isPayload =
        versioned && !field.isKey() && Versions.PIPELINE.stream().noneMatch(field::equals);
    return field.checks().stream().map(c -> isPayload ? c.unless(Versions.IS_DELETED) : c);
  }

  /** The Spark schema, with each column's sentence as its comment. */
  public StructType schema() {
    StructType schema = new StructType();
    for (Field f : fields) {
      schema =
          schema.add(
              new StructField(f.name(), f.type(), true, org.apache.spark.sql.types.Metadata.empty())
                  .withComment(f.doc()));
    }
    return schema;
  }

  /**
   * Exactly this table's columns and types, in order: the last step of every transform.
   *
   * @throws SchemaMismatch listing every missing column and every type that cannot be widened
   *     without loss
   */
  public Dataset<Row> conform(Dataset<Row> rows) {
    return conform(rows, List.of());
  }

  /**
   * The same for rows that an earlier release may have written: a column that joined the contract
   * since, and that need not have a value, has none there.
   *
   * @throws SchemaMismatch as above
   */
  public Dataset<Row> conformStored(Dataset<Row> rows) {
    List<String> stored = Arrays.asList(rows.schema().fieldNames());
    return conform(
        rows, fields.stream().filter(f -> !f.isRequired() && !stored.contains(f.name())).toList());
  }

  private Dataset<Row> conform(Dataset<Row> rows, List<Field> joined) {
    StructType given = rows.schema();
    List<String> differences = new ArrayList<>();
    Column[] columns =
        fields.stream()
            .map(f -> joined.contains(f) ? f.none() : conform(f, given, differences))
            .toArray(Column[]::new);
    if (!differences.isEmpty()) {
      throw new SchemaMismatch(fullName(), differences);
    }
    return rows.select(columns);
  }

  private static Column conform(Field field, StructType given, List<String> differences) {
    int at = Arrays.asList(given.fieldNames()).indexOf(field.name());
    if (at < 0) {
      differences.add("column " + field.name() + " is missing");
      return field.none();
    }
    DataType type = given.fields()[at].dataType();
    if (type.equals(field.type())) {
      return field.col();
    }
    if (!widens(type, field.type())) {
      differences.add(
          "column "
              + field.name()
              + " is "
              + type.simpleString()
              + " instead of "
              + field.type().simpleString());
    }
    return field.col().cast(field.type()).as(field.name());
  }

  /**
   * Widenings that lose nothing; a decimal of the same scale may narrow, since an overflow then
   * fails loudly.
   */
  private static boolean widens(DataType from, DataType to) {
    if (from.equals(DataTypes.NullType)) {
      return true;
    }
    if (from instanceof DecimalType d && to instanceof DecimalType t) {
      return d.scale() <= t.scale();
    }
    boolean small = from.equals(DataTypes.IntegerType) || from.equals(DataTypes.ShortType);
    boolean whole = small || from.equals(DataTypes.ByteType);
    return (whole && to.equals(DataTypes.LongType))
        || (whole && to.equals(DataTypes.DoubleType))
        || (from.equals(DataTypes.FloatType) && to.equals(DataTypes.DoubleType));
  }

  @Override
  public String toString() {
    return fullName();
  }
}
