package tenure.scores;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.ledger.Movements;

/** What moved the recurring revenue of some grains from one month end to another. */
public final class RetentionBridge {
  public static final Field GRAIN_ID = Movements.GRAIN_ID;
  public static final Field MOVEMENT = Movements.MOVEMENT;
  public static final Field REASON = Movements.REASON;
  public static final Field MRR = Movements.MRR;
  public static final Field ACCOUNTS =
      Field.count("accounts", "Grains that moved so at least once.").required();
  public static final Field MOVEMENTS =
      Field.text("movements", "What moved the grain: movements and their amounts, in words.");

  private RetentionBridge() {}

  /**
   * The movements after one month end, up to and with another, of some grains.
   *
   * @param movements as known
   * @param grains one row per grain_id
   */
  public static Dataset<Row> of(
      Dataset<Row> movements, Dataset<Row> grains, LocalDate from, LocalDate to) {
    Column end = Movements.MONTH_END_DATE.col();
    Column isWithin = end.gt(Months.day(from)).and(end.leq(Months.day(to)));
    return movements.where(isWithin).join(grains, GRAIN_ID.name(), "left_semi");
  }

  /** One row per movement and reason. */
  public static Dataset<Row> byReason(Dataset<Row> moved) {
    return moved
        .groupBy(MOVEMENT.col(), REASON.col())
        .agg(
            sum(MRR.col()).cast(MRR.type()).as(MRR.name()),
            count_distinct(GRAIN_ID.col()).as(ACCOUNTS.name()));
  }

  /** One row per grain: its movements in words. */
  public static Dataset<Row> byGrain(Dataset<Row> moved) {
    Column words = concat_ws(" ", REASON.col(), MRR.col().cast("string"));
    return moved
        .groupBy(GRAIN_ID.col(), REASON.col())
        .agg(sum(MRR.col()).cast(MRR.type()).as(MRR.name()))
        .where(MRR.col().notEqual(0))
        .groupBy(GRAIN_ID.col())
        .agg(array_join(array_sort(collect_list(words)), ", ").as(MOVEMENTS.name()));
  }
}
