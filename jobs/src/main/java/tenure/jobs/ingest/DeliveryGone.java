package tenure.jobs.ingest;

import java.time.LocalDate;
import tenure.jobs.OperatorError;

/** A night that ran before cannot be run again, since a file it took is no longer there. */
public final class DeliveryGone extends OperatorError {
  private static final long serialVersionUID = 1L;

  DeliveryGone(String object, String file, LocalDate night) {
    super(
        INPUT_MISSING,
        "Night "
            + night
            + " took "
            + file
            + " of "
            + object
            + ", which is no longer in the landing folder, so the night cannot be run again as it was. Put the file back.");
  }
}
