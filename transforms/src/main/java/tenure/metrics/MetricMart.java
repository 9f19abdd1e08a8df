package tenure.metrics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * A mart as figures are asked of it.
 *
 * @param name what its rows are about, in one word of SQL
 * @param table the mart
 * @param time the day that a row counts on
 * @param isState whether rows say how things stand on that day: they add up within a day and never
 *     over days, so that of several days the last counts
 * @param apart the columns that tell kinds of rows apart which hold the same thing over again: only
 *     rows with the same values there add up
 * @param slices the columns by which its figures may be told apart
 */
public record MetricMart(
    String name, Table table, Field time, boolean isState, List<Field> apart, List<Field> slices) {
  /** The kinds of slices of a mart that has them, and the value that is all of it. */
  static final String SLICE_KIND = "slice_kind";

  static final String TOTAL = "total";

  /** A mart whose rows say how things stand on a day. */
  static MetricMart states(String name, Table table, Field time, Field... slices) {
    return new MetricMart(name, table, time, true, List.of(), List.of(slices));
  }

  /** A mart whose rows say what happened: they add up over days too. */
  static MetricMart events(String name, Table table, Field time, Field... slices) {
    return new MetricMart(name, table, time, false, List.of(), List.of(slices));
  }

  /** The mart with columns whose values hold the same thing over again. */
  MetricMart heldApartBy(Field... columns) {
    return new MetricMart(name, table, time, isState, List.of(columns), slices);
  }

  /** The column that tells kinds of slices apart, where there is one. */
  Optional<Field> sliceKind() {
    return apart.stream().filter(f -> f.name().equals(SLICE_KIND)).findFirst();
  }

  /** Every column that rows are chosen or told apart by, but for the time. */
  public List<Field> dimensions() {
    return Stream.concat(apart.stream(), slices.stream()).toList();
  }
}
