package tenure.scores;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.function.BiFunction;
import org.apache.spark.sql.Column;

/**
 * One way to look at the retention of a window (rule 2.6): a new definition is one more constant in
 * {@link #ALL}.
 *
 * @param id the definition_id
 * @param periodKind what the period is called
 * @param months how long the window is; 0 where it depends on its end
 * @param closesOn whether a month end closes a window of the definition
 * @param isWithoutReturn whether a grain that was at 0 inside the window counts as lost (rule 2.5)
 */
public record RetentionDefinition(
    String id,
    String periodKind,
    int months,
    BiFunction<RetentionWindows, Column, Column> closesOn,
    boolean isWithoutReturn) {

  /** The trailing year, at every month end. */
  public static final RetentionDefinition COHORT_12M =
      new RetentionDefinition("cohort_12m", "trailing_12", 12, everyMonth(), false);

  /** The trailing year, in which whoever was ever at 0 is lost. */
  public static final RetentionDefinition STRICT_NO_RETURN =
      new RetentionDefinition("strict_no_return", "trailing_12", 12, everyMonth(), true);

  /** Each month by itself. */
  public static final RetentionDefinition MONTHLY =
      new RetentionDefinition("monthly", "month", 1, everyMonth(), false);

  /** Each fiscal quarter by itself. */
  public static final RetentionDefinition QUARTERLY =
      new RetentionDefinition("quarterly", "quarter", 3, RetentionWindows::isQuarterEnd, false);

  /** Each whole fiscal year. */
  public static final RetentionDefinition FISCAL_YEAR =
      new RetentionDefinition("fiscal_year", "fiscal_year", 12, RetentionWindows::isYearEnd, false);

  /** From the beginning of the fiscal year to each of its month ends. */
  public static final RetentionDefinition FISCAL_YTD =
      new RetentionDefinition("fiscal_ytd", "fiscal_year", 0, everyMonth(), false);

  /** The product of the rates of twelve months. */
  public static final String TRAILING_12_CHAINED = "trailing_12_chained";

  /** The mean of the rates of twelve months. */
  public static final String TRAILING_12_AVERAGE = "trailing_12_average";

  /** Every definition that compares the two ends of a window. */
  public static final List<RetentionDefinition> ALL =
      List.of(COHORT_12M, STRICT_NO_RETURN, MONTHLY, QUARTERLY, FISCAL_YEAR, FISCAL_YTD);

  /** Whether a window is one of this definition. */
  Column isOf(RetentionWindows windows, Column windowMonths, Column end) {
    Column length = months > 0 ? lit(months) : windows.monthOfYear(end);
    return windowMonths.equalTo(length).and(closesOn.apply(windows, end));
  }

  private static BiFunction<RetentionWindows, Column, Column> everyMonth() {
    return (windows, end) -> lit(true);
  }
}
