package tenure.jobs.night;

import java.io.IOException;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import tenure.jobs.lake.LinkedLogStore;

/** Commits as a lake does, and kills its process before or after the commit of one table. */
public final class KillingLogStore extends LinkedLogStore {
  static final String TABLE = "tenure.kill.table";
  static final String MOMENT = "tenure.kill.moment";

  /** Delta makes it by reflection. */
  public KillingLogStore(Configuration hadoop) {
    super(hadoop);
  }

  @Override
  public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop)
      throws IOException {
    String folder = "/" + System.getProperty(TABLE).replace('.', '/') + "/_delta_log/";
    boolean isHere = !overwrite && path.toString().contains(folder);
    if (isHere && System.getProperty(MOMENT).equals("before")) {
      kill();
    }
    super.write(path, actions, overwrite, hadoop);
    if (isHere) {
      kill();
    }
  }

  /** The signal that no process can catch; the other threads go on until it comes. */
  static void kill() throws IOException {
    try {
      new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid()))
          .start()
          .waitFor();
      Thread.sleep(60_000);
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }
}
