package tenure.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The report in a terminal. */
class ReportTablesTest {
  @Test
  void the_last_six_months_and_every_risky_renewal_are_printed() {
    String printed = printed(Companies.growing("Aurora Freight", "Blue Harbor"));

    assertFalse(printed.contains("Jun 2025"));
    assertEquals(6, printed.lines().filter(l -> l.matches("\\| \\w{3} 2025 .*")).count());
    assertTrue(printed.contains("Aurora Freight"));
    assertTrue(printed.contains("Blue Harbor"));
  }

  @Test
  void a_name_cannot_move_the_cursor_of_the_terminal() {
    assertFalse(printed(Companies.growing("Evil\u001b[2J\rInc")).contains("\u001b"));
  }

  @Test
  void a_company_nobody_pays_yet_gets_a_sentence() {
    assertTrue(printed(Companies.empty()).startsWith("Nothing to report yet"));
  }

  private static String printed(CompanyReport report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ReportTables.print(report, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
