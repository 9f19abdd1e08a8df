package tenure.bronze;

import java.util.List;
import tenure.contract.Table;

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
}
