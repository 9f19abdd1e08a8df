package tenure.jobs.night;

import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import tenure.jobs.lake.LinkedLogStore;

/** Commits as a lake does, so many times; then it kills its process before or after one more. */
public final class MortalLogStore extends LinkedLogStore {
  /** The commits that the process lives for. */
  public static final String LIFE = "tenure.kill.commits";

  private static final AtomicInteger LEFT = new AtomicInteger(Integer.getInteger(LIFE, 0));

  /** Delta makes it by reflection. */
  public MortalLogStore(Configuration hadoop) {
    super(hadoop);
  }

  @Override
  public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop)
      throws IOException {
    boolean isLast = !overwrite && LEFT.getAndDecrement() == 0;
    boolean isBefore = Integer.getInteger(LIFE, 0) % 2 == 0;
    if (isLast && isBefore) {
      KillingLogStore.kill();
    }
    super.write(path, actions, overwrite, hadoop);
    if (isLast) {
      KillingLogStore.kill();
    }
  }
}
