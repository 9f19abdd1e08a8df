package tenure.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * The windows that any definition looks at (rule 2.6): one month and twelve at every month end,
 * three at the end of a fiscal quarter, and from the beginning of the fiscal year.
 */
final class RetentionWindows {
  static final int MONTH = 1;
  static final int QUARTER = 3;
  static final int YEAR = 12;

  /** What only the fiscal year to date needs. */
  private static final Integer[] WITHIN_A_YEAR = {2, 4, 5, 6, 7, 8, 9, 10, 11};

  private final int fiscalYearStartMonth;

  RetentionWindows(int fiscalYearStartMonth) {
    this.fiscalYearStartMonth = fiscalYearStartMonth;
  }

  /** How many months of its fiscal year have passed at a month end, 1 to 12. */
  Column monthOfYear(Column monthEnd) {
    return pmod(month(monthEnd).minus(fiscalYearStartMonth), lit(YEAR)).plus(1);
  }

  Column isQuarterEnd(Column monthEnd) {
    return monthOfYear(monthEnd).mod(QUARTER).equalTo(0);
  }

  Column isYearEnd(Column monthEnd) {
    return monthOfYear(monthEnd).equalTo(YEAR);
  }

  /** How many months the windows have that a month end closes. */
  Column closedBy(Column end) {
    Column passed = monthOfYear(end);
    return concat(
        of(MONTH, YEAR),
        onlyWhen(isQuarterEnd(end), of(QUARTER)),
        onlyWhen(passed.isin((Object[]) WITHIN_A_YEAR), array(passed)));
  }

  /** How many months the windows have that a month end opens. */
  Column openedBy(Column start) {
    return concat(
        of(MONTH, YEAR),
        onlyWhen(isQuarterEnd(start), of(QUARTER)),
        onlyWhen(isYearEnd(start), of(WITHIN_A_YEAR)));
  }

  private static Column onlyWhen(Column condition, Column months) {
    return when(condition, months).otherwise(of());
  }

  private static Column of(Integer... months) {
    return array(Stream.of(months).map(functions::lit).toArray(Column[]::new)).cast("array<int>");
  }
}
