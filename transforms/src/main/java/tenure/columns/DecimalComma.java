package tenure.columns;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** Numbers written with a comma before their decimals, as 1.234,56 or 1 234,56. */
public final class DecimalComma {
  private static final String GROUPED = "^[+-]?\\d{1,3}([. \u00a0\u202f']\\d{3})+(,\\d+)?$";
  private static final String PLAIN = "^[+-]?\\d+(,\\d+)?$";

  private DecimalComma() {}

  /**
   * The number as every other reading expects it, 1234.56. A point is a mark of thousands here, so
   * 1.5 is no number of this kind; such a text is left with a comma, which no reading takes.
   */
  public static Column read(Column text) {
    Column clean = Reading.clean(text);
    Column digits = regexp_replace(clean, "[. \u00a0\u202f']", "");
    return when(clean.rlike(GROUPED).or(clean.rlike(PLAIN)), replace(digits, lit(","), lit(".")))
        .otherwise(replace(clean, lit("."), lit(",")));
  }
}
