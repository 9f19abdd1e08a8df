package tenure.scores;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * One way to look at the retention of a window (rule 2.6): a new definition is one more constant in
 * {@link #ALL}.
 *
 * @param id the definition_id
 * @param periodKind what the period is called
 * @param months how long the window is; 0 where it depends on its end
 * @param closesAt whether the month of the fiscal year with this number, 1 to 12, closes a window
 * @param isWithoutReturn whether a grain that was at 0 inside the window counts as lost (rule 2.5)
 * @param view from where its ends are looked at
 */
public record RetentionDefinition(
    String id,
    String periodKind,
    int months,
    IntPredicate closesAt,
    boolean isWithoutReturn,
    RetentionView view) {

  /** The trailing year, at every month end. */
  public static final RetentionDefinition COHORT_12M =
      of("cohort_12m", "trailing_12", 12, everyMonth());

  /** The trailing year, in which whoever was ever at 0 is lost. */
  public static final RetentionDefinition STRICT_NO_RETURN =
      new RetentionDefinition(
          "strict_no_return", "trailing_12", 12, everyMonth(), true, RetentionView.KNOWN);

  /** Each month by itself. */
  public static final RetentionDefinition MONTHLY = of("monthly", "month", 1, everyMonth());

  /** Each fiscal quarter by itself. */
  public static final RetentionDefinition QUARTERLY =
      of("quarterly", "quarter", 3, passed -> passed % RetentionWindows.QUARTER == 0);

  /** Each whole fiscal year. */
  public static final RetentionDefinition FISCAL_YEAR =
      of("fiscal_year", "fiscal_year", 12, passed -> passed == RetentionWindows.YEAR);

  /** From the beginning of the fiscal year to each of its month ends. */
  public static final RetentionDefinition FISCAL_YTD =
      of("fiscal_ytd", "fiscal_year", 0, everyMonth());

  /** The trailing year as known at the close of its last month (rule 1.13). */
  public static final RetentionDefinition COHORT_12M_AS_REPORTED = asReported(COHORT_12M);

  /** Each month as known at its close (rule 1.13). */
  public static final RetentionDefinition MONTHLY_AS_REPORTED = asReported(MONTHLY);

  /** The trailing year under the parents of its beginning: seen as a difference only (rule 2.8). */
  static final RetentionDefinition COHORT_12M_FORMER_GRAINS =
      new RetentionDefinition(
          "cohort_12m_former_grains",
          "trailing_12",
          12,
          everyMonth(),
          false,
          RetentionView.FORMER_GRAINS);

  /** The product of the rates of twelve months. */
  public static final String TRAILING_12_CHAINED = "trailing_12_chained";

  /** The mean of the rates of twelve months. */
  public static final String TRAILING_12_AVERAGE = "trailing_12_average";

  /** Every definition that compares the two ends of a window. */
  public static final List<RetentionDefinition> ALL =
      List.of(
          COHORT_12M,
          STRICT_NO_RETURN,
          MONTHLY,
          QUARTERLY,
          FISCAL_YEAR,
          FISCAL_YTD,
          COHORT_12M_AS_REPORTED,
          MONTHLY_AS_REPORTED,
          COHORT_12M_FORMER_GRAINS);

  /** Those of them that have rows of their own. */
  static final List<RetentionDefinition> PUBLISHED =
      ALL.stream().filter(d -> d != COHORT_12M_FORMER_GRAINS).toList();

  /** Whether a month of the fiscal year, 1 to 12, closes a window. */
  boolean closesAt(int monthOfYear) {
    return closesAt.test(monthOfYear);
  }

  /** How long the window is that closes so many months into the fiscal year. */
  int months(int monthOfYear) {
    return months > 0 ? months : monthOfYear;
  }

  private static RetentionDefinition of(
      String id, String periodKind, int months, IntPredicate closesAt) {
    return new RetentionDefinition(id, periodKind, months, closesAt, false, RetentionView.KNOWN);
  }

  private static RetentionDefinition asReported(RetentionDefinition known) {
    return new RetentionDefinition(
        known.id + "_as_reported",
        known.periodKind,
        known.months,
        known.closesAt,
        false,
        RetentionView.REPORTED);
  }

  private static IntPredicate everyMonth() {
    return passed -> true;
  }
}
