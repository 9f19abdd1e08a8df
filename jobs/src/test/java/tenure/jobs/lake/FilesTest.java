package tenure.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.Sessions;

class FilesTest {
  @TempDir Path folder;

  @Test
  void a_file_that_is_written_over_is_never_missing_nor_in_part() throws Exception {
    Files files = new Files(Sessions.storage());
    var file = new org.apache.hadoop.fs.Path(folder.toUri().toString(), "deep/manifest.json");
    files.write(file, "a".repeat(1_000) + "\n");
    AtomicBoolean isOver = new AtomicBoolean();
    CompletableFuture<Integer> faults =
        CompletableFuture.supplyAsync(
            () -> {
              int wrong = 0;
              while (!isOver.get()) {
                Optional<String> now = files.read(file);
                wrong += now.filter(text -> text.length() == 1_001).isEmpty() ? 1 : 0;
              }
              return wrong;
            });
    for (int i = 0; i < 2_000; i++) {
      files.write(file, (i % 2 == 0 ? "b" : "a").repeat(1_000) + "\n");
    }
    isOver.set(true);
    assertEquals(0, faults.get(), "looks at which the file was missing or in part");
  }
}
