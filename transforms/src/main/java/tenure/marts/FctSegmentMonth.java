package tenure.marts;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.columns.Money;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.coverage.Books;
import tenure.silver.Csms;

/**
 * What each coverage segment brings and what looking after it costs: one row per segment and month
 * end, and one over all segments (rule 4.21).
 */
public final class FctSegmentMonth {
  public static final Field SEGMENT =
      FctCsmMonth.SEGMENT.meaning("The coverage segment; all for every customer.");
  public static final Field MONTH_END_DATE = FctCsmMonth.MONTH_END_DATE;
  public static final Field ACCOUNTS = FctCsmMonth.ACCOUNTS;
  public static final Field MANAGERS =
      Field.count("managers", "People who look after any of them; who left does not.").required();
  public static final Field ARR = FctAccountDaily.ARR;
  public static final Field ANNUAL_COST =
      Field.money(
          "annual_cost",
          "What these people cost in a year, each by the part of the book that the segment takes, reporting currency; null where somebody's cost is not known.");
  public static final Field BOOKS_FILLED =
      Field.number("books_filled", "The books that its customers fill: 1.0 is one person's time.")
          .required();
  public static final Field COST_SHARE =
      Field.share("cost_share", "annual_cost / arr; null without either.");

  public static final Table TABLE =
      Table.in(MARTS, "fct_segment_month", "What each segment brings and what its care costs.")
          .withColumns(
              SEGMENT,
              MONTH_END_DATE,
              ACCOUNTS,
              MANAGERS,
              ARR,
              ANNUAL_COST,
              BOOKS_FILLED,
              COST_SHARE)
          .sliced(MONTH_END_DATE);

  private static final String EXACT = "decimal(20,10)";
  private static final Column PERSON = Csms.CSM_ID.col();
  private static final Column HAS_PERSON = not(PERSON.equalTo(Books.UNASSIGNED));
  private static final Column IS_HERE = Csms.IS_ACTIVE.col();
  private static final Column IS_UNKNOWN = col("is_cost_unknown");

  private FctSegmentMonth() {}

  /**
   * The segments of a month end.
   *
   * @param books {@link Books#from} of the night
   */
  public static Dataset<Row> from(Dataset<Row> books, LocalDate monthEnd) {
    return bySegmentAndPerson(books)
        .withColumns(
            Map.of(
                ANNUAL_COST.name(), allotted(),
                IS_UNKNOWN.toString(), HAS_PERSON.and(ANNUAL_COST.col().isNull())))
        .withColumn(SEGMENT.name(), explode(array(SEGMENT.col(), lit(FctCsmMonth.ALL))))
        .groupBy(SEGMENT.col())
        .agg(
            sum(ACCOUNTS.col()).as(ACCOUNTS.name()),
            countDistinct(when(HAS_PERSON.and(IS_HERE), PERSON)).as(MANAGERS.name()),
            sum(ARR.col()).cast(ARR.type()).as(ARR.name()),
            sum(BOOKS_FILLED.col()).as(BOOKS_FILLED.name()),
            when(not(max(IS_UNKNOWN)), Money.orZero(sum(ANNUAL_COST.col()))).as(ANNUAL_COST.name()))
        .withColumns(
            Map.of(
                MONTH_END_DATE.name(), lit(monthEnd),
                COST_SHARE.name(), Money.share(ANNUAL_COST.col(), ARR.col())))
        .transform(TABLE::conform);
  }

  private static Dataset<Row> bySegmentAndPerson(Dataset<Row> books) {
    Column cost = when(IS_HERE, Csms.ANNUAL_COST.col()).otherwise(Money.zero());
    return books
        .groupBy(SEGMENT.col(), PERSON)
        .agg(
            count(lit(1)).as(ACCOUNTS.name()),
            sum(ARR.col()).as(ARR.name()),
            sum(Books.WEIGHT).as(BOOKS_FILLED.name()),
            max(IS_HERE).as(IS_HERE.toString()),
            max(cost).as(ANNUAL_COST.name()));
  }

  /**
   * A person's cost by what each segment takes of the book, or by customers where none takes any.
   * Parts are differences of rounded running sums, so that they add up to the cent.
   */
  private static Column allotted() {
    WindowSpec book = Window.partitionBy(PERSON);
    WindowSpec soFar = book.orderBy(SEGMENT.col()).rowsBetween(Window.unboundedPreceding(), 0);
    Column taken = BOOKS_FILLED.col().cast(EXACT);
    Column number = ACCOUNTS.col().cast(EXACT);
    Column isTaken = sum(taken).over(book).gt(0);
    Column upTo = when(isTaken, sum(taken).over(soFar)).otherwise(sum(number).over(soFar));
    Column whole = when(isTaken, sum(taken).over(book)).otherwise(sum(number).over(book));
    Column own = when(isTaken, taken).otherwise(number);
    return part(upTo, whole).minus(part(upTo.minus(own), whole));
  }

  private static Column part(Column taken, Column whole) {
    Column share = taken.cast(EXACT).divide(whole.cast(EXACT)).cast(EXACT);
    return Money.cents(ANNUAL_COST.col().multiply(share));
  }
}
