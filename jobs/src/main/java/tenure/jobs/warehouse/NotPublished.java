package tenure.jobs.warehouse;

import java.time.LocalDate;
import java.util.Optional;
import tenure.jobs.OperatorError;

/** What should be sent to a warehouse was never published in the lake. */
public final class NotPublished extends OperatorError {
  private static final long serialVersionUID = 1L;

  /** A night, or whatever is served now. */
  public NotPublished(Optional<LocalDate> night, String lake) {
    super(
        INPUT_MISSING,
        "The lake "
            + lake
            + night.map(n -> " has not published the night " + n).orElse(" has published no night")
            + ", or keeps it no more. ./tenure status shows the nights; run it with ./tenure nightly"
            + " --date "
            + night.map(LocalDate::toString).orElse("DATE")
            + ".");
  }
}
