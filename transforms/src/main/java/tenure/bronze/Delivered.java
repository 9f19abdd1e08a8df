package tenure.bronze;

import static tenure.contract.Layer.BRONZE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;

/** What all tables of delivered rows have in common. */
public final class Delivered {
  public static final Field FILE =
      Field.text(Staging.FILE, "The file, relative to the landing folder.");
  public static final Field CORRUPT =
      Field.text(
              "_corrupt_record",
              "The row's own text where it could not be read as its format; null for a good row.")
          .personal();
  public static final Field EXTRA =
      Field.text(
              "_extra",
              "What columns hold that joined the extract after its first night and that nobody reads, as a JSON object; null where they hold nothing.")
          .personal();
  public static final Field KNOWN_ON = Versions.KNOWN_ON;

  /** The columns that every delivered row has beside those of its file. */
  public static final List<String> NAMES =
      List.of(FILE.name(), CORRUPT.name(), EXTRA.name(), KNOWN_ON.name());

  private Delivered() {}

  /**
   * A table of rows as delivered: the columns given, then the file, the unreadable text, what
   * joined later and the night.
   */
  public static Table table(String vendor, String object, String doc, Field... columns) {
    List<Field> all = new ArrayList<>(Arrays.asList(columns));
    all.addAll(List.of(FILE, CORRUPT, EXTRA, KNOWN_ON));
    return Table.in(BRONZE, vendor + "_" + object, doc)
        .withColumns(all.toArray(Field[]::new))
        .sliced(KNOWN_ON);
  }

  /** A column as delivered. */
  static Field text(String name, String doc) {
    return Field.text(name, doc);
  }
}
