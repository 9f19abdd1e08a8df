package tenure.jobs.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tenure.jobs.report.CompanyReport.BandGroup;
import tenure.marts.FctHealthDistribution;

/** The figures of customer health. */
final class HealthFigures {
  private HealthFigures() {}

  /** The paying accounts of the night by segment and band. */
  static List<BandGroup> bands(Marts marts) {
    Map<List<Object>, BandGroup> groups = new LinkedHashMap<>();
    Marts.lines(marts.of(FctHealthDistribution.TABLE)).stream()
        .map(HealthFigures::group)
        .forEach(g -> groups.merge(List.of(g.segment(), g.band()), g, BandGroup::plus));
    return groups.values().stream()
        .sorted(Comparator.comparing(BandGroup::segment).thenComparing(BandGroup::band))
        .toList();
  }

  private static BandGroup group(Line line) {
    return new BandGroup(
        line.text(FctHealthDistribution.SEGMENT),
        Band.of(line.text(FctHealthDistribution.HEALTH_BAND)),
        line.count(FctHealthDistribution.ACCOUNTS),
        line.amount(FctHealthDistribution.ARR));
  }
}
