package tenure.jobs.explain;

import java.time.LocalDate;
import tenure.jobs.OperatorError;

/** A night on which the account has no row. */
public final class UnknownNight extends OperatorError {
  private static final long serialVersionUID = 1L;

  UnknownNight(String account, LocalDate night) {
    super(
        INPUT_MISSING,
        account
            + " is not in the night "
            + night
            + ": it was not known then, or that night was not run. See: ./tenure sql \"select"
            + " distinct night from marts.publication\".");
  }
}
