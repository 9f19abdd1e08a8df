package tenure.jobs.lake;

import io.delta.storage.LogStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * One process of a race: commits version after version, each at the same moment as the other, and
 * notes which it believes it made.
 */
final class RacingCommits {
  private RacingCommits() {}

  /** Races: a log store's class, the folder, this process's number (0 or 1), and how often. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    int me = Integer.parseInt(args[2]);
    int races = Integer.parseInt(args[3]);
    Configuration hadoop = new Configuration(false);
    LogStore store =
        (LogStore) Class.forName(args[0]).getConstructor(Configuration.class).newInstance(hadoop);
    BitSet won = new BitSet(races);
    try (FileChannel shared =
        FileChannel.open(
            folder.resolve("barrier"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      ByteBuffer barrier = shared.map(FileChannel.MapMode.READ_WRITE, 0, 128);
      for (int version = 0; version < races; version++) {
        meet(barrier, me, version + 1);
        if (commits(store, folder, me, version, hadoop)) {
          won.set(version);
        }
      }
    }
    java.nio.file.Files.write(folder.resolve("won." + me), won.toByteArray());
  }

  static org.apache.hadoop.fs.Path commit(Path folder, int version) {
    return new org.apache.hadoop.fs.Path(
        folder.resolve("_delta_log/%020d.json".formatted(version)).toUri());
  }

  private static boolean commits(
      LogStore store, Path folder, int me, int version, Configuration hadoop) throws IOException {
    Iterator<String> actions = List.of("{\"by\":" + me + "}").iterator();
    try {
      store.write(commit(folder, version), actions, false, hadoop);
      return true;
    } catch (FileAlreadyExistsException second) {
      return false;
    }
  }

  /** Both go on only when both have come: each says in its own half of the page how far it is. */
  private static void meet(ByteBuffer barrier, int me, int step) {
    java.lang.invoke.VarHandle.fullFence();
    barrier.putInt(me * 64, step);
    java.lang.invoke.VarHandle.fullFence();
    while (barrier.getInt((1 - me) * 64) < step) {
      Thread.yield();
      java.lang.invoke.VarHandle.fullFence();
    }
  }
}
