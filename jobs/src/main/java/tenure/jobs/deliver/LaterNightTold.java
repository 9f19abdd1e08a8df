package tenure.jobs.deliver;

import java.time.LocalDate;
import tenure.jobs.OperatorError;

/** A later night was told already: telling an older one would set the receiver back. */
public final class LaterNightTold extends OperatorError {
  private static final long serialVersionUID = 1L;

  LaterNightTold(LocalDate night, LocalDate later) {
    super(
        USAGE,
        "The night %s was not sent: the receiver knows of %s already, and older states would overwrite newer ones. Send that night again instead, which tells whatever is missing, or leave out --send to write the files alone."
            .formatted(night, later));
  }
}
