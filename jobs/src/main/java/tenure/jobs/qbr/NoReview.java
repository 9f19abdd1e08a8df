package tenure.jobs.qbr;

import java.time.LocalDate;
import java.util.List;
import tenure.jobs.OperatorError;

/** A business review is asked for that cannot be written. */
public final class NoReview extends OperatorError {
  private static final long serialVersionUID = 1L;

  private NoReview(int exitCode, String message) {
    super(exitCode, message);
  }

  static NoReview nothingPublished() {
    return new NoReview(
        INPUT_MISSING,
        "No published night holds reviews: none was run yet, or the newest by an earlier release. Run one: ./tenure nightly --date DATE");
  }

  static NoReview noQuarter(String asked) {
    return new NoReview(
        USAGE,
        "\"%s\" is no fiscal quarter. Write it as 2026Q1, by the calendar year that the fiscal year ends in."
            .formatted(asked));
  }

  static NoReview unknownQuarter(String quarter, LocalDate night, List<String> known) {
    return new NoReview(
        INPUT_MISSING,
        "No night up to %s tells of %s: a night tells of its own quarter and of the one before. There are: %s."
            .formatted(night, quarter, known.isEmpty() ? "none" : String.join(", ", known)));
  }

  static NoReview noCustomer(String account, String quarter, LocalDate night) {
    return new NoReview(
        INPUT_MISSING,
        "There is no review of %s for %s: as the night %s knows it, it was no customer in that quarter, or has left since."
            .formatted(account, quarter, night));
  }

  static NoReview unknownSegment(String asked, List<String> known) {
    return new NoReview(
        USAGE,
        "There is no segment \"%s\", nor a touch of that name. There are: %s."
            .formatted(asked, String.join(", ", known)));
  }

  static NoReview emptySegment(String segment, String quarter, LocalDate night) {
    return new NoReview(
        INPUT_MISSING,
        "No customer of %s has a review for %s as of the night %s."
            .formatted(segment, quarter, night));
  }
}
