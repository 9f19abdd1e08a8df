package tenure.jobs.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.jobs.lake.Lake;
import tenure.marts.KpiCompanyMonth;
import tenure.metrics.Metric;
import tenure.metrics.Metrics;

/**
 * What marts.kpi_company_month publishes, held against what a tool works out of the other marts.
 */
final class CompanyMonths {
  private static final String PREFIX = KpiCompanyMonth.TABLE.fullName() + ".";

  /** The metrics that a month holds; its renewals are those of twelve months. */
  static final List<Metric> METRICS =
      Metrics.ALL.stream()
          .filter(m -> column(m).isPresent() && !m.name().endsWith("_renewal_rate"))
          .toList();

  private CompanyMonths() {}

  /**
   * Asserts that a tool's figures are those of every month that was published with one.
   *
   * @param found the figures of a metric by month
   */
  static void assertPublished(Lake lake, Function<Metric, SortedMap<String, String>> found) {
    Dataset<Row> months =
        Figures.withMonth(
            lake.published().rows(KpiCompanyMonth.TABLE), KpiCompanyMonth.MONTH_END_DATE.name());
    int figures = 0;
    for (Metric metric : METRICS) {
      SortedMap<String, String> published =
          Figures.of(months, column(metric).orElseThrow(), Figures.MONTH);
      SortedMap<String, String> same = new TreeMap<>(found.apply(metric));
      same.keySet().retainAll(published.keySet());
      assertEquals(published, same, metric.name());
      figures += published.size();
    }
    assertTrue(figures > METRICS.size(), "too little to compare: " + figures);
  }

  private static Optional<String> column(Metric metric) {
    return metric.published().stream()
        .filter(c -> c.startsWith(PREFIX))
        .map(c -> c.substring(PREFIX.length()))
        .findFirst();
  }
}
