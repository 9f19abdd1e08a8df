package tenure.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.ledger.GrainMrr;

/**
 * How long each grain stayed before it first left: a return later does not undo that, and whoever
 * never left is seen up to the last complete month only (right censoring, rule 2.12).
 */
final class Lifetimes {
  /** The first month end as a customer. */
  static final Column START = col("start");

  /** Months from then to the month end that found it gone, or to the last seen. */
  static final Column MONTHS = col("months");

  static final Column IS_CHURNED = col("is_churned");

  /** MRR at the last complete month end. */
  static final Column MRR = col("mrr_now");

  private static final Column GRAIN = GrainMrr.GRAIN_ID.col();
  private static final Column MONTH = GrainMrr.MONTH_END_DATE.col();

  private Lifetimes() {}

  /** One row per grain that was ever a customer; a pause is no end. */
  static Dataset<Row> from(Dataset<Row> grainMrr, LocalDate night) {
    Column last = Months.day(Months.lastComplete(night));
    WindowSpec grain = Window.partitionBy(GRAIN);
    Column index = index(MONTH);
    Column age = index.minus(min(index).over(grain));
    Column place = row_number().over(grain.orderBy(index)).minus(1);
    Column unbroken = sum(when(col("age").equalTo(col("place")), 1L).otherwise(0L));
    Column isHere = unbroken.equalTo(index(last).minus(min(index)).plus(1));
    return grainMrr
        .where(GrainMrr.isHeld().and(MONTH.leq(last)))
        .withColumns(Map.of("age", age, "place", place))
        .groupBy(GRAIN)
        .agg(
            min(MONTH).as(START.toString()),
            when(isHere, unbroken.minus(1)).otherwise(unbroken).as(MONTHS.toString()),
            isHere.equalTo(false).as(IS_CHURNED.toString()),
            Money.orZero(max(when(MONTH.equalTo(last), GrainMrr.MRR.col()))).as(MRR.toString()));
  }

  private static Column index(Column day) {
    return year(day).multiply(12).plus(month(day));
  }
}
