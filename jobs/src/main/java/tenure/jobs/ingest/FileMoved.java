package tenure.jobs.ingest;

import java.time.LocalDate;
import tenure.jobs.OperatorError;

/** A file changed, or went away, while a night read it. */
public final class FileMoved extends OperatorError {
  private static final long serialVersionUID = 1L;

  FileMoved(String file, LocalDate night) {
    super(
        INPUT_MISSING,
        file
            + " changed while the night "
            + night
            + " read it, so what was read may be a part of it. Nothing was published. Run the night again once the file"
            + " is whole; where its source writes slowly, set complete.marker or tenure.ingest.settle-seconds.");
  }
}
