package tenure.review;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;

/**
 * The quarters that a night tells of, beside rows.
 *
 * @param quarters the quarters
 * @param night the night that tells of them
 */
public record ReviewQuarters(List<ReviewQuarter> quarters, LocalDate night) {
  public static final Field QUARTER =
      Field.text(
              "quarter",
              "The fiscal quarter by the calendar year that the fiscal year ends in: 2026Q1.")
          .required();
  public static final Field QUARTER_END_DATE =
      Field.day("quarter_end_date", "The last day of the fiscal quarter.").key();
  public static final Field DESCRIBED_DATE =
      Field.day(
              "described_date",
              "The day that figures of a day are of: the last of the quarter, or of it so far.")
          .required();
  public static final Field IS_COMPLETE =
      Field.flag("is_complete", "Whether the quarter had ended with the night.").required();

  static final Column FIRST = col("_first_date");

  /** The last day before the quarter. */
  public static final Column OPENING = col("_opening_date");

  private static final String EACH = "_quarter";

  /** Every row once for each quarter. */
  public Dataset<Row> beside(Dataset<Row> rows) {
    Column each = array(quarters.stream().map(this::columns).toArray(Column[]::new));
    return rows.withColumn(EACH, explode(each)).select("*", EACH + ".*").drop(EACH);
  }

  private Column columns(ReviewQuarter quarter) {
    return struct(
        lit(quarter.name()).as(QUARTER.name()),
        Months.day(quarter.lastDay()).as(QUARTER_END_DATE.name()),
        Months.day(quarter.describedDay(night)).as(DESCRIBED_DATE.name()),
        Months.day(quarter.firstDay()).as(FIRST.toString()),
        Months.day(quarter.openingDay()).as(OPENING.toString()),
        lit(quarter.isComplete(night)).as(IS_COMPLETE.name()));
  }

  /** Whether a day of the quarter has come by the day described. */
  static Column isWithin(Column day) {
    return day.geq(FIRST).and(day.leq(DESCRIBED_DATE.col()));
  }
}
