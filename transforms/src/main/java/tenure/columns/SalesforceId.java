package tenure.columns;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.bin;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.instr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.reverse;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import java.util.function.UnaryOperator;
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
   * the placeholder of zeros. A long id whose letters were folded gets its capitals back.
   */
  public static Column of(Column text) {
    return let(Reading.clean(text), id -> let(substring(id, 1, 15), body -> of(id, body)));
  }

  private static Column of(Column id, Column body) {
    Column check = upper(substring(id, 16, 3));
    Column isPlain = id.rlike("^[0-9A-Za-z]+$").and(not(id.rlike(PLACEHOLDER)));
    Column isLong = isPlain.and(length(id).equalTo(18));
    Column isFolded = body.equalTo(lower(body)).or(body.equalTo(upper(body)));
    Column whole =
        let(unfolded(body, check), b -> when(check.equalTo(suffix(b)), concat(b, check)));
    return when(isPlain.and(length(id).equalTo(15)), concat(body, suffix(body)))
        .when(isLong.and(check.equalTo(suffix(body))), concat(body, check))
        .when(isLong.and(isFolded), whole);
  }

  /** A value worked out once and used many times: expressions have no names of their own. */
  private static Column let(Column value, UnaryOperator<Column> use) {
    return element_at(transform(array(value), use::apply), 1);
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

  /**
   * The id of another record: in its long form, or the text as it is where it has not the form of
   * an id, as loaders that hash references leave it. What has the form and is none is a problem.
   */
  public static Reading reference(String column) {
    Column clean = Reading.clean(Reading.raw(column));
    Reading id = reading(column);
    Column hasForm = clean.rlike("^([0-9A-Za-z]{15}|[0-9A-Za-z]{18})$");
    return new Reading(when(hasForm, id.value()).otherwise(clean), when(hasForm, id.problem()));
  }

  /** The id in its long form, or the text as it is where it is no Salesforce id. */
  public static Column orText(Column text) {
    return coalesce(of(text), Reading.clean(text));
  }

  /** The 15 characters with capitals where the check characters say so. */
  private static Column unfolded(Column body, Column check) {
    return let(
        concat(bits(check, 1), bits(check, 2), bits(check, 3)),
        bits -> concat_ws("", transform(sequence(lit(1), lit(15)), at -> letter(body, bits, at))));
  }

  private static Column letter(Column body, Column bits, Column at) {
    Column letter = body.substr(at, lit(1));
    Column isCapital = bits.substr(at, lit(1)).equalTo("1");
    return when(isCapital, upper(letter)).otherwise(lower(letter));
  }

  private static Column bits(Column check, int place) {
    Column number = instr(lit(ALPHABET), substring(check, place, 1)).minus(1);
    return reverse(lpad(bin(number), 5, "0"));
  }

  private static Column suffix(Column body) {
    return let(
        regexp_replace(regexp_replace(body, "[^A-Z]", "0"), "[A-Z]", "1"),
        bits -> concat(letter(bits, 1), letter(bits, 6), letter(bits, 11)));
  }

  private static Column letter(Column bits, int from) {
    Column number = conv(reverse(substring(bits, from, 5)), 2, 10).cast(DataTypes.IntegerType);
    return lit(ALPHABET).substr(number.plus(1), lit(1));
  }
}
