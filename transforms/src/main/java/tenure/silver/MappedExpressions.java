package tenure.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import tenure.columns.Problems;
import tenure.columns.Reading;
import tenure.contract.Field;

/** Expressions of a mapping, tried on the columns of the extract; what is wrong is collected. */
final class MappedExpressions {
  private static final Map<String, String> FORBIDDEN =
      Map.of(
          "cast", "stops the night at the first bad text: use try_cast",
          "to_date", "stops the night at the first bad text: use try_to_timestamp",
          "to_timestamp", "stops the night at the first bad text: use try_to_timestamp",
          "now", "gives another result in every run",
          "current_date", "gives another result in every run",
          "current_timestamp", "gives another result in every run",
          "rand", "gives another result in every run",
          "uuid", "gives another result in every run");

  private final Dataset<Row> raw;
  private final List<String> problems;

  MappedExpressions(Dataset<Row> raw, List<String> problems) {
    this.raw = raw;
    this.problems = problems;
  }

  /** The type of an expression; empty, with a problem noted, where it cannot be used. */
  Optional<DataType> check(String expression) {
    int before = problems.size();
    FORBIDDEN.forEach(
        (function, why) -> {
          if (Pattern.compile("(?i)(?<![\\w`'])" + function + "\\s*\\(")
              .matcher(expression)
              .find()) {
            problems.add("[" + expression + "] " + function + " " + why);
          }
        });
    try {
      // Beside the rows, so that an aggregate over all of them is refused.
      Dataset<Row> tried = raw.select(col("*"), expr(expression).as("_tried"));
      return problems.size() > before
          ? Optional.empty()
          : Optional.of(tried.schema().apply("_tried").dataType());
    } catch (Exception refused) {
      // Spark throws its AnalysisException without declaring it.
      problems.add("[" + expression + "] " + firstLine(refused));
      return Optional.empty();
    }
  }

  /** The expression read as the field demands. */
  Optional<Reading> reading(Field field, String expression) {
    return check(expression).flatMap(type -> read(field, expression, type));
  }

  private Optional<Reading> read(Field field, String expression, DataType type) {
    Column value = expr(expression);
    if (type.equals(DataTypes.StringType)) {
      return Optional.of(ofText(field, delivered(expression).orElse(field.name()), value));
    }
    if (type.equals(DataTypes.NullType)) {
      return Optional.of(Reading.sure(field.none()));
    }
    try {
      Column typed = value.try_cast(field.type());
      raw.select(typed);
      return Optional.of(new Reading(typed, lost(field, expression, typed)));
    } catch (Exception refused) {
      problems.add(
          "["
              + expression
              + "] is "
              + type.simpleString()
              + ", but "
              + field.name()
              + " is "
              + field.type().simpleString());
      return Optional.empty();
    }
  }

  /** The column of the extract that an expression is, where it is nothing but one. */
  Optional<String> delivered(String expression) {
    String bare = expression.strip().replace("`", "");
    return Arrays.stream(raw.columns()).filter(bare::equalsIgnoreCase).findFirst();
  }

  /** The text as a value of the field's kind; problems are told by the name that is given. */
  private static Reading ofText(Field field, String name, Column text) {
    return switch (field.kind()) {
      case ID, TEXT, CHOICE -> Reading.sure(Reading.clean(text));
      case DAY -> Reading.moment(name, text).asDay();
      case MOMENT -> Reading.moment(name, text);
      case FLAG -> Reading.flag(name, text);
      case COUNT, WHOLE -> Reading.whole(name, text);
      case MONEY -> Reading.decimal(name, text).asMoney(name, text);
      case PRECISE -> Reading.decimal(name, text);
      case NUMBER, SHARE, SCORE -> Reading.number(name, text);
    };
  }

  /** A try_ function that makes nothing of the one text it was given has found bad text. */
  private Column lost(Field field, String expression, Column typed) {
    List<String> used = Arrays.stream(raw.columns()).filter(c -> mentions(expression, c)).toList();
    if (used.size() != 1 || !expression.toLowerCase(java.util.Locale.ROOT).contains("try_")) {
      return Problems.none();
    }
    Column text = Reading.clean(Reading.raw(used.get(0)));
    return when(
        text.isNotNull().and(typed.isNull()),
        Problems.of(used.get(0), text, lit("is no " + field.kind().words())));
  }

  private static boolean mentions(String expression, String column) {
    return Pattern.compile("(?i)(?<!\\w)" + Pattern.quote(column) + "(?!\\w)")
        .matcher(expression)
        .find();
  }

  private static String firstLine(Exception refused) {
    String message = String.valueOf(refused.getMessage());
    return message.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse(message);
  }
}
