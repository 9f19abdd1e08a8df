package tenure.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tenure.jobs.OperatorError;
import tenure.jobs.console.Console;

class MainTest {
  private static final class Late extends OperatorError {
    private static final long serialVersionUID = 1L;

    Late() {
      super(INPUT_MISSING, "No extract yet.");
    }
  }

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int reported(Throwable thrown) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return Failures.report(thrown, Console.plain(stream, stream));
  }

  static Stream<String> commands() {
    return Main.commands(new Tenure(Console.plain(System.out, System.err)))
        .getSubcommands()
        .keySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_has_help_with_a_description_and_an_example(String command) {
    Call help = Call.of(command, "--help");
    assertEquals(0, help.code());
    assertTrue(help.out().startsWith("Usage: tenure " + command), help.out());
    assertTrue(help.out().contains("Example:\n  ./tenure " + command), help.out());
    assertTrue(help.out().contains("--config=FILE"), help.out());
    assertEquals("", help.err());
  }

  @Test
  void a_misspelt_command_gets_a_suggestion_and_exit_code_2() {
    Call call = Call.of("tabels");
    assertEquals(2, call.code());
    assertTrue(call.err().contains("Did you mean: tenure tables"), call.err());
    assertTrue(call.err().endsWith("See ./tenure --help\n"), call.err());
    assertEquals("", call.out());
  }

  @Test
  void a_misspelt_option_gets_a_suggestion_and_exit_code_2() {
    Call call = Call.of("tables", "--markdwn");
    assertEquals(2, call.code());
    assertTrue(call.err().contains("--markdown"), call.err());
    assertTrue(call.err().endsWith("See ./tenure tables --help\n"), call.err());
  }

  @Test
  void no_command_at_all_is_a_usage_error() {
    Call call = Call.of();
    assertEquals(2, call.code());
    assertTrue(call.err().contains("a command is needed"), call.err());
  }

  @Test
  void what_an_operator_can_meet_is_one_message_without_a_trace() {
    assertEquals(4, reported(new ExecutionException(new Late())));
    assertEquals("tenure: No extract yet.\n", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void a_bug_is_one_line_and_keeps_its_trace_in_a_file() throws Exception {
    assertEquals(70, reported(new IllegalStateException("never\nso")));
    String line = err.toString(StandardCharsets.UTF_8);
    assertTrue(line.startsWith("tenure: a bug: IllegalStateException: never The trace"), line);
    assertEquals(1, line.lines().count());
    Path kept = Path.of(line.replaceFirst("(?s).*kept in (.*?\\.log);.*", "$1"));
    assertTrue(Files.readString(kept).contains("at tenure.jobs.cli.MainTest"), line);
    Files.delete(kept);
  }

  @Test
  void a_full_heap_is_told_as_what_it_is() {
    assertEquals(2, reported(new OutOfMemoryError("Java heap space")));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("TENURE_HEAP"));
  }

  @Test
  void a_failure_follows_the_log_format() {
    Call call = Call.of("tables", "nothing_like_it", "--log", "json");
    assertTrue(
        call.err().matches("(?s)\\{\"at\":\"[^\"]+Z\",\"event\":\"failed\",\"exit_code\":2,.*"),
        call.err());
    assertFalse(call.err().contains("tenure:"), call.err());
  }
}
