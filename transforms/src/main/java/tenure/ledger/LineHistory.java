package tenure.ledger;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Versions.IS_DELETED;
import static tenure.contract.Versions.KNOWN_ON;
import static tenure.contract.Versions.WRITTEN_ON;
import static tenure.silver.SubscriptionLines.ACCOUNT_ID;
import static tenure.silver.SubscriptionLines.CANCEL_EFFECTIVE_DATE;
import static tenure.silver.SubscriptionLines.PAUSED_DATE;
import static tenure.silver.SubscriptionLines.SERVICE_END_DATE;
import static tenure.silver.SubscriptionLines.SERVICE_START_DATE;
import static tenure.silver.SubscriptionLines.STATUS;
import static tenure.silver.SubscriptionLines.TERM_START_DATE;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.silver.SubscriptionLines;

/**
 * Subscription lines as known on a night, one row per line, with the periods in which they were
 * paused or unpaid. A source shows such a state only while it lasts, so its end is the night that
 * learned of it: without the versions a line that resumed would never have been paused.
 */
public final class LineHistory {
  static final String SUSPENSIONS = "_suspensions";
  static final String STATE = "state";
  static final String FROM = "from_date";
  static final String UNTIL = "until_date";
  static final String PAUSED = "paused";
  static final String GIVEN_UP = "given_up";

  private LineHistory() {}

  /**
   * The lines that exist as known on night, from all their versions; those that contradict
   * themselves are marked and count nowhere (see {@link Quarantine}).
   */
  public static Dataset<Row> from(Dataset<Row> versions, LocalDate night) {
    Column[] key = SubscriptionLines.TABLE.key().stream().map(Field::col).toArray(Column[]::new);
    WindowSpec line = Window.partitionBy(key);
    WindowSpec inOrder = line.orderBy(KNOWN_ON.col(), WRITTEN_ON.col());
    Column isNews = not(STATUS.col().eqNullSafe(lag(STATUS.col(), 1).over(inOrder)));
    Column whole =
        struct(Arrays.stream(versions.columns()).map(n -> col(n)).toArray(Column[]::new));
    Column suspension =
        suspension(col("_is_first"), col("_begun_on"), col("_next_on"), col("_next_status"));
    Dataset<Row> lines =
        versions
            .where(KNOWN_ON.col().leq(Months.day(night)))
            .withColumns(
                Map.of(
                    "_first_on", min(KNOWN_ON.col()).over(line),
                    "_news_on", when(isNews, KNOWN_ON.col()),
                    "_next_on", lead(KNOWN_ON.col(), 1).over(inOrder),
                    "_next_status", lead(STATUS.col(), 1).over(inOrder)))
            // A state that several versions show began with the first of them.
            .withColumn("_begun_on", last(col("_news_on"), true).over(inOrder))
            .withColumn("_is_first", col("_begun_on").equalTo(col("_first_on")))
            .groupBy(key)
            .agg(
                max_by(whole, struct(KNOWN_ON.col(), WRITTEN_ON.col())).as("latest"),
                collect_list(suspension).as(SUSPENSIONS))
            .select("latest.*", SUSPENSIONS)
            .where(IS_DELETED.col().equalTo(false));
    return LineFaults.marked(replaced(lines));
  }

  /** A pause that another subscription ended by taking over was not given up (rule 1.11). */
  private static Dataset<Row> replaced(Dataset<Row> lines) {
    Column successors =
        collect_set(SubscriptionLines.REPLACES_SUBSCRIPTION_ID.col())
            .over(Window.partitionBy(SubscriptionLines.SOURCE.col(), ACCOUNT_ID.col()));
    Column isReplaced = array_contains(col("_replaced"), SubscriptionLines.SUBSCRIPTION_ID.col());
    return lines
        .withColumn("_replaced", successors)
        .withColumn(
            SUSPENSIONS,
            when(isReplaced, transform(col(SUSPENSIONS), LineHistory::untilReplaced))
                .otherwise(col(SUSPENSIONS)))
        .drop("_replaced");
  }

  private static Column untilReplaced(Column s) {
    Column isGivenUp = s.getField(STATE).equalTo(GIVEN_UP);
    Column end = coalesce(SERVICE_END_DATE.col(), CANCEL_EFFECTIVE_DATE.col());
    return when(isGivenUp, period(lit(PAUSED), s.getField(FROM), end)).otherwise(s);
  }

  /** The same column from the present row alone, where the versions were not at hand. */
  static Dataset<Row> withSuspensions(Dataset<Row> lines) {
    if (Arrays.asList(lines.columns()).contains(SUSPENSIONS)) {
      return lines;
    }
    Column none = lit(null);
    Column alone = suspension(lit(true), KNOWN_ON.col(), none.cast("date"), none.cast("string"));
    return lines.withColumn(SUSPENSIONS, array_compact(array(alone)));
  }

  private static Column suspension(
      Column isFirst, Column begunOn, Column nextOn, Column nextStatus) {
    Column isEnded = STATUS.col().isin("cancelled", "expired");
    Column isPaused =
        STATUS
            .col()
            .equalTo("paused")
            .or(STATUS.col().isin("active", "past_due").and(PAUSED_DATE.col().isNotNull()));
    // Cancelled out of a pause: the paid service ended with the pause (rule 1.12).
    Column isGivenUp =
        isEnded
            .and(PAUSED_DATE.col().isNotNull())
            .or(isPaused.and(nextStatus.isin("cancelled", "expired")));
    Column learned = when(isFirst, coalesce(TERM_START_DATE.col(), SERVICE_START_DATE.col()));
    Column since = coalesce(learned, begunOn, SERVICE_START_DATE.col());
    Column pausedSince = coalesce(PAUSED_DATE.col(), since);
    Column forGood = lit(null).cast("date");
    Column isUnpaid = STATUS.col().isin("unpaid", "past_due");
    return when(isGivenUp, period(lit(GIVEN_UP), pausedSince, forGood))
        .when(isPaused, period(lit(PAUSED), pausedSince, nextOn))
        .when(isUnpaid, period(STATUS.col(), since, nextOn));
  }

  private static Column period(Column state, Column from, Column until) {
    return struct(state.as(STATE), from.as(FROM), until.as(UNTIL));
  }
}
