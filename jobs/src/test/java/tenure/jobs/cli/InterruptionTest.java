package tenure.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.night.OwnProcess;

class InterruptionTest {
  @TempDir Path folder;

  @Test
  void a_command_that_a_signal_ends_says_so_and_is_no_bug() throws Exception {
    Path said = folder.resolve("said");
    Process demo =
        OwnProcess.start(
            said,
            Map.of("tenure.home", Path.of("..").toAbsolutePath().normalize().toString()),
            Main.class,
            "demo",
            "--accounts=20",
            "--usage-months=1",
            "--out=" + folder.resolve("demo"));
    while (demo.isAlive() && !text(said).contains("bronze.")) {
      Thread.sleep(100);
    }
    demo.destroy();
    assertEquals(Interruption.STOPPED, demo.waitFor(), () -> text(said));
    assertTrue(text(said).contains("tenure: " + Interruption.MESSAGE), () -> text(said));
    assertFalse(text(said).contains("a bug"), () -> text(said));
  }

  private static String text(Path said) {
    try {
      return Files.readString(said);
    } catch (IOException untold) {
      return "";
    }
  }
}
