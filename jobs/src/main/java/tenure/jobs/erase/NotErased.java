package tenure.jobs.erase;

import java.util.List;
import tenure.jobs.OperatorError;

/** After an erasure something of its subject still stands in the lake. */
public final class NotErased extends OperatorError {
  private static final long serialVersionUID = 1L;

  NotErased(List<String> files) {
    super(
        REFUSED,
        files.size()
            + " files of the lake or the outbox still name the subject after the erasure, first "
            + files.get(0)
            + ". Something else wrote there meanwhile, or keeps files there that Tenure does"
            + " not know. Remove what is not Tenure's and run the same command again.");
  }
}
