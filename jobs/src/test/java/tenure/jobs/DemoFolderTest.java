package tenure.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a demo. */
class DemoFolderTest {
  @TempDir private Path temp;

  @Test
  void a_new_folder_is_made() {
    DemoFolder folder = DemoFolder.cleared(temp.resolve("new/demo"));

    assertTrue(Files.isDirectory(folder.root()));
  }

  @Test
  void an_earlier_demo_is_cleared_and_other_files_beside_it_stay() throws IOException {
    DemoFolder first = DemoFolder.cleared(temp);
    Files.createDirectories(first.lake().resolve("marts"));
    Files.writeString(first.lake().resolve("marts/part.parquet"), "old");
    Files.writeString(temp.resolve("notes.txt"), "mine");

    DemoFolder second = DemoFolder.cleared(temp);

    assertFalse(Files.exists(second.lake()));
    assertEquals("mine", Files.readString(temp.resolve("notes.txt")));
  }

  @Test
  void a_folder_of_something_else_is_refused_and_left_as_it_was() throws IOException {
    Files.createDirectories(temp.resolve("lake"));
    Files.writeString(temp.resolve("lake/precious"), "mine");

    OperatorError refused = assertThrows(OperatorError.class, () -> DemoFolder.cleared(temp));

    assertEquals(OperatorError.USAGE, refused.exitCode());
    assertTrue(refused.getMessage().contains(temp.toString()));
    assertTrue(refused.getMessage().contains("--out"));
    assertEquals("mine", Files.readString(temp.resolve("lake/precious")));
  }
}
