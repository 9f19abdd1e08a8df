package tenure.columns;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.reverse;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * Salesforce record ids. The form of 15 characters tells upper from lower case; the form of 18 adds
 * three characters that say which of the 15 are upper case. Ids are kept in the long form; the
 * short form is never case-folded, since that would merge different accounts.
 */
public final class SalesforceId {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  private static final String PLACEHOLDER = "^0{15}";

  private SalesforceId() {}

  /**
   * The id in its long form; null where the text is no id, its check characters are wrong, or it is
   * the placeholder of zeros.
   */
  public static Column of(Column text) {
    Column id = Reading.clean(text);
    Column body = substring(id, 1, 15);
    Column whole = concat(body, suffix(body));
    Column isShort = length(id).equalTo(15);
    Column isTrue = length(id).equalTo(18).and(upper(substring(id, 16, 3)).equalTo(suffix(body)));
    return when(
        id.rlike("^[0-9A-Za-z]+$").and(id.rlike(PLACEHOLDER).equalTo(false)),
        when(isShort.or(isTrue), whole));
  }

  /** The id of a record, a problem where the text is no id. */
  public static Reading reading(String column) {
    Column clean = Reading.clean(Reading.raw(column));
    Column id = of(clean);
    return new Reading(
        id,
        when(
            clean.isNotNull().and(id.isNull()),
            Problems.of(column, clean, "is not a Salesforce id")));
  }

  /** The id in its long form, or the text as it is where it is no Salesforce id. */
  public static Column orText(Column text) {
    return org.apache.spark.sql.functions.coalesce(of(text), Reading.clean(text));
  }

  private static Column suffix(Column body) {
    Column bits = regexp_replace(regexp_replace(body, "[^A-Z]", "0"), "[A-Z]", "1");
    return concat(letter(bits, 1), letter(bits, 6), letter(bits, 11));
  }

  private static Column letter(Column bits, int from) {
    Column number = conv(reverse(substring(bits, from, 5)), 2, 10).cast(DataTypes.IntegerType);
    return lit(ALPHABET).substr(number.plus(1), lit(1));
  }
}
