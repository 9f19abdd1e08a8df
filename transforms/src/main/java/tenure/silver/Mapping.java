package tenure.silver;

import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;

/**
 * How any extract feeds a silver table: Spark SQL expressions over its columns, which are all text.
 * An expression that yields text is read as the kind of its column demands.
 *
 * @param source the source, as named in the settings
 * @param object the extract
 * @param target the silver table
 * @param columns target column to expression; {@code _message_id} too where the target is {@link
 *     DailyUsage}, whose events, minutes and denied are 1, 0 and 0 where nothing is said
 * @param order what orders several rows of a key, an expression of which the latest wins
 * @param deletedWhen which rows are deletions, a condition
 * @param filter which rows are taken at all, a condition
 * @param lastDays target columns for which the extract names the last day of a period, where silver
 *     keeps the first day after it
 */
public record Mapping(
    String source,
    String object,
    Table target,
    Map<String, String> columns,
    Optional<String> order,
    Optional<String> deletedWhen,
    Optional<String> filter,
    Set<String> lastDays) {

  /** A mapping of an extract whose periods end as silver's do, on the first day after them. */
  public Mapping(
      String source,
      String object,
      Table target,
      Map<String, String> columns,
      Optional<String> order,
      Optional<String> deletedWhen,
      Optional<String> filter) {
    this(source, object, target, columns, order, deletedWhen, filter, Set.of());
  }

  /**
   * @throws InvalidMapping where a column is none of the target, a key has no expression, or a last
   *     day is no day
   */
  public Mapping {
    columns = new LinkedHashMap<>(columns);
    lastDays = Set.copyOf(lastDays);
    List<String> names = settable(target).stream().map(Field::name).toList();
    List<String> problems = new ArrayList<>();
    for (String column : columns.keySet()) {
      boolean isMessage = target == DailyUsage.TABLE && column.equals(DailyUsage.MESSAGE_ID);
      if (!names.contains(column) && !isMessage) {
        problems.add(column + " is none of the columns " + String.join(", ", names));
      }
    }
    for (Field field : settable(target)) {
      if (field.isKey() && !columns.containsKey(field.name())) {
        problems.add("the key " + field.name() + " has no expression");
      }
    }
    if (target == DailyUsage.TABLE && !columns.containsKey(DailyUsage.MESSAGE_ID)) {
      problems.add(DailyUsage.MESSAGE_ID + ", which tells one event from another, is missing");
    }
    problems.addAll(noDays(target, columns, lastDays));
    refuse(source, object, target, problems);
  }

  private static List<String> noDays(
      Table target, Map<String, String> columns, Set<String> lastDays) {
    List<String> days =
        target.fields().stream()
            .filter(f -> f.kind() == Field.Kind.DAY && columns.containsKey(f.name()))
            .map(Field::name)
            .toList();
    return lastDays.stream()
        .filter(name -> !days.contains(name))
        .sorted()
        .map(name -> name + " is none of the days it sets: " + String.join(", ", days))
        .toList();
  }

  /** The columns that an extract may set: not those that only a night can know. */
  public static List<Field> settable(Table target) {
    List<Field> nightly = nightly(target);
    return target.fields().stream().filter(f -> !nightly.contains(f)).toList();
  }

  /**
   * Staged rows of the target.
   *
   * @param raw the extract, all columns text, with _file
   * @throws InvalidMapping naming every expression that cannot be read, names a column that the
   *     extract does not have, or could stop a night
   */
  public Dataset<Row> stage(Dataset<Row> raw) {
    List<String> problems = new ArrayList<>();
    MappedExpressions expressions = new MappedExpressions(raw, problems);
    Stream.of(filter, deletedWhen, order).forEach(e -> e.ifPresent(expressions::check));
    Map<Field, Reading> readings = new LinkedHashMap<>();
    Map<Field, String> delivered = new LinkedHashMap<>();
    for (Field field : settable(target)) {
      Optional.ofNullable(columns.get(field.name()))
          .flatMap(e -> expressions.reading(field, e))
          .map(reading -> lastDays.contains(field.name()) ? dayAfter(reading) : reading)
          .ifPresent(reading -> readings.put(field, reading));
      Optional.ofNullable(columns.get(field.name()))
          .flatMap(expressions::delivered)
          .ifPresent(column -> delivered.put(field, column));
    }
    Optional.ofNullable(columns.get(DailyUsage.MESSAGE_ID)).ifPresent(expressions::check);
    refuse(source, object, target, problems);
    return staged(filter.map(f -> raw.where(expr(f))).orElse(raw), readings, delivered);
  }

  private Dataset<Row> staged(
      Dataset<Row> taken, Map<Field, Reading> readings, Map<Field, String> delivered) {
    Staging staging = Staging.of(taken, target, source, unstaged(target));
    if (target == DailyUsage.TABLE) {
      staging
          .set(DailyUsage.EVENTS, lit(1L))
          .set(DailyUsage.MINUTES, lit(0.0))
          .set(DailyUsage.DENIED, lit(0L))
          .keep(DailyUsage.MESSAGE_ID, expr(columns.get(DailyUsage.MESSAGE_ID)));
    }
    readings.forEach(staging::set);
    delivered.forEach(staging::deliveredAs);
    deletedWhen.ifPresent(d -> staging.deletedWhen(expr(d)));
    order.ifPresent(o -> staging.orderedBy(Reading.sure(expr(o))));
    return staging.rows();
  }

  private static Reading dayAfter(Reading day) {
    return new Reading(date_add(day.value(), 1), day.problem());
  }

  private static List<Field> nightly(Table target) {
    List<Field> nightly = new ArrayList<>(List.of(unstaged(target)));
    nightly.addAll(List.of(Versions.IS_DELETED, Versions.KNOWN_ON, Versions.WRITTEN_ON));
    target.fields().stream().filter(f -> f.name().equals("source")).forEach(nightly::add);
    return nightly;
  }

  private static Field[] unstaged(Table target) {
    if (target == Accounts.TABLE || target == AccountCrosswalk.TABLE) {
      return new Field[0];
    }
    if (target == AccountLinks.TABLE) {
      return new Field[] {AccountLinks.ACCOUNT_ID, AccountLinks.METHOD};
    }
    return target.fields().stream()
        .filter(f -> f == DailyUsage.KNOWN_ON || f.name().equals(AccountLinks.ACCOUNT_ID.name()))
        .toArray(Field[]::new);
  }

  private static void refuse(String source, String object, Table target, List<String> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidMapping(source, object, target, problems);
    }
  }
}
