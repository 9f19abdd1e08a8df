package tenure.jobs.ingest;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The hashes of tonight that stand again, tonight or earlier, each once, out of many that hardly
 * ever do. Marks are twice a hash, and one more where it is an earlier night's; they come sorted,
 * so that none has to be remembered.
 */
final class Recurring implements Iterator<Long> {
  private static final long NONE = -1;

  private final Iterator<Long> marks;
  private long hash = NONE;
  private boolean isSought;
  private boolean isFound;

  /**
   * Goes through marks.
   *
   * @param marks sorted; their hashes are 0 or more
   */
  Recurring(Iterator<Long> marks) {
    this.marks = marks;
  }

  @Override
  public boolean hasNext() {
    while (!isFound && marks.hasNext()) {
      long mark = marks.next();
      isFound = isSought && mark >>> 1 == hash;
      // One of tonight comes before those of earlier nights.
      boolean isFirst = mark >>> 1 != hash;
      isSought = isFirst && (mark & 1) == 0;
      hash = mark >>> 1;
    }
    return isFound;
  }

  @Override
  public Long next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    isFound = false;
    return hash;
  }
}
