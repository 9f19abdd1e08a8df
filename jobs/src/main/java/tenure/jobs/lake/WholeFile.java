package tenure.jobs.lake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.UUID;

/**
 * Whole files on the disk of this machine. A new name is given by a hard link, which the operating
 * system grants once: looking first and renaming then lets two processes both believe they were
 * first.
 */
final class WholeFile {
  private WholeFile() {}

  /**
   * Makes a file that must not exist yet.
   *
   * @throws java.nio.file.FileAlreadyExistsException where another was first; its file stays as it
   *     is
   */
  static void create(Path file, Iterator<String> lines) throws IOException {
    Path aside = aside(file, lines);
    try {
      Files.createLink(file, aside);
    } catch (UnsupportedOperationException unknown) {
      throw new NoHardLinks(file, unknown);
    } catch (FileSystemException refused) {
      if (isUnknown(refused)) {
        throw new NoHardLinks(file, refused);
      }
      throw refused;
    } finally {
      Files.delete(aside);
    }
  }

  /** File systems without hard links say so by these two; a full disk says something else. */
  private static boolean isUnknown(FileSystemException refused) {
    String reason = String.valueOf(refused.getReason());
    return reason.contains("not permitted") || reason.contains("not supported");
  }

  /** Makes a file, or puts it in the place of the one that stands there. */
  static void replace(Path file, Iterator<String> lines) throws IOException {
    Path aside = aside(file, lines);
    try {
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /** The lines in a file beside the one meant, under a name that nobody lists. */
  private static Path aside(Path file, Iterator<String> lines) throws IOException {
    Path aside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try (BufferedWriter writer = Files.newBufferedWriter(aside)) {
      while (lines.hasNext()) {
        writer.write(lines.next());
        writer.write('\n');
      }
    } catch (IOException broken) {
      Files.deleteIfExists(aside);
      throw broken;
    }
    return aside;
  }
}
