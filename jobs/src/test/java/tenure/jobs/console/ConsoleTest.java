package tenure.jobs.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tenure.jobs.Progress;
import tenure.jobs.StepResult;

class ConsoleTest {
  private static final StepResult STEP =
      new StepResult("marts.fct_retention", 1234, 2, 5678, 9, 1, 2345);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String told(boolean isTerminal, LogFormat format) {
    Progress progress = new Console(err, err, format, isTerminal, 80).progress();
    progress.begins("night 2026-01-31", 1);
    progress.started(STEP.step());
    progress.finished(STEP);
    progress.note("a \"note\"");
    progress.ended("night 2026-01-31");
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_step_is_one_line_with_name_rows_and_seconds() {
    assertEquals(
        """
        night 2026-01-31
          marts.fct_retention                          1,234 rows     2.3 s
          a "note"
        """,
        told(false, LogFormat.TEXT));
  }

  @Test
  void a_terminal_gets_the_same_lines_and_a_bar() {
    String text = told(true, LogFormat.TEXT);
    assertTrue(text.contains("\r\u001b[K" + TextLog.stepLine(STEP) + "\n"), text);
    assertTrue(text.contains("1/1"), text);
  }

  @Test
  void a_collector_gets_one_json_object_per_event() {
    String[] lines = told(true, LogFormat.JSON).split("\n");
    assertEquals(5, lines.length);
    assertTrue(
        lines[1].endsWith("\"event\":\"started\",\"step\":\"marts.fct_retention\"}"), lines[1]);
    assertEquals(
        "\"event\":\"step\",\"step\":\"marts.fct_retention\",\"rows\":1234,\"files\":2,"
            + "\"bytes\":5678,\"version\":9,\"seconds\":2.345}",
        lines[2].substring(lines[2].indexOf("\"event\"")));
    assertTrue(lines[3].endsWith("\"event\":\"note\",\"text\":\"a \\\"note\\\"\"}"), lines[3]);
  }

  @Test
  void every_event_of_a_run_carries_its_id() {
    Progress progress = new Console(err, err, LogFormat.JSON, false, 80).progress();
    progress.identified("2026-01-31.20260201T030000000");
    progress.note("a note");
    assertTrue(
        bytes
            .toString(StandardCharsets.UTF_8)
            .contains("\"event\":\"note\",\"run\":\"2026-01-31.20260201T030000000\",\"text\""),
        bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void a_failure_is_one_message_in_the_format_of_the_log() {
    Console console = Console.plain(err, err);
    console.failure(3, "refused");
    console.about("a run").with(LogFormat.JSON).failure(3, "refused");
    String[] lines = bytes.toString(StandardCharsets.UTF_8).split("\n");
    assertEquals("tenure: refused", lines[0]);
    assertTrue(lines[1].startsWith("{\"at\":\"20"), lines[1]);
    assertTrue(
        lines[1].endsWith(
            "\"event\":\"failed\",\"run\":\"a run\",\"exit_code\":3,\"message\":\"refused\"}"),
        lines[1]);
  }

  @Test
  void a_step_that_failed_is_named_to_a_collector() {
    new Console(err, err, LogFormat.JSON, false, 80).progress().failed("marts.dim_account");
    String line = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(line.endsWith("\"event\":\"step_failed\",\"step\":\"marts.dim_account\"}\n"), line);
  }
}
