package tenure.jobs.ingest;

import java.util.List;
import tenure.jobs.OperatorError;

/** A file does not have the columns of its extract. */
public final class WrongHeader extends OperatorError {
  private static final long serialVersionUID = 1L;

  WrongHeader(String file, List<String> missing, List<String> found) {
    super(
        REFUSED,
        file
            + " does not have the columns of its extract. Missing: "
            + String.join(", ", missing)
            + ". Found: "
            + (found.isEmpty() ? "nothing" : String.join(", ", found))
            + ". Nothing was taken. Let the export deliver the missing columns, or correct the path of the object in the source's configuration.");
  }

  WrongHeader(String file, String twice) {
    super(
        REFUSED,
        file
            + " names the column "
            + twice
            + " twice, so its values cannot be told apart. Nothing was taken. Let the export name each column once.");
  }
}
