package tenure.validation;

import static org.apache.spark.sql.functions.round;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import tenure.contract.Field;
import tenure.contract.Field.Kind;
import tenure.contract.Table;

/**
 * Figures to six places: sums of fractions end in other digits when they are made in another order,
 * and a night that is run again must give the same rows.
 */
public final class Rounded {
  private static final int PLACES = 6;

  private Rounded() {}

  /** The shares and numbers of a table. */
  public static Map<String, Column> figures(Table table) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (Field field : table.fields()) {
      if (field.kind() == Kind.SHARE || field.kind() == Kind.NUMBER) {
        columns.put(field.name(), round(field.col(), PLACES));
      }
    }
    return columns;
  }
}
