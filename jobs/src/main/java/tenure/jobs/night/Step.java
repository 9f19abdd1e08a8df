package tenure.jobs.night;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;

/**
 * One table of a night: what it is made from, and how. Being data, a night can be planned, checked
 * for arrows back, and run side by side.
 *
 * @param stage the stage it belongs to
 * @param target the table whose slice of the night is replaced
 * @param reads every table the rows are made from, the target itself where it looks back at its
 *     earlier nights
 * @param rows makes the rows from those tables and no others
 * @param isMonthly whether only the nights of month ends make it
 * @param isStanding tells, by a look that costs next to nothing, that the table is already what the
 *     night would make it
 */
public record Step(
    Stage stage,
    Table target,
    List<Table> reads,
    Function<Inputs, Dataset<Row>> rows,
    boolean isMonthly,
    BiPredicate<Lake, LocalDate> isStanding) {

  /** A step that reads these tables. */
  public static Step of(
      Stage stage, Table target, List<Table> reads, Function<Inputs, Dataset<Row>> rows) {
    return new Step(stage, target, List.copyOf(reads), rows, false, (lake, night) -> false);
  }

  /** The same step, of the nights of month ends only. */
  Step monthly() {
    return new Step(stage, target, reads, rows, true, isStanding);
  }

  /** The same step, left out on nights that find the table as they would make it. */
  Step unless(BiPredicate<Lake, LocalDate> stands) {
    return new Step(stage, target, reads, rows, isMonthly, stands);
  }

  /** Whether a night makes it. */
  boolean isDue(LocalDate night) {
    return !isMonthly || Months.lastComplete(night).equals(night);
  }

  /** Whether this step needs what the other writes tonight. */
  boolean needs(Step other) {
    return other != this && reads.contains(other.target);
  }
}
