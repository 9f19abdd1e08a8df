package tenure.jobs.ingest;

import java.util.List;
import java.util.stream.Collectors;
import tenure.jobs.OperatorError;
import tenure.jobs.settings.Problems;

/** A file does not have the columns of its extract. */
public final class WrongHeader extends OperatorError {
  private static final long serialVersionUID = 1L;

  /**
   * Columns are missing.
   *
   * @param unknown those of the found that no column of the extract is called
   */
  WrongHeader(String file, List<String> missing, List<String> found, List<String> unknown) {
    super(
        REFUSED,
        file
            + " does not have the columns of its extract. Missing: "
            + missing.stream().map(m -> m + renamed(m, unknown)).collect(Collectors.joining(", "))
            + ". Found: "
            + (found.isEmpty() ? "nothing" : String.join(", ", found))
            + ". Nothing was taken. Let the export deliver the missing columns, or correct the path of the object in the source's configuration.");
  }

  /** A column that was renamed is often near its old name. */
  private static String renamed(String missing, List<String> unknown) {
    String question = Problems.didYouMean(missing, unknown).strip();
    return question.isEmpty()
        ? ""
        : question.replaceFirst("^Did you mean (.*)\\?$", " (renamed to $1?)");
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
