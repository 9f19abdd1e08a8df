package tenure.jobs.report;

import static tenure.jobs.report.Grid.row;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tenure.jobs.report.CompanyReport.Bridge;
import tenure.jobs.report.CompanyReport.Month;
import tenure.jobs.report.CompanyReport.Step;

/** What moved recurring revenue, and how it grew. */
final class RevenueSection {
  private static final Set<String> GAINED_FROM_CUSTOMERS = Set.of("expansion", "reactivation");
  private static final Set<String> LOST = Set.of("contraction", "churn");

  private final CompanyReport report;
  private final List<Bridge> bridges;
  private final Words words;

  RevenueSection(CompanyReport report, Words words) {
    this.report = report;
    this.bridges = CompanyReport.year(report.bridges());
    this.words = words;
  }

  Section section() {
    List<Chart> charts = new ArrayList<>();
    if (!bridges.isEmpty()) {
      charts.add(bridge().wide().height("tall"));
    }
    if (!report.months().isEmpty()) {
      charts.add(growth());
    }
    return new Section("revenue", "Recurring revenue", charts, List.of(reasons()));
  }

  private Chart bridge() {
    List<Bridge> months = bridges;
    BigDecimal opening = months.get(0).opening();
    BigDecimal closing = months.get(months.size() - 1).closing();
    List<Step> total = total(months);
    List<Chart.Bar> bars = new ArrayList<>();
    bars.add(new Chart.Bar("Opening", opening, true));
    total.stream()
        .filter(s -> s.mrr().signum() != 0)
        .forEach(s -> bars.add(new Chart.Bar(movement(s.movement()), s.mrr(), false)));
    bars.add(new Chart.Bar("Closing", closing, true));
    return Chart.of(
        "bridge",
        "What moved monthly recurring revenue",
        bridgeFinding(opening, closing, total),
        bridgeTable(months, total),
        "waterfall",
        Map.of("steps", bars));
  }

  private String bridgeFinding(BigDecimal opening, BigDecimal closing, List<Step> total) {
    return ("From the start of %s to the end of %s it went from %s to %s: new customers brought %s,"
            + " existing ones grew by %s, and contraction and churn took %s.")
        .formatted(
            Words.month(bridges.get(0).end()),
            Words.month(CompanyReport.last(bridges).end()),
            words.money(opening),
            words.money(closing),
            words.money(sum(total, Set.of("new"))),
            words.money(sum(total, GAINED_FROM_CUSTOMERS)),
            words.money(sum(total, LOST).abs()));
  }

  private static BigDecimal sum(List<Step> steps, Set<String> movements) {
    return steps.stream()
        .filter(s -> movements.contains(s.movement()))
        .map(Step::mrr)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Every movement over all months, in the order of the months' own steps. */
  private static List<Step> total(List<Bridge> months) {
    return months.get(0).steps().stream()
        .map(Step::movement)
        .map(m -> new Step(m, sum(allSteps(months), Set.of(m))))
        .toList();
  }

  private static List<Step> allSteps(List<Bridge> months) {
    return months.stream().flatMap(b -> b.steps().stream()).toList();
  }

  private Grid bridgeTable(List<Bridge> months, List<Step> total) {
    List<String> columns = new ArrayList<>(List.of("Month", "#Opening"));
    total.forEach(s -> columns.add("#" + movement(s.movement())));
    columns.add("#Closing");
    List<List<Object>> rows =
        months.stream()
            .map(b -> line(Words.month(b.end()), b.opening(), b.steps(), b.closing()))
            .collect(Collectors.toList());
    rows.add(
        line(
            "All " + months.size(),
            months.get(0).opening(),
            total,
            months.get(months.size() - 1).closing()));
    return Grid.of("MRR bridge by month", columns, rows);
  }

  private List<Object> line(String name, BigDecimal opening, List<Step> steps, BigDecimal closing) {
    return Stream.of(
            Stream.of((Object) name, words.exact(opening)),
            steps.stream().map(s -> (Object) words.exact(s.mrr())),
            Stream.of((Object) words.exact(closing)))
        .flatMap(s -> s)
        .toList();
  }

  private static String movement(String technical) {
    return technical.equals("fx") ? "Currency" : Words.name(technical);
  }

  private Chart growth() {
    List<Month> months = report.months();
    Month first = months.get(0);
    Month last = CompanyReport.last(months);
    String finding =
        "ARR went from %s at the end of %s to %s at the end of %s."
            .formatted(
                words.money(first.arr()),
                Words.month(first.end()),
                words.money(last.arr()),
                Words.month(last.end()));
    return Chart.of(
        "growth",
        "ARR over time",
        finding,
        growthTable(),
        "lines",
        Map.of(
            "names", months.stream().map(m -> Words.month(m.end())).toList(),
            "unit", "money",
            "fromZero", true,
            "guides", List.of(),
            "series", List.of(Chart.line("ARR", months.stream().map(Month::arr).toList()))));
  }

  private Grid growthTable() {
    return Grid.of(
        "ARR by month",
        List.of("Month", "#ARR", "#New", "#Expansion", "#Contraction", "#Churn"),
        report.months().stream()
            .map(
                m ->
                    row(
                        Words.month(m.end()),
                        words.exact(m.arr()),
                        words.exact(m.newArr()),
                        words.exact(m.expansionArr()),
                        words.exact(m.contractionArr()),
                        words.exact(m.churnArr())))
            .toList());
  }

  private Section.Panel reasons() {
    return new Section.Panel(
        "Why it moved",
        "The movements of the last 12 months by their reason. The parts add up to the bridge, to the cent.",
        "",
        "half",
        Grid.of(
            "Movements by reason",
            List.of("Movement", "Reason", "#Times", "#MRR"),
            report.reasons().stream()
                .map(
                    r ->
                        row(
                            movement(r.movement()),
                            Words.name(r.reason()),
                            Words.count(r.times()),
                            words.exact(r.mrr())))
                .toList()));
  }
}
