package tenure.jobs.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tenure.contract.Field;
import tenure.jobs.report.CompanyReport.Coverage;
import tenure.marts.FctSourceCoverage;

/** The figures of how well each source\u2019s account keys are understood. */
final class CoverageFigures {
  private CoverageFigures() {}

  /** Every source that names accounts, the one with most keys first. */
  static List<Coverage> read(Marts marts) {
    return Marts.lines(marts.of(FctSourceCoverage.TABLE)).stream()
        .collect(Collectors.groupingBy(line -> line.text(FctSourceCoverage.SOURCE)))
        .entrySet()
        .stream()
        .map(e -> coverage(e.getKey(), e.getValue()))
        .sorted(Comparator.comparing(Coverage::keys).reversed().thenComparing(Coverage::source))
        .toList();
  }

  private static Coverage coverage(String source, List<Line> ways) {
    Set<String> unresolved = Set.of("unresolved");
    return new Coverage(
        source,
        ways.stream().mapToLong(way -> way.count(FctSourceCoverage.ACCOUNT_KEYS)).sum(),
        sum(ways, Set.of("self", "merge"), FctSourceCoverage.ACCOUNT_KEYS),
        sum(ways, Set.of("explicit_id"), FctSourceCoverage.ACCOUNT_KEYS),
        sum(ways, Set.of("crosswalk"), FctSourceCoverage.ACCOUNT_KEYS),
        sum(ways, Set.of("domain"), FctSourceCoverage.ACCOUNT_KEYS),
        sum(ways, unresolved, FctSourceCoverage.ACCOUNT_KEYS),
        sum(ways, unresolved, FctSourceCoverage.EVENTS_28D),
        ways.stream()
            .map(way -> way.amount(FctSourceCoverage.MRR))
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static long sum(List<Line> ways, Set<String> methods, Field counted) {
    return ways.stream()
        .filter(way -> methods.contains(way.text(FctSourceCoverage.METHOD)))
        .mapToLong(way -> way.count(counted))
        .sum();
  }
}
