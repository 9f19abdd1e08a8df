package tenure.jobs.explain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Which retention is to be explained.
 *
 * @param from the month whose rate is the earlier one
 * @param to the month whose rate is the later one
 * @param sliceKind what the grains are told apart by, such as segment
 * @param sliceValue the grains meant, such as smb
 * @param definition the definition_id
 * @param top how many accounts are named; the others are one row
 * @param night as known on this night; the last published one where empty
 */
public record RetentionQuestion(
    YearMonth from,
    YearMonth to,
    String sliceKind,
    String sliceValue,
    String definition,
    int top,
    Optional<LocalDate> night) {

  /** The last day of the earlier month. */
  public LocalDate fromEnd() {
    return from.atEndOfMonth();
  }

  /** The last day of the later month. */
  public LocalDate toEnd() {
    return to.atEndOfMonth();
  }

  /** The slice as it is asked for and told. */
  public String slice() {
    return sliceKind.equals("total") ? "all accounts" : sliceKind + " " + sliceValue;
  }
}
