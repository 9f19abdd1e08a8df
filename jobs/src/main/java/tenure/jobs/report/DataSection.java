package tenure.jobs.report;

import static tenure.jobs.report.Grid.row;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tenure.jobs.report.CompanyReport.Arrival;
import tenure.jobs.report.CompanyReport.Published;

/** How fresh the data is, what could not be read, and what was checked before publishing. */
final class DataSection {
  private final CompanyReport report;

  DataSection(CompanyReport report) {
    this.report = report;
  }

  Section section() {
    List<Section.Panel> panels = new ArrayList<>();
    if (!report.arrivals().isEmpty()) {
      panels.add(arrivals());
    }
    panels.add(published());
    if (!report.coverage().isEmpty()) {
      panels.add(CoveragePanel.of(report));
    }
    return new Section("data", "Where the figures come from", List.of(), panels);
  }

  private Section.Panel arrivals() {
    long read = report.arrivals().stream().mapToLong(Arrival::read).sum();
    long rejected = report.arrivals().stream().mapToLong(Arrival::rejected).sum();
    return new Section.Panel(
        "What arrived",
        freshness()
            + (rejected == 0
                ? " Every one of the %s could be read.".formatted(Words.count(read, "row"))
                : " %s of %s could not be read; bronze.rejected_rows names file, line and reason."
                    .formatted(Words.count(rejected, "row"), Words.count(read))),
        "",
        "half",
        Grid.of(
            "Extracts",
            List.of("Source", "Extract", "Newest", "#Days old", "#Read", "#Loaded", "#Rejected"),
            report.arrivals().stream()
                .map(
                    a ->
                        row(
                            Words.name(a.source()),
                            Words.name(a.object()),
                            Words.shortDay(a.newest()),
                            a.newest() == null ? Words.NONE : Words.count(age(a)),
                            Words.count(a.read()),
                            Words.count(a.loaded()),
                            Words.count(a.rejected())))
                .toList()));
  }

  /** How many extracts brought something tonight, and which has been silent longest. */
  private String freshness() {
    List<Arrival> silent =
        report.arrivals().stream()
            .filter(a -> a.newest() == null || age(a) > 0)
            .sorted(
                Comparator.comparing(
                    Arrival::newest, Comparator.nullsFirst(Comparator.naturalOrder())))
            .toList();
    if (silent.isEmpty()) {
      return "Every extract brought something this night.";
    }
    Arrival oldest = silent.get(0);
    return "%d of %s brought something this night; silent longest is %s of %s, %s."
        .formatted(
            report.arrivals().size() - silent.size(),
            Words.count(report.arrivals().size(), "extract"),
            Words.name(oldest.object()),
            Words.name(oldest.source()),
            oldest.newest() == null
                ? "for more than a month"
                : "since " + Words.shortDay(oldest.newest()));
  }

  private long age(Arrival arrival) {
    return ChronoUnit.DAYS.between(arrival.newest(), report.night());
  }

  private Section.Panel published() {
    long checks = report.published().stream().mapToLong(Published::checks).sum();
    BigDecimal residual =
        report.published().stream()
            .map(Published::residual)
            .filter(r -> r != null)
            .map(BigDecimal::abs)
            .reduce(BigDecimal.ZERO, BigDecimal::max);
    return new Section.Panel(
        "What was checked",
        "%s passed before anything was published. The revenue identities close to within %s."
            .formatted(Words.count(checks, "check"), residual.setScale(2, RoundingMode.HALF_UP)),
        "",
        report.arrivals().isEmpty() ? "wide" : "half",
        Grid.of(
            "Published tables",
            List.of("Table", "#Version", "#Rows", "#Checks"),
            report.published().stream()
                .map(
                    p ->
                        row(
                            p.table(),
                            String.valueOf(p.version()),
                            Words.count(p.rows()),
                            Words.count(p.checks())))
                .toList()));
  }
}
