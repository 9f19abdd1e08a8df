package tenure.ledger;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static tenure.silver.SubscriptionLines.CANCEL_EFFECTIVE_DATE;
import static tenure.silver.SubscriptionLines.CANCEL_REQUESTED_DATE;
import static tenure.silver.SubscriptionLines.PAUSED_DATE;
import static tenure.silver.SubscriptionLines.SERVICE_END_DATE;
import static tenure.silver.SubscriptionLines.SERVICE_START_DATE;
import static tenure.silver.SubscriptionLines.STATUS;
import static tenure.silver.SubscriptionLines.TERM_END_DATE;
import static tenure.silver.SubscriptionLines.TERM_START_DATE;
import static tenure.silver.SubscriptionLines.TRIAL_END_DATE;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Subscription lines as they must have stood on an earlier day, for a history that was loaded at
 * once: what a date says came later is taken back, and what has no date is taken for as it began.
 * So a line that ended afterwards runs on, unless its end was announced by then.
 */
public final class LinesThen {
  private static final Column ANNOUNCED = col("_announced_then");
  private static final Column ENDS_LATER = col("_ends_later");
  private static final Column TERM_MONTHS = col("_term_months");

  private LinesThen() {}

  /**
   * The lines begun by the day, each as it stood.
   *
   * @param lines lines with their past, from {@link LineHistory#from}
   * @param day the day, which may differ from row to row
   */
  public static Dataset<Row> of(Dataset<Row> lines, Column day) {
    Column end = coalesce(SERVICE_END_DATE.col(), CANCEL_EFFECTIVE_DATE.col());
    Column isAnnounced = coalesce(CANCEL_REQUESTED_DATE.col().leq(day), lit(false));
    Column length =
        greatest(
            round(months_between(TERM_END_DATE.col(), TERM_START_DATE.col())).cast("int"), lit(1));
    return lines
        .where(SERVICE_START_DATE.col().leq(day))
        .withColumns(
            Map.of(
                ANNOUNCED.toString(),
                isAnnounced,
                ENDS_LATER.toString(),
                coalesce(end.gt(day), lit(false)),
                TERM_MONTHS.toString(),
                length.multiply(termsSince(length, day)),
                LineHistory.SUSPENSIONS,
                suspensions(day)))
        .withColumns(then(day))
        .drop(ANNOUNCED.toString(), ENDS_LATER.toString(), TERM_MONTHS.toString());
  }

  /** How many terms as long as the one shown lie between the day and its beginning. */
  private static Column termsSince(Column length, Column day) {
    Column ahead = months_between(TERM_START_DATE.col(), day);
    return when(ahead.gt(0), ceil(ahead.divide(length)).cast("int")).otherwise(0);
  }

  private static Map<String, Column> then(Column day) {
    Column isOver = STATUS.col().isin("cancelled", "expired");
    Column wasTrial = TRIAL_END_DATE.col().gt(day);
    Column wasUndated = STATUS.col().isin("past_due", "unpaid");
    Column pausedLater =
        STATUS.col().equalTo("paused").and(coalesce(PAUSED_DATE.col().gt(day), lit(true)));
    Column status =
        when(wasTrial, "trialing")
            .when(isOver.and(ENDS_LATER), "active")
            .when(wasUndated.or(pausedLater), "active")
            .otherwise(STATUS.col());
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(STATUS.name(), status);
    columns.put(
        SERVICE_END_DATE.name(), when(not(ENDS_LATER).or(ANNOUNCED), SERVICE_END_DATE.col()));
    columns.put(CANCEL_EFFECTIVE_DATE.name(), when(ANNOUNCED, CANCEL_EFFECTIVE_DATE.col()));
    columns.put(CANCEL_REQUESTED_DATE.name(), when(ANNOUNCED, CANCEL_REQUESTED_DATE.col()));
    columns.put(PAUSED_DATE.name(), when(PAUSED_DATE.col().leq(day), PAUSED_DATE.col()));
    columns.put(TERM_START_DATE.name(), earlier(TERM_START_DATE.col()));
    columns.put(TERM_END_DATE.name(), earlier(TERM_END_DATE.col()));
    return columns;
  }

  private static Column earlier(Column date) {
    return add_months(date, TERM_MONTHS.multiply(-1));
  }

  /** A pause not ended by then had no end yet, and nobody knew that it would be given up. */
  private static Column suspensions(Column day) {
    Column begun =
        filter(
            col(LineHistory.SUSPENSIONS),
            s -> coalesce(s.getField(LineHistory.FROM).leq(day), lit(false)));
    return transform(begun, s -> seen(s, day));
  }

  private static Column seen(Column suspension, Column day) {
    Column state = suspension.getField(LineHistory.STATE);
    Column until = suspension.getField(LineHistory.UNTIL);
    Column known = when(state.equalTo(LineHistory.GIVEN_UP), LineHistory.PAUSED).otherwise(state);
    return struct(
        known.as(LineHistory.STATE),
        suspension.getField(LineHistory.FROM).as(LineHistory.FROM),
        when(until.leq(day), until).as(LineHistory.UNTIL));
  }
}
