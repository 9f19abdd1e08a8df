package tenure.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The disk of this machine")
class LocalDiskTest {
  private final Configuration hadoop = new Configuration(false);
  @TempDir private java.nio.file.Path folder;
  private FileSystem disk;
  private FileContext renaming;

  @BeforeEach
  void reachTheDisk() throws IOException {
    LocalDisk.settings()
        .forEach((key, value) -> hadoop.set(key.replace("spark.hadoop.", ""), value));
    disk = FileSystem.newInstance(folder.toUri(), hadoop);
    renaming = FileContext.getFileContext(folder.toUri(), hadoop);
  }

  @Test
  @DisplayName("gives a file the permission that is asked for")
  void permission() throws IOException {
    disk.setPermission(file("a", "1"), new FsPermission("640"));
    assertEquals(
        "rw-r-----",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a"))));
  }

  @Test
  @DisplayName("writes a file and nothing beside it")
  void nothingBeside() throws IOException {
    try (var out = disk.create(path("deep/er/a"))) {
      out.write("1".getBytes());
    }
    assertArrayEquals(new String[] {"a"}, folder.resolve("deep/er").toFile().list());
  }

  @Test
  @DisplayName(
      "a commit is renamed into place once: who comes second is refused, and nothing is lost")
  void renamedOnce() throws IOException {
    Path first = file("first", "1");
    Path second = file("second", "2");
    renaming.rename(first, path("commit"));
    assertThrows(FileAlreadyExistsException.class, () -> renaming.rename(second, path("commit")));
    assertEquals("1", Files.readString(folder.resolve("commit")));
    assertEquals("2", Files.readString(folder.resolve("second")));
    assertFalse(Files.exists(folder.resolve("first")));
  }

  @Test
  @DisplayName("a link is what it leads to, as Hadoop takes it without its native library")
  void links() throws IOException {
    file("a", "four");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));
    assertEquals(4, disk.getFileLinkStatus(path("link")).getLen());
    assertThrows(FileNotFoundException.class, () -> disk.getFileLinkStatus(path("nothing")));
  }

  private Path file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return path(name);
  }

  private Path path(String name) {
    return new Path(folder.resolve(name).toUri());
  }
}
