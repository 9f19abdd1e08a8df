package tenure.bronze;

import java.util.List;
import java.util.stream.Stream;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;

/**
 * One kind of extract that a vendor delivers.
 *
 * @param vendor the vendor, {@code salesforce}
 * @param object the object as its landing folder is named, {@code accounts}
 * @param table the bronze table: all columns as delivered, as text, then _file and known_on
 * @param required columns without which an extract is refused
 * @param staged the silver tables it feeds
 * @param shape what the delivered rows are in the columns of the vendor's own interface
 */
public record Extract(
    String vendor,
    String object,
    Table table,
    List<String> required,
    List<Staged> staged,
    Shape shape) {

  /** An extract as the vendor's own interface delivers it. */
  public Extract(
      String vendor, String object, Table table, List<String> required, List<Staged> staged) {
    this(vendor, object, table, required, staged, Shape.API);
  }

  /**
   * The same object as it lands in the layout: a bronze table of its own, with the loader's names,
   * which feeds the same silver tables.
   *
   * @throws IllegalStateException where the extract already has the layout of a loader
   */
  public Extract in(Layout layout) {
    if (shape.layout() != Layout.API) {
      throw new IllegalStateException(table + " already is in layout " + shape.layout());
    }
    return layout == Layout.API ? this : Loaders.landed(this).in(layout);
  }

  /** Whether any column of it is personal. */
  public boolean hasPersonal() {
    return table.fields().stream()
        .anyMatch(f -> f.isPersonal() && !Delivered.NAMES.contains(f.name()));
  }

  /**
   * The personal columns, be they the extract's own or worked out for silver. Within a column of
   * JSON every value is as personal as the column.
   */
  public List<String> personal() {
    return Stream.concat(
            table.fields().stream(), staged.stream().flatMap(s -> s.target().fields().stream()))
        .filter(Extract::isOfPeople)
        .map(Field::name)
        .distinct()
        .toList();
  }

  /** Whether what a column holds is personal. The key of an account is only where it is a user. */
  public static boolean isOfPeople(Field field) {
    return field.isPersonal() && !field.name().equals(AccountLinks.SOURCE_ACCOUNT_KEY.name());
  }
}
