package tenure.scores;

import static tenure.scores.RetentionEnds.PARTS;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The sums of one slice by definition and window, in cents, and the rates that come of them. */
final class RetentionSlice {
  static final int OPENING = PARTS.indexOf(Retention.OPENING_MRR);
  static final int CLOSING = PARTS.indexOf(Retention.CLOSING_MRR);
  static final int COHORT = PARTS.indexOf(Retention.COHORT_MRR);
  static final int OPENING_ACCOUNTS = PARTS.indexOf(Retention.OPENING_ACCOUNTS);
  static final int COHORT_CLOSING = PARTS.indexOf(Retention.COHORT_CLOSING_MRR);
  private static final int RETAINED = PARTS.indexOf(Retention.RETAINED_MRR);
  private static final int RETAINED_ACCOUNTS = PARTS.indexOf(Retention.RETAINED_ACCOUNTS);

  /** Decimals of a quotient of two amounts before it becomes a share. */
  private static final int QUOTIENT_SCALE = 14;

  private final Map<String, NavigableMap<Integer, long[]>> sums = new HashMap<>();

  /** The rates of a window; null where there is nothing to divide by. */
  record Rates(Double grr, Double nrr, Double logo) {}

  /** Adds to the sums of a definition's window that ends with a month. */
  void add(String definition, int end, long[] parts) {
    add(definition, end, parts, 1);
  }

  /** The same, or with -1 for a sign the opposite. */
  void add(String definition, int end, long[] parts, int sign) {
    long[] sum = windows(definition).computeIfAbsent(end, e -> new long[parts.length]);
    for (int i = 0; i < parts.length; i++) {
      sum[i] = Math.addExact(sum[i], sign * parts[i]);
    }
  }

  /**
   * Forgets the windows in which nothing was held, won or lost, and of those under former parents
   * the ones that nobody opened: only what becomes of openings is asked there (rule 2.8).
   */
  void dropEmpty() {
    sums.values()
        .forEach(ends -> ends.values().removeIf(p -> LongStream.of(p).allMatch(x -> x == 0)));
    windows(RetentionDefinition.COHORT_12M_FORMER_GRAINS.id())
        .values()
        .removeIf(parts -> parts[COHORT] == 0);
  }

  /** The ends of a definition's windows, those known under former parents alone included. */
  SortedSet<Integer> ends(RetentionDefinition definition) {
    SortedSet<Integer> ends = new TreeSet<>(windows(definition.id()).keySet());
    if (definition == RetentionDefinition.COHORT_12M) {
      ends.addAll(windows(RetentionDefinition.COHORT_12M_FORMER_GRAINS.id()).keySet());
    }
    return ends;
  }

  /** The sums of a definition by the month that its windows end with. */
  NavigableMap<Integer, long[]> windows(String definition) {
    return sums.computeIfAbsent(definition, d -> new TreeMap<>());
  }

  /** K / A, B / A and the share of grains that remain (rule 2.1). */
  static Rates rates(long[] parts) {
    return new Rates(
        share(parts[RETAINED], parts[COHORT]),
        share(parts[COHORT_CLOSING], parts[COHORT]),
        parts[OPENING_ACCOUNTS] == 0
            ? null
            : (double) parts[RETAINED_ACCOUNTS] / parts[OPENING_ACCOUNTS]);
  }

  /** The sums of a window under the parents of its beginning (rule 2.8); null where unknown. */
  long[] former(int end) {
    return windows(RetentionDefinition.COHORT_12M_FORMER_GRAINS.id()).get(end);
  }

  /** NRR less what it would be under former parents (rule 2.8); null if unknown. */
  static Double hierarchyEffect(long[] former, Rates rates) {
    Double other = former == null ? null : rates(former).nrr();
    return other == null || rates.nrr() == null ? null : rates.nrr() - other;
  }

  /** What moved in the twelve months up to one, between the first's opening and its closing. */
  long[] yearOfMonths(int end) {
    NavigableMap<Integer, long[]> months = months(end);
    long[] year = new long[PARTS.size()];
    months.values().forEach(month -> IntStream.range(0, COHORT).forEach(i -> year[i] += month[i]));
    long[] first = months.get(end - RetentionWindows.YEAR + 1);
    long[] last = months.get(end);
    year[OPENING] = first == null ? 0 : first[OPENING];
    year[OPENING_ACCOUNTS] = first == null ? 0 : first[OPENING_ACCOUNTS];
    year[CLOSING] = last == null ? 0 : last[CLOSING];
    return year;
  }

  /** Whether any of the twelve months up to one is there. */
  boolean hasMonths(int end) {
    return !months(end).isEmpty();
  }

  /** The rates of the twelve months up to one, joined; null unless each month has one. */
  Rates joined(int end, ToDoubleFunction<DoubleStream> how) {
    Rates[] months = months(end).values().stream().map(RetentionSlice::rates).toArray(Rates[]::new);
    return new Rates(
        joined(months, Rates::grr, how),
        joined(months, Rates::nrr, how),
        joined(months, Rates::logo, how));
  }

  private static Double joined(
      Rates[] months, Function<Rates, Double> rate, ToDoubleFunction<DoubleStream> how) {
    Double[] known = Stream.of(months).map(rate).filter(Objects::nonNull).toArray(Double[]::new);
    return known.length < RetentionWindows.YEAR
        ? null
        : how.applyAsDouble(Stream.of(known).mapToDouble(Double::doubleValue));
  }

  private NavigableMap<Integer, long[]> months(int end) {
    return windows(RetentionDefinition.MONTHLY.id())
        .subMap(end - RetentionWindows.YEAR, false, end, true);
  }

  private static Double share(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part)
            .divide(BigDecimal.valueOf(whole), QUOTIENT_SCALE, RoundingMode.HALF_UP)
            .doubleValue();
  }
}
