package tenure.jobs.night;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;

/** A folder that the test processes of one build share: one of them fills it, the others wait. */
final class MadeOnce {
  private static final Path ALL = Path.of("target", "made-once").toAbsolutePath();

  /** Names the build; outside of one each process makes what it needs by itself. */
  private static final String BUILD =
      System.getProperty("tenure.test.run", "alone-" + ProcessHandle.current().pid())
          .replace(':', '-');

  private MadeOnce() {}

  /** The folder, filled by the first process that asks. */
  static Path folder(String name, Consumer<Path> fill) {
    Path folder = ALL.resolve(name + "-" + BUILD);
    Path mark = ALL.resolve(name + ".made");
    try {
      Files.createDirectories(ALL);
      try (FileChannel lock = FileChannel.open(ALL.resolve(name + ".lock"), CREATE, WRITE)) {
        lock.lock();
        if (!Files.exists(mark) || !Files.readString(mark).equals(folder.toString())) {
          FileUtils.deleteDirectory(folder.toFile());
          if (Files.exists(mark)) {
            FileUtils.deleteDirectory(Path.of(Files.readString(mark)).toFile());
          }
          fill.accept(folder);
          Files.writeString(mark, folder.toString());
        }
      }
      return folder;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
