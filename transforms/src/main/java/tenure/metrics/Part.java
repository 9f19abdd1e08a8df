package tenure.metrics;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tenure.contract.Field;

/**
 * What a metric adds up: a column of a mart, or its rows.
 *
 * @param name its name, of which there is one
 * @param sentence what it is, in words
 * @param mart where it stands
 * @param column the column whose values are added; nothing where rows are counted
 * @param where which rows count; all, where there is no condition
 * @param isState whether of several days the last alone counts
 */
public record Part(
    String name,
    String sentence,
    MetricMart mart,
    Optional<Field> column,
    List<Where> where,
    boolean isState) {
  /**
   * The values of a column in the rows that fulfil all conditions, told by the column's sentence.
   */
  static Part sum(String name, MetricMart mart, Field column, Where... where) {
    return new Part(name, column.doc(), mart, Optional.of(column), List.of(where), mart.isState());
  }

  /** The rows that fulfil all conditions. */
  static Part rows(String name, String sentence, MetricMart mart, Where... where) {
    return new Part(name, sentence, mart, Optional.empty(), List.of(where), mart.isState());
  }

  /** The same in other words. */
  Part saying(String words) {
    return new Part(name, words, mart, column, where, isState);
  }

  /** The same as something that happened on its day, so that days add up, too. */
  Part overDays() {
    return new Part(name, sentence, mart, column, where, false);
  }

  /** The sentence, and between which rows it must not be added. */
  public String meaning() {
    return mart.apart().isEmpty()
        ? sentence
        : sentence
            + mart.apart().stream()
                .map(Field::name)
                .collect(Collectors.joining(" and ", " To be added within one ", " only."));
  }

  /**
   * What is added up of a row, as SQL says it: 0 in rows that do not count, so that a day on which
   * none does is a day with 0.
   *
   * @param naming how a column is named
   */
  public String sql(UnaryOperator<String> naming) {
    return where.isEmpty() ? value(naming) : when(where, naming) + " else 0 end";
  }

  /** The same where more conditions choose the rows: nothing at all in those that are not meant. */
  String sql(List<Where> only, UnaryOperator<String> naming) {
    return only.isEmpty() ? sql(naming) : chosen(only, naming);
  }

  /** The same with nothing at all in every row that does not count. */
  String chosen(List<Where> only, UnaryOperator<String> naming) {
    return when(Stream.concat(only.stream(), where.stream()).toList(), naming) + " end";
  }

  private String when(List<Where> conditions, UnaryOperator<String> naming) {
    return conditions.stream()
        .map(w -> w.sql(naming.apply(w.field().name())))
        .collect(Collectors.joining(" and ", "case when ", " then " + value(naming)));
  }

  private String value(UnaryOperator<String> naming) {
    return column.map(f -> naming.apply(f.name())).orElse("1");
  }
}
