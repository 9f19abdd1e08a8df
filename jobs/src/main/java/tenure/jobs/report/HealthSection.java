package tenure.jobs.report;

import static tenure.jobs.report.Grid.row;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import tenure.jobs.report.CompanyReport.BandGroup;

/**
 * How healthy the paying accounts are, by head, by revenue, by segment and by month, and who sees
 * to the red ones.
 */
final class HealthSection {
  private final CompanyReport report;
  private final List<BandGroup> groups;
  private final Words words;

  HealthSection(CompanyReport report, Words words) {
    this.report = report;
    this.groups = report.bands();
    this.words = words;
  }

  Section section() {
    List<Chart> charts = new ArrayList<>();
    List<Section.Panel> panels = new ArrayList<>();
    if (!groups.isEmpty()) {
      charts.addAll(List.of(company(), segments()));
      panels.add(RedPanel.of(report, words));
    }
    new HealthHistory(report).chart().ifPresent(charts::add);
    return new Section("health", "Customer health", charts, panels);
  }

  private Chart company() {
    List<String> names = List.of("Accounts", "ARR");
    Function<Band, List<Double>> values =
        band ->
            List.of(part(accounts(band, null), accounts(null, null)), part(arr(band), arr(null)));
    Function<Band, List<String>> labels =
        band -> List.of(Words.count(accounts(band, null)), words.money(arr(band)));
    return Chart.of(
        "bands",
        "Health of the company",
        companyFinding(),
        companyTable(),
        "stack",
        stacked(names, values, labels));
  }

  private String companyFinding() {
    long unknown = accounts(Band.UNKNOWN, null);
    String sentence =
        "On %s, %s of accounts and %s of ARR are green; %s of ARR is red."
            .formatted(
                Words.shortDay(report.night()),
                percent(part(accounts(Band.GREEN, null), accounts(null, null))),
                percent(part(arr(Band.GREEN), arr(null))),
                percent(part(arr(Band.RED), arr(null))));
    return unknown == 0
        ? sentence
        : sentence
            + " "
            + Words.count(unknown, "account")
            + " could not be judged for lack of data.";
  }

  private Grid companyTable() {
    return Grid.of(
        "Accounts and ARR by health band",
        List.of("Band", "#Accounts", "#Share", "#ARR", "#Share of ARR"),
        Arrays.stream(Band.values())
            .map(
                b ->
                    row(
                        Words.name(b.words()),
                        Words.count(accounts(b, null)),
                        percent(part(accounts(b, null), accounts(null, null))),
                        words.exact(arr(b)),
                        percent(part(arr(b), arr(null)))))
            .toList());
  }

  private Chart segments() {
    List<String> names = segmentNames();
    BiFunction<Band, String, Double> share =
        (band, segment) -> part(accounts(band, segment), accounts(null, segment));
    return Chart.of(
        "segments",
        "Health by segment",
        "Accounts of each segment by band, largest segment by ARR first.",
        segmentTable(names),
        "stack",
        stacked(
            names.stream().map(Words::name).toList(),
            band -> names.stream().map(s -> share.apply(band, s)).toList(),
            band -> names.stream().map(s -> Words.count(accounts(band, s))).toList()));
  }

  private Grid segmentTable(List<String> names) {
    return Grid.of(
        "Accounts by segment and health band",
        List.of("Segment", "#Green", "#Yellow", "#Red", "#Not enough data", "#ARR"),
        names.stream()
            .map(
                s ->
                    Stream.concat(
                            Stream.of((Object) Words.name(s)),
                            Stream.concat(
                                Arrays.stream(Band.values())
                                    .map(b -> (Object) Words.count(accounts(b, s))),
                                Stream.of((Object) words.exact(segmentArr(s)))))
                        .toList())
            .toList());
  }

  private static Map<String, Object> stacked(
      List<String> names,
      Function<Band, List<Double>> values,
      Function<Band, List<String>> labels) {
    return Map.of(
        "names",
        names,
        "unit",
        "share",
        "isSideways",
        true,
        "series",
        Arrays.stream(Band.values())
            .map(
                b ->
                    new Chart.Series(
                        Words.name(b.words()), b.tone(), values.apply(b), labels.apply(b)))
            .toList());
  }

  private List<String> segmentNames() {
    return groups.stream()
        .map(BandGroup::segment)
        .distinct()
        .sorted(Comparator.comparing(this::segmentArr).reversed())
        .toList();
  }

  private long accounts(Band band, String segment) {
    return groups.stream()
        .filter(g -> band == null || g.band() == band)
        .filter(g -> segment == null || g.segment().equals(segment))
        .mapToLong(BandGroup::accounts)
        .sum();
  }

  private BigDecimal arr(Band band) {
    return sum(groups.stream().filter(g -> band == null || g.band() == band));
  }

  private BigDecimal segmentArr(String segment) {
    return sum(groups.stream().filter(g -> g.segment().equals(segment)));
  }

  private static BigDecimal sum(Stream<BandGroup> some) {
    return some.map(BandGroup::arr).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static double part(long some, long all) {
    return all == 0 ? 0 : (double) some / all;
  }

  private static double part(BigDecimal some, BigDecimal all) {
    return all.signum() == 0 ? 0 : some.divide(all, 6, RoundingMode.HALF_UP).doubleValue();
  }

  private static String percent(double share) {
    return Words.share(share);
  }
}
