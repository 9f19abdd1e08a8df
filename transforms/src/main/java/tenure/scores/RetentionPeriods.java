package tenure.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;

import org.apache.spark.sql.Column;
import tenure.columns.Months;

/** The periods that what happened in a month belongs to, of every kind that retention has. */
public final class RetentionPeriods {
  private RetentionPeriods() {}

  /** An array of period_kind and period_end_date: the trailing years are twelve. */
  public static Column of(Column monthEnd, int fiscalYearStartMonth) {
    Column passed =
        pmod(month(monthEnd).minus(fiscalYearStartMonth), lit(RetentionWindows.YEAR)).plus(1);
    Column toQuarterEnd = pmod(negate(passed), lit(RetentionWindows.QUARTER));
    Column toYearEnd = lit(RetentionWindows.YEAR).minus(passed);
    Column ahead = sequence(lit(0), lit(RetentionWindows.YEAR - 1));
    return concat(
        array(
            period("month", monthEnd),
            period("quarter", Months.plus(monthEnd, toQuarterEnd)),
            period("fiscal_year", Months.plus(monthEnd, toYearEnd))),
        transform(ahead, months -> period("trailing_12", Months.plus(monthEnd, months))));
  }

  private static Column period(String kind, Column end) {
    return struct(
        lit(kind).as(Retention.PERIOD_KIND.name()), end.as(Retention.PERIOD_END_DATE.name()));
  }
}
