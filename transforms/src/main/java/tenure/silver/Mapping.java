package tenure.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import scala.jdk.javaapi.CollectionConverters;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * How one extract of a source that nobody has seen before feeds one silver table, by configuration
 * alone: a Spark SQL expression over the extract\u2019s columns, all of them text, for each column
 * of the table.
 *
 * @param source the source\u2019s name
 * @param target the silver table
 * @param columns an expression per column of the target; columns left out are null
 * @param words what words of the extract mean, per column of the target: {@code monthly} is {@code
 *     month}
 * @param order an expression that orders several versions of a key; empty where a key comes once
 * @param deletedWhen a condition under which a row says that the entity is gone; empty for never
 * @param keepWhen a condition that a row must meet to be looked at; empty for all
 */
public record Mapping(
    String source,
    Table target,
    Map<String, String> columns,
    Map<String, Map<String, String>> words,
    String order,
    String deletedWhen,
    String keepWhen) {

  /**
   * Tables whose rows carry an account that is resolved later, and what of it an extract may say.
   */
  private static final Set<String> KNOWN_LATER = Set.of("known_on", "written_on", "is_deleted");

  /**
   * Refuses what can never work.
   *
   * @throws IllegalArgumentException naming the column or the expression
   */
  public Mapping {
    columns = Map.copyOf(columns);
    words = Map.copyOf(words);
    List<String> known = settable(target);
    for (String column : columns.keySet()) {
      if (!known.contains(column)) {
        throw new IllegalArgumentException(
            target
                + " has no column "
                + column
                + " to map; it has "
                + String.join(", ", known)
                + ".");
      }
    }
    Stream.concat(columns.values().stream(), Stream.of(order, deletedWhen, keepWhen))
        .forEach(Mapping::parse);
  }

  /** The columns of a silver table that a mapping may set. */
  public static List<String> settable(Table target) {
    boolean isOfAccounts = target == Accounts.TABLE;
    Stream<String> columns =
        target.fields().stream()
            .map(Field::name)
            .filter(name -> !KNOWN_LATER.contains(name) && !name.equals("source"))
            .filter(name -> isOfAccounts || !name.equals(AccountLinks.ACCOUNT_ID.name()))
            .filter(name -> !name.equals(AccountLinks.METHOD.name()));
    return target == DailyUsage.TABLE
        ? Stream.concat(columns, Stream.of(DailyUsage.MESSAGE_ID)).toList()
        : columns.toList();
  }

  /** The columns of the extract that the mapping reads, in the order they are first named. */
  public Set<String> reads() {
    return Stream.concat(
            columns.values().stream().sorted(), Stream.of(order, deletedWhen, keepWhen))
        .flatMap(text -> names(parse(text)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Staged rows of the target (see {@link Staging}) from the rows of the extract. */
  public Dataset<Row> stage(Dataset<Row> raw) {
    Dataset<Row> rows = keepWhen.isEmpty() ? raw : raw.where(coalesce(expr(keepWhen), lit(false)));
    Staging staging = Staging.of(rows, target, source, unset());
    for (Field field : target.fields()) {
      if (columns.containsKey(field.name())) {
        staging.set(field, reading(field));
      }
    }
    if (!deletedWhen.isEmpty()) {
      staging.deletedWhen(expr(deletedWhen));
    }
    if (!order.isEmpty()) {
      staging.orderedBy(Reading.sure(expr(order).cast("string")));
    }
    return target == DailyUsage.TABLE
        ? staging.carrying(DailyUsage.MESSAGE_ID, message()).rows()
        : staging.rows();
  }

  private static final Field MESSAGE =
      Field.text(DailyUsage.MESSAGE_ID, "What tells events apart.");

  private Column message() {
    return expr(columns.get(DailyUsage.MESSAGE_ID)).cast("string");
  }

  private Field[] unset() {
    return target == Accounts.TABLE
        ? new Field[0]
        : new Field[] {AccountLinks.ACCOUNT_ID, AccountLinks.METHOD};
  }

  private Reading reading(Field field) {
    Column text = translated(field.name(), expr(columns.get(field.name())).cast("string"));
    return switch (field.kind()) {
      case ID, TEXT, CHOICE -> Reading.sure(Reading.clean(text));
      case DAY -> Reading.day(field.name(), firstTen(text));
      case MOMENT -> Reading.moment(field.name(), text);
      case FLAG -> Reading.flag(field.name(), text);
      case COUNT, WHOLE -> Reading.whole(field.name(), text);
      case MONEY, PRECISE -> exact(field, text);
      case NUMBER, SHARE, SCORE -> Reading.number(field.name(), text);
    };
  }

  private static Reading exact(Field field, Column text) {
    Reading exact = Reading.decimal(field.name(), text);
    return new Reading(exact.value().try_cast(field.type()), exact.problem());
  }

  /** A day is often delivered with its midnight. */
  private static Column firstTen(Column text) {
    return org.apache.spark.sql.functions.regexp_replace(
        text, "^(\\d{4}-\\d{2}-\\d{2})[T ]00:00(:00(\\.0+)?)?Z?$", "$1");
  }

  private Column translated(String column, Column text) {
    Column word = text;
    for (Map.Entry<String, String> meaning : words.getOrDefault(column, Map.of()).entrySet()) {
      Column isMeant =
          lower(Reading.clean(text)).equalTo(meaning.getKey().toLowerCase(java.util.Locale.ROOT));
      word = when(isMeant, lit(meaning.getValue())).otherwise(word);
    }
    return word;
  }

  private static Expression parse(String text) {
    try {
      return CatalystSqlParser$.MODULE$.parseExpression(text.isEmpty() ? "true" : text);
    } catch (Exception wrong) {
      // The parser throws ParseException, which is checked and which it does not declare.
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not an expression of Spark SQL: "
              + wrong.getMessage().strip().lines().findFirst().orElse(""),
          wrong);
    }
  }

  private static Stream<String> names(Expression expression) {
    return CollectionConverters.asJava(expression.collectLeaves()).stream()
        .filter(UnresolvedAttribute.class::isInstance)
        .map(leaf -> ((UnresolvedAttribute) leaf).nameParts().head());
  }
}
