package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import tenure.columns.Reading;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * An object of a vendor as a loader lands it. The class of an object is written once, against the
 * columns of the vendor's interface; a loader's table is brought into them before it is staged.
 *
 * <p>Nothing needs to be written where the loader only renames as all loaders do ({@code
 * NumberOfEmployees} to {@code number_of_employees}) and adds its own columns: deletion, versions
 * and the order of rows are told by {@link Layout}. Where a table differs further, the vendor has a
 * class with a list of these, named in {@link Loaders}:
 *
 * <pre>
 * static final List&lt;Landed&gt; TABLES = List.of(
 *     Landed.of(StripeCustomers.EXTRACT).named(StripeCustomers.DELETED, "is_deleted"),
 *     Landed.of(StripePrices.EXTRACT).made(StripePrices.RECURRING, to_json(struct(...)), "recurring_interval", ...),
 *     Landed.of(StripeSubscriptions.EXTRACT).parts(StripeFivetran::whole, ITEMS, StripePrices.EXTRACT)
 *         .made(StripeSubscriptions.ITEMS, col("items")));
 * </pre>
 *
 * <p>An object that only a loader has, such as the items of a subscription, is {@link #part}. A
 * table that has parts, and its parts, are delivered whole and on the same night: a part that is
 * gone leaves no trace but its absence.
 */
public final class Landed {
  private static final String DATA = "_data";
  private static final MapType TEXTS =
      DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType);

  private final Extract api;
  private final Map<String, Column> values = new LinkedHashMap<>();
  private final Map<String, List<String>> sources = new LinkedHashMap<>();
  private List<Extract> parts = List.of();
  private BiFunction<Dataset<Row>, List<Dataset<Row>>, Dataset<Row>> assembly = (rows, p) -> rows;

  private Landed(Extract api) {
    this.api = api;
  }

  /** An object whose table differs from the interface in names only. */
  public static Landed of(Extract api) {
    return new Landed(api);
  }

  /**
   * A table that the vendor's interface does not have, since it delivers its rows inside of another
   * object.
   *
   * @param columns what is read of it, the first of which it is refused without
   */
  public static Extract part(String vendor, String object, String doc, String... columns) {
    Field[] fields = Arrays.stream(columns).map(Layout::text).toArray(Field[]::new);
    Table table = Delivered.table(vendor, object, doc, fields);
    return new Extract(vendor, object, table, List.of(columns[0]), List.of());
  }

  /** A column of the interface that has another name than all loaders would give it. */
  public Landed named(Field column, String landed) {
    return made(column, Reading.raw(landed), landed);
  }

  /**
   * A column of the interface that is worked out.
   *
   * @param value over the columns landed and those that the parts bring
   * @param landed the columns of the loader's table that it is worked out from
   */
  public Landed made(Field column, Column value, String... landed) {
    values.put(column.name(), value);
    sources.put(column.name(), List.of(landed));
    return this;
  }

  /**
   * The tables that the loader splits off the object.
   *
   * @param join adds to the landed rows what the parts say, without multiplying them; a part comes
   *     in the columns of its interface, objects that are gone left out
   */
  public Landed parts(
      BiFunction<Dataset<Row>, List<Dataset<Row>>, Dataset<Row>> join, Extract... split) {
    parts = List.of(split);
    assembly = join;
    return this;
  }

  /** The object, in the columns of the vendor's interface. */
  Extract api() {
    return api;
  }

  /** The tables that the loader splits off. */
  List<Extract> split() {
    return parts;
  }

  /** The extract in the layout of a loader, which must not be the interface's. */
  Extract in(Layout layout) {
    Map<String, Field> columns = new LinkedHashMap<>();
    for (Field field : apiFields()) {
      for (String name : landedNames(field.name(), layout)) {
        Field text = Field.text(name, field.doc());
        columns.putIfAbsent(name, field.isPersonal() ? text.personal() : text);
      }
    }
    layout.columns().forEach(f -> columns.put(f.name(), f));
    String loader = layout.name().toLowerCase(Locale.ROOT);
    Table table =
        Delivered.table(
            api.vendor(),
            api.object() + "_" + loader,
            api.table().doc() + " Landed in the layout " + loader + ".",
            columns.values().toArray(Field[]::new));
    return new Extract(
        api.vendor(), api.object(), table, required(layout), api.staged(), new Loaded(layout));
  }

  private List<String> required(Layout layout) {
    // A part comes whole, so it needs no mark of when a row was written; some have none.
    boolean isPart = api.staged().isEmpty();
    List<String> required = new ArrayList<>(isPart ? List.of() : layout.required());
    // Raw tables of Airbyte hold every column inside of one.
    if (layout != Layout.AIRBYTE) {
      api.required().stream().limit(1).forEach(c -> required.addAll(landedNames(c, layout)));
    }
    return required;
  }

  private List<String> landedNames(String column, Layout layout) {
    List<String> own = layout == Layout.AIRBYTE ? null : sources.get(column);
    return own == null ? List.of(layout.nameOf(column)) : own;
  }

  private List<Field> apiFields() {
    return api.table().fields().stream().filter(f -> !Delivered.NAMES.contains(f.name())).toList();
  }

  /** The rows of one layout. */
  private final class Loaded implements Shape {
    private final Layout layout;

    Loaded(Layout layout) {
      this.layout = layout;
    }

    @Override
    public Dataset<Row> asApi(Dataset<Row> landed, List<Dataset<Row>> rowsOfParts) {
      Dataset<Row> rows = layout.prepared(landed);
      if (layout == Layout.AIRBYTE) {
        rows = rows.withColumn(DATA, from_json(Reading.raw("_airbyte_data"), TEXTS));
      } else {
        rows = assembly.apply(rows, rowsOfParts);
      }
      List<Column> columns = new ArrayList<>();
      apiFields().forEach(f -> columns.add(value(f.name()).as(f.name())));
      Delivered.NAMES.forEach(name -> columns.add(col(name)));
      columns.addAll(layout.marks());
      return rows.select(columns.toArray(Column[]::new));
    }

    private Column value(String column) {
      Column given = Reading.raw(layout.nameOf(column));
      return layout == Layout.AIRBYTE
          ? coalesce(given, col(DATA).getItem(column))
          : values.getOrDefault(column, given);
    }

    @Override
    public List<Extract> parts() {
      // Airbyte lands objects whole.
      return layout == Layout.AIRBYTE ? List.of() : parts;
    }

    @Override
    public String landedName(String column) {
      List<String> names = landedNames(column, layout);
      return names.isEmpty() ? column : names.get(0);
    }

    @Override
    public Layout layout() {
      return layout;
    }
  }
}
