package tenure.jobs.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tenure.jobs.report.CompanyReport.Retention;

/**
 * The page a leader reads: one HTML file that needs no network. Names of accounts come from outside
 * and are escaped everywhere; a content policy lets no script run but the page's own.
 */
public final class ReportPage {
  /** A message at the top. */
  record Notice(String title, String text) {}

  private ReportPage() {}

  /**
   * Writes the page, and the folder it stands in.
   *
   * @throws IOException where the file cannot be written
   */
  public static void write(CompanyReport report, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, render(report));
  }

  /** The page as HTML. */
  public static String render(CompanyReport report) {
    Words words = new Words(report.currency());
    Headlines headlines = new Headlines(report, words);
    List<Section> sections = report.isEmpty() ? List.of() : sections(report, words);
    List<Notice> notices = notices(report);
    Map<String, Object> page = new HashMap<>();
    page.put("night", Words.day(report.night()));
    page.put("summary", headlines.summary());
    page.put("isEmpty", report.isEmpty());
    page.put("notices", notices);
    page.put("hasNotices", !notices.isEmpty());
    page.put("cards", report.isEmpty() ? List.of() : headlines.cards());
    page.put("sections", sections);
    page.put("readings", Readings.all());
    page.put("colophon", colophon(report));
    page.put("chartData", PageAssets.inlineJson(chartData(report, sections)));
    addAssets(page);
    return PageAssets.template("page").execute(page);
  }

  private static void addAssets(Map<String, Object> page) {
    String library = PageAssets.chartLibrary();
    String charts = PageAssets.text("/report/charts.js");
    page.put("style", PageAssets.text("/report/style.css"));
    page.put("library", library);
    page.put("charts", charts);
    page.put("contentPolicy", PageAssets.contentPolicy(library, charts));
  }

  private static List<Section> sections(CompanyReport report, Words words) {
    return List.of(
        new RevenueSection(report, words).section(),
        new RetentionSection(report, words).section(),
        new HealthSection(report, words).section(),
        new ForesightSection(report.foresight()).section(),
        new RenewalSection(report, words).section(),
        new DataSection(report).section());
  }

  private static Map<String, Object> chartData(CompanyReport report, List<Section> sections) {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Section section : sections) {
      for (Chart chart : section.figures()) {
        Map<String, Object> figure = new LinkedHashMap<>(chart.data());
        figure.put("kind", chart.kind());
        figure.put("finding", chart.title() + ". " + chart.finding());
        figures.put(chart.id(), figure);
      }
    }
    return Map.of("currency", report.currency(), "figures", figures);
  }

  private static List<Notice> notices(CompanyReport report) {
    return report.masked().stream()
        .map(
            r ->
                new Notice(
                    "Masked churn" + where(r) + ".",
                    "Net retention is %s, but only %s of the revenue itself is kept: expansion hides a loss of %s a month over the 12 months to %s."
                        .formatted(
                            Words.share(r.nrr()),
                            Words.share(r.grr()),
                            new Words(report.currency()).money(lost(r)),
                            Words.shortDay(r.end()))))
        .toList();
  }

  private static String where(Retention slice) {
    return switch (slice.sliceKind()) {
      case "total" -> "";
      case "csm" -> " at the accounts of " + slice.sliceValue();
      default -> " in the segment " + Words.name(slice.sliceValue());
    };
  }

  private static BigDecimal lost(Retention slice) {
    return slice.opening().subtract(slice.retained());
  }

  private static String colophon(CompanyReport report) {
    return "Made by Tenure from the marts published for the night of %s. Amounts in %s. This page loads nothing from the network."
        .formatted(Words.day(report.night()), report.currency());
  }
}
