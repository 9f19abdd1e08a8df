package tenure.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tenure.jobs.report.CertificateReport.Line;

class CertificatePageTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 31);

  private static Line line(String identity, String scope, String residual, String worst) {
    BigDecimal size = new BigDecimal(residual);
    boolean isPassed = size.signum() == 0;
    LocalDate month = isPassed ? null : NIGHT;
    BigDecimal left = new BigDecimal("100.00000000");
    return new Line(
        identity,
        scope,
        "A sentence.",
        isPassed,
        size,
        new BigDecimal("0.01"),
        12_345,
        isPassed ? 0 : 1,
        left,
        left.add(size),
        worst,
        month);
  }

  private static CertificateReport report(Line... lines) {
    return new CertificateReport(NIGHT, "EUR", List.of(lines));
  }

  @Test
  void a_sound_night_says_so_first() {
    String page =
        CertificatePage.render(
            report(
                line("subscription_lines", "total", "0.00", null),
                line("lines_valued", "line", "0", null)));
    assertTrue(page.contains("All 2 comparisons hold"), page);
    assertTrue(page.contains("12,345"));
    assertTrue(page.contains("Amounts in EUR"));
    assertFalse(page.contains("<script"), "the page runs nothing");
    assertTrue(page.contains("script-src &#39;none&#39;"), "and lets nothing run");
  }

  @Test
  void what_does_not_hold_names_its_place_and_escapes_strangers_text() {
    CertificateReport broken = report(line("subscription_lines", "grain", "7.5", "<b>G</b>"));
    String page = CertificatePage.render(broken);
    assertTrue(page.contains("1 of 1 comparisons do not hold"), page);
    assertTrue(page.contains("&lt;b&gt;G&lt;/b&gt;, 2026-01-31"), page);
    assertFalse(broken.isPassed());
    String printed = printed(broken);
    assertTrue(printed.contains("| NO "), printed);
    assertTrue(printed.contains("7.50"), printed);
    assertEquals(1, printed.lines().filter(l -> l.contains("Subscription lines")).count());
  }

  private static String printed(CertificateReport report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CertificatePage.print(report, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
