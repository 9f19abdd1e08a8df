package tenure.jobs.report;

import java.time.LocalDate;
import tenure.jobs.OperatorError;

/** A night whose certificate is asked for and was never made. */
public final class NoCertificate extends OperatorError {
  private static final long serialVersionUID = 1L;

  NoCertificate(LocalDate night) {
    super(
        INPUT_MISSING,
        "The night "
            + night
            + " has no certificate: it was not run, or failed before its figures were concluded."
            + " Run it: ./tenure nightly --date "
            + night
            + ".");
  }
}
