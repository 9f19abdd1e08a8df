package tenure.jobs.lake;

import java.time.LocalDate;
import java.util.List;
import tenure.jobs.OperatorError;

/** A night cannot be served again. */
public final class NotServable extends OperatorError {
  private static final long serialVersionUID = 1L;

  private NotServable(String message) {
    super(USAGE, message);
  }

  static NotServable never(LocalDate night, List<LocalDate> kept) {
    String choice =
        kept.isEmpty()
            ? "None is kept yet: publish one with ./tenure nightly --date DATE."
            : "Kept are "
                + kept.get(0)
                + " to "
                + kept.get(kept.size() - 1)
                + "; name one of them.";
    return new NotServable(
        "No release of the night " + night + " is kept, so readers keep what they have. " + choice);
  }

  static NotServable gone(LocalDate night, String what) {
    return new NotServable(
        "The release of the night "
            + night
            + " needs "
            + what
            + ", which is gone, so readers keep what they have. Roll back to a later night, or run"
            + " this one again: ./tenure nightly --date "
            + night
            + ". How long releases are kept: tenure.tidy.rollback-nights.");
  }
}
