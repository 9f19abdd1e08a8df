package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import tenure.bronze.Extract;

/**
 * What is shown of refused values. Of a personal one no more than tells it from others at a glance:
 * messages and tables of refusals are read by more people than the extracts are.
 */
final class Mask {
  private static final String REST = "\u2026 (%s characters)";

  /** The column whose JSON a name leads into. */
  private static final String OUTER = "^([^.\\[]*)";

  private final List<String> personal;
  private final boolean isWholeRowPersonal;

  Mask(Extract extract) {
    this.personal = extract.personal();
    this.isWholeRowPersonal = extract.hasPersonal();
  }

  /** A value of a column; of the row itself where there is no column. */
  String of(String column, String value) {
    boolean isPersonal =
        column == null
            ? isWholeRowPersonal
            : personal.contains(column) || personal.contains(column.split("[.\\[]", 2)[0]);
    if (!isPersonal || value == null || value.isEmpty()) {
      return value;
    }
    String first = value.substring(0, value.offsetByCodePoints(0, 1));
    return first + REST.formatted(value.codePointCount(0, value.length()));
  }

  /** The same over rows. */
  Column of(Column column, Column value) {
    Object[] names = personal.toArray();
    Column isNamed = column.isin(names).or(regexp_extract(column, OUTER, 1).isin(names));
    Column isPersonal = coalesce(isNamed, lit(isWholeRowPersonal));
    String[] rest = REST.split("%s");
    Column masked = concat(substring(value, 1, 1), lit(rest[0]), length(value), lit(rest[1]));
    return when(isPersonal.and(length(value).gt(0)), masked).otherwise(value);
  }
}
