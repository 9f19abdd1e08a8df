package tenure.jobs.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tenure.jobs.OperatorError;

/**
 * One night at a time per lake: a lock of the operating system on a lake on disk, gone with the
 * process that holds it.
 */
final class NightLock {
  private final FileChannel channel;

  private NightLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Another night holds the lake. */
  static final class LakeHeld extends OperatorError {
    private static final long serialVersionUID = 1L;

    LakeHeld(String lake) {
      super(
          LAKE_HELD,
          "Another night is writing to the lake "
              + lake
              + ". Two at once would lose work; wait until it ends and run this one again.");
    }
  }

  static NightLock take(String lake) {
    if (lake.contains("://") && !lake.startsWith("file:")) {
      return new NightLock(null);
    }
    try {
      Path folder = Path.of(lake.replaceFirst("^file:/*", "/"));
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(".night.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new LakeHeld(lake);
      }
      return new NightLock(channel);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException held) {
      return null;
    }
  }

  /** Lets the next night in. */
  void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
