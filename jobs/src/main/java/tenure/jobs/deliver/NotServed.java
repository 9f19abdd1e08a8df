package tenure.jobs.deliver;

import java.time.LocalDate;
import tenure.jobs.OperatorError;

/** The night is not among those that readers are given. */
public final class NotServed extends OperatorError {
  private static final long serialVersionUID = 1L;

  NotServed(LocalDate night) {
    super(
        INPUT_MISSING,
        "The night %1$s is not published, so there is nothing to tell of it. Run it: ./tenure nightly --date %1$s; or see ./tenure status."
            .formatted(night));
  }
}
