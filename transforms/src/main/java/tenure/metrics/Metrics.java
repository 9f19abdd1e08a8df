package tenure.metrics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tenure.contract.Table;

/**
 * Every measure that is published, as data: the one home of how each is made of additive columns.
 */
public final class Metrics {
  public static final List<Metric> ALL =
      Stream.of(
              RevenueMetrics.ALL,
              RetentionMetrics.ALL,
              RenewalMetrics.ALL,
              HealthMetrics.ALL,
              WorkMetrics.ALL)
          .flatMap(List::stream)
          .toList();

  private Metrics() {}

  /** The metrics that are worked out of some marts. */
  public static List<Metric> of(List<Table> marts) {
    return ALL.stream().filter(m -> marts.contains(m.mart().table())).toList();
  }

  /** The marts that metrics are worked out of, each once. */
  static Set<MetricMart> marts(List<Metric> metrics) {
    return distinct(metrics.stream().map(Metric::mart));
  }

  /** The parts of metrics, each once. */
  static Set<Part> parts(List<Metric> metrics) {
    return distinct(metrics.stream().flatMap(m -> m.formula().parts().stream()));
  }

  private static <T> Set<T> distinct(Stream<T> things) {
    return things.collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
