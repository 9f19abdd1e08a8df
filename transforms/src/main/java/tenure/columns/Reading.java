package tenure.columns;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * A text as it was read: the value, and the problem where a text that is not empty does not say a
 * value of its kind. Empty and blank texts are null without a problem.
 *
 * @param value the value; null where the text is empty or a problem
 * @param problem a {@link Problems} struct; null where all is well
 */
public record Reading(Column value, Column problem) {
  private static final String YEAR = "(199\\d|20\\d\\d|2100)";
  private static final String TIME = "\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?";
  private static final String ISO_DAY = "^" + YEAR + "-\\d{2}-\\d{2}([T ]" + TIME + ")?$";
  private static final String ISO_MOMENT =
      "^"
          + YEAR
          + "-\\d{2}-\\d{2}([T ]\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?)?$";

  /** Epoch seconds from the last days of 1989 to the last months of 2100. */
  private static final String EPOCH_SECONDS =
      "^(6[3-9]\\d{7}|[7-9]\\d{8}|[1-3]\\d{9}|40\\d{8}|41[0-2]\\d{7})(\\.0+)?$";

  private static final String EPOCH_MILLISECONDS = "^\\d{12,14}(\\.0+)?$";
  private static final DataType PRECISE = DataTypes.createDecimalType(28, 8);

  /** The column of an extract under its delivered name. */
  public static Column raw(String column) {
    return col("`" + column + "`");
  }

  /** The text without surrounding blanks; null where nothing is left. */
  public static Column clean(Column text) {
    Column trimmed = trim(text);
    return when(length(trimmed).gt(0), trimmed);
  }

  /** Any text. */
  public static Reading text(String column) {
    return sure(clean(raw(column)));
  }

  /** A value that cannot be wrong. */
  public static Reading sure(Column value) {
    return new Reading(value, Problems.none());
  }

  /**
   * An ISO day, {@code 2026-01-31}, between 1990 and 2100. Loaders that know no days add a time,
   * which has no zone and says nothing.
   */
  public static Reading day(String column) {
    return day(column, raw(column));
  }

  /** An ISO day in an expression; {@code name} is what a problem is reported under. */
  public static Reading day(String name, Column text) {
    Column clean = clean(text);
    return parsed(
        name,
        text,
        when(clean.rlike(ISO_DAY), substring(clean, 1, 10).try_cast("date")),
        lit("is not a day from 1990 to 2100 written as 2026-01-31"));
  }

  /**
   * An instant, UTC where no zone stands: ISO with {@code Z}, {@code +0000} or a blank instead of
   * the T, a day alone (its first instant), or epoch seconds.
   */
  public static Reading moment(String column) {
    return moment(column, raw(column));
  }

  /** An instant in an expression; {@code name} is what a problem is reported under. */
  public static Reading moment(String name, Column text) {
    Column clean = clean(text);
    // Spark reads +00:00 but not the +0000 of Salesforce's REST interface.
    Column colon = regexp_replace(clean, "(:\\d{2}(?:\\.\\d+)?)([+-]\\d{2})(\\d{2})$", "$1$2:$3");
    // A pattern costs far more than a look at one character, and most texts end in Z.
    Column zoned = when(clean.endsWith("Z"), clean).otherwise(colon);
    Column moment =
        when(
                not(clean.contains("-")).and(clean.rlike(EPOCH_SECONDS)),
                timestamp_seconds(clean.try_cast(PRECISE).cast(DataTypes.LongType)))
            .when(clean.rlike(ISO_MOMENT), zoned.try_cast("timestamp"));
    Column reason =
        when(clean.rlike(EPOCH_MILLISECONDS), lit("is in milliseconds where seconds are due"))
            .otherwise(lit("is not a moment from 1990 to 2100"));
    return parsed(name, text, moment, reason);
  }

  /** An exact number of up to eight decimals. */
  public static Reading decimal(String column) {
    return decimal(column, raw(column));
  }

  /** An exact number in an expression; {@code name} is what a problem is reported under. */
  public static Reading decimal(String name, Column text) {
    return parsed(name, text, clean(text).try_cast(PRECISE), "is not a number");
  }

  /** An amount of money with two decimals, in major units. */
  public static Reading money(String column) {
    return decimal(column).asMoney(column, raw(column));
  }

  /**
   * This number, read from the text, as an amount of two decimals; a problem where it has too many
   * digits for one.
   */
  public Reading asMoney(String name, Column text) {
    Column money = value.try_cast("decimal(18,2)");
    Column isTooLarge = value.isNotNull().and(money.isNull());
    return new Reading(
        money,
        coalesce(problem, when(isTooLarge, Problems.of(name, text, "is too large for money"))));
  }

  /** A measure that is neither money nor a count. */
  public static Reading number(String column) {
    return number(column, raw(column));
  }

  /** A measure in an expression; {@code name} is what a problem is reported under. */
  public static Reading number(String name, Column text) {
    Reading exact = decimal(name, text);
    return new Reading(exact.value.cast(DataTypes.DoubleType), exact.problem);
  }

  /** A whole number; {@code 23.0} is one. */
  public static Reading whole(String column) {
    return whole(column, raw(column));
  }

  /** A whole number in an expression; {@code name} is what a problem is reported under. */
  public static Reading whole(String name, Column text) {
    Column exact = clean(text).try_cast(PRECISE);
    Column whole = exact.try_cast(DataTypes.LongType);
    return parsed(name, text, when(exact.equalTo(whole), whole), "is not a whole number");
  }

  /** True or false, also written 1 and 0, in any case. */
  public static Reading flag(String column) {
    return flag(column, raw(column));
  }

  /** A truth in an expression; {@code name} is what a problem is reported under. */
  public static Reading flag(String name, Column text) {
    Column clean = lower(clean(text));
    Column flag =
        when(clean.isin("true", "1", "1.0"), lit(true))
            .when(clean.isin("false", "0", "0.0"), lit(false));
    return parsed(name, text, flag, "is neither true nor false");
  }

  /** One of a closed set of words, in any case; any other word is a problem. */
  public static Reading choice(String name, Column text, Map<String, String> words) {
    return parsed(
        name,
        text,
        Words.known(text, words),
        "is none of " + String.join(", ", new TreeMap<>(words).keySet()));
  }

  /** This value, or another where there is none; the problems of both count. */
  public Reading or(Reading other) {
    return new Reading(coalesce(value, other.value), coalesce(problem, other.problem));
  }

  /** This reading with its value held in a column, so that it is worked out once. */
  public Reading heldIn(Column column) {
    return new Reading(column, when(column.isNull(), problem));
  }

  /** The day of an instant, UTC. */
  public Reading asDay() {
    return new Reading(to_date(value), problem);
  }

  /** The value, which is a problem where the predicate says so for a value that is there. */
  public Reading refuse(String name, Column bad, String reason) {
    Column isBad = coalesce(bad, lit(false));
    return new Reading(
        when(not(isBad), value),
        coalesce(
            problem, when(isBad, Problems.of(name, value.cast(DataTypes.StringType), reason))));
  }

  private static Reading parsed(String name, Column text, Column value, String reason) {
    return parsed(name, text, value, lit(reason));
  }

  private static Reading parsed(String name, Column text, Column value, Column reason) {
    Column clean = clean(text);
    return new Reading(
        value, when(clean.isNotNull().and(value.isNull()), Problems.of(name, clean, reason)));
  }
}
