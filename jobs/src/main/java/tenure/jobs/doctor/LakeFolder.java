package tenure.jobs.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of a lake on this machine: whether it can be written, and has room. */
final class LakeFolder {
  private static final String SUBJECT = "lake";
  private static final long LEAST_ROOM = 2L << 30;

  private LakeFolder() {}

  static List<Finding> findings(Path lake) {
    Path standing = lake;
    while (!Files.exists(standing)) {
      standing = standing.getParent();
    }
    return List.of(standing(lake, standing));
  }

  /** What is the case where a part of the lake's path already stands. */
  private static Finding standing(Path lake, Path standing) {
    if (!Files.isDirectory(standing)) {
      return Finding.fail(
          SUBJECT,
          lake + " cannot be a folder: " + standing + " is a file.",
          "Name another place with --lake or tenure.lake.");
    }
    if (!Files.isWritable(standing)) {
      return Finding.fail(
          SUBJECT,
          standing + " cannot be written.",
          "Give the user that runs nights the right to.");
    }
    String found = lake + " can be written, " + free(standing) / (1 << 20) + " MB are free.";
    return free(standing) >= LEAST_ROOM
        ? Finding.ok(SUBJECT, found)
        : Finding.warn(SUBJECT, found, "Make room: a night that runs out of it fails.");
  }

  private static long free(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
