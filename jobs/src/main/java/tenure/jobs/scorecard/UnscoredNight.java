package tenure.jobs.scorecard;

import java.time.LocalDate;
import tenure.jobs.OperatorError;

/** A night without scores, on which nothing can be tried out. */
public final class UnscoredNight extends OperatorError {
  private static final long serialVersionUID = 1L;

  UnscoredNight(LocalDate night) {
    super(
        INPUT_MISSING,
        "The night "
            + night
            + " has no scores to compare with: it was not run. Run it with ./tenure nightly --date "
            + night
            + ", or choose one of: ./tenure sql \"select distinct as_of_date from"
            + " scores.health_scores\".");
  }
}
