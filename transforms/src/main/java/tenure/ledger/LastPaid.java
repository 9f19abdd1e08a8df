package tenure.ledger;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import tenure.columns.Months;

/** What lines paid on the last day that their account paid at all: tonight for who pays. */
final class LastPaid {
  /** What the line paid on that day; null where it paid nothing then. */
  static final Column VALUE = col("_last_value");

  private static final Column LINE_LAST = col("_line_last");
  private static final Column LAST = col("_last_day");

  private LastPaid() {}

  /**
   * The lines with {@link #VALUE}.
   *
   * @param valued from {@link AccountDay#valued}
   */
  static Dataset<Row> beside(Dataset<Row> valued, LedgerPolicy policy, LocalDate night) {
    Column last = array_max(filter(lastDays(night), day -> isPaid(day, policy, night)));
    Column ofAccount = max(LINE_LAST).over(Window.partitionBy(AccountMrr.ACCOUNT_ID.col()));
    return valued
        .withColumn(LINE_LAST.toString(), last)
        .withColumn(LAST.toString(), ofAccount)
        .withColumn(
            VALUE.toString(),
            when(
                LAST.isNotNull().and(isPaid(LAST, policy, night)), AccountDay.value(LAST, policy)));
  }

  /** The days that can be a line's last: tonight, and those before it ended or was suspended. */
  private static Column lastDays(LocalDate night) {
    Column tonight = Months.day(night);
    Column ended = coalesce(date_sub(LineState.paidUntil(), 1), tonight);
    Column suspended =
        transform(col(LineHistory.SUSPENSIONS), s -> date_sub(s.getField(LineHistory.FROM), 1));
    return filter(concat(array(tonight, ended), suspended), day -> day.leq(tonight));
  }

  private static Column isPaid(Column day, LedgerPolicy policy, LocalDate night) {
    Column isActive = LineState.on(day, night, policy).equalTo(LineState.ACTIVE);
    return coalesce(isActive.and(LineMrr.list().gt(0)), lit(false));
  }
}
