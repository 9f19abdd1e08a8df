package tenure.jobs.lake;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Commits of Delta tables on the disk of this machine, safe between processes. Delta's own store
 * for a disk looks whether a commit is there and then renames its own into place, so of two
 * processes at the same moment both succeed and one commit is lost unseen.
 */
public class LinkedLogStore extends HadoopFileSystemLogStore {
  /** Delta makes it by reflection, with this one. */
  public LinkedLogStore(Configuration hadoop) {
    super(hadoop);
  }

  /** The setting that makes Delta use it for {@code file:} paths. */
  public static Map<String, String> settings() {
    return Map.of("spark.delta.logStore.file.impl", LinkedLogStore.class.getName());
  }

  @Override
  public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop)
      throws IOException {
    java.nio.file.Path file = java.nio.file.Path.of(path.toUri().getPath());
    if (overwrite) {
      WholeFile.replace(file, actions);
    } else {
      WholeFile.create(file, actions);
    }
  }

  @Override
  public Boolean isPartialWriteVisible(Path path, Configuration hadoop) {
    return false;
  }
}
