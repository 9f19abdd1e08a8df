package tenure.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EraseCommandTest {
  @TempDir Path folder;

  @Test
  void an_unclear_subject_is_refused_and_not_repeated() {
    Call call = Call.of("erase", "--subject", "Ann Lee");
    assertEquals(2, call.code());
    assertTrue(call.err().contains("user:ID"), call.err());
    assertFalse(call.err().contains("Ann Lee"), call.err());
  }

  @Test
  void nothing_is_erased_without_a_key_that_is_long_and_away_from_the_lake() throws IOException {
    assertRefused("", "TENURE_NO_SUCH_KEY");
    Path lake = Files.createDirectories(folder.resolve("lake"));
    Path key = Files.writeString(lake.resolve("erasure.key"), "0123456789".repeat(4));
    assertRefused(key.toString(), "it lies in the lake");
    assertRefused(
        Files.writeString(folder.resolve("short.key"), "0123456789").toString(),
        "it has fewer than 32 characters");
    assertRefused(folder.resolve("none.key").toString(), "there is none in the file");
  }

  @Test
  void a_script_that_does_not_confirm_changes_nothing_and_is_told_so() throws IOException {
    Path key = Files.writeString(folder.resolve("erasure.key"), "0123456789".repeat(4));
    Call call = erase(key.toString());
    assertEquals(2, call.code(), call.err());
    assertTrue(call.out().contains("Nothing was changed."), call.out());
    assertTrue(call.err().contains("give --yes"), call.err());
  }

  private void assertRefused(String file, String why) throws IOException {
    Call call = erase(file);
    assertEquals(2, call.code());
    assertTrue(call.err().contains(why), call.err());
  }

  private Call erase(String keyFile) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("own.conf"),
            "tenure.erasure { key-file = \"%s\", key-variable = TENURE_NO_SUCH_KEY }"
                .formatted(keyFile));
    return Call.of(
        "erase",
        "--subject",
        "ann@acme.com",
        "--lake",
        folder.resolve("lake").toString(),
        "--landing",
        folder.resolve("landing").toString(),
        "--config",
        config.toString());
  }
}
