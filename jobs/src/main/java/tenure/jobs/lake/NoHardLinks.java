package tenure.jobs.lake;

import java.nio.file.Path;
import tenure.jobs.OperatorError;

/** The lake stands on a disk that cannot say who came first. */
public final class NoHardLinks extends OperatorError {
  private static final long serialVersionUID = 1L;

  NoHardLinks(Path file, Exception cause) {
    super(
        USAGE,
        "The disk of "
            + file.getParent()
            + " refuses hard links ("
            + cause.getMessage()
            + "). Without them two nights at once could lose each other's work unseen, so nothing"
            + " was written. Put the lake on a disk that has them, or on an object store.",
        cause);
  }
}
