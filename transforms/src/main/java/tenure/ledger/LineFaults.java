package tenure.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.signum;
import static org.apache.spark.sql.functions.when;
import static tenure.silver.SubscriptionLines.AMOUNT;
import static tenure.silver.SubscriptionLines.CANCEL_EFFECTIVE_DATE;
import static tenure.silver.SubscriptionLines.CHARGE_KIND;
import static tenure.silver.SubscriptionLines.CURRENCY;
import static tenure.silver.SubscriptionLines.INTERVAL_UNIT;
import static tenure.silver.SubscriptionLines.PLAN;
import static tenure.silver.SubscriptionLines.PRODUCT_ID;
import static tenure.silver.SubscriptionLines.SERVICE_END_DATE;
import static tenure.silver.SubscriptionLines.SOURCE;
import static tenure.silver.SubscriptionLines.SUBSCRIPTION_ID;
import static tenure.silver.SubscriptionLines.SUBSCRIPTION_LINE_ID;

import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Lines that contradict themselves or each other: marked, so that they are left out of the ledger
 * and listed in {@link Quarantine}.
 */
final class LineFaults {
  static final String END_BEFORE_START = "end_before_start";
  static final String UNKNOWN_CURRENCY = "unknown_currency";

  private static final String FAULT = "_fault";
  private static final String COUNTS_UNTIL = "_counts_until";
  private static final Object[] CURRENCIES =
      Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).sorted().toArray();

  private LineFaults() {}

  /** The lines, each with its fault, if any, and the day from which a later term replaces it. */
  static Dataset<Row> marked(Dataset<Row> lines) {
    Column start = LineState.serviceStart();
    Column isBackwards = SERVICE_END_DATE.col().lt(start);
    Column isUnknown = not(coalesce(CURRENCY.col().isin(CURRENCIES), lit(false)));
    Column end = least(SERVICE_END_DATE.col(), CANCEL_EFFECTIVE_DATE.col());
    Column next = lead(start, 1).over(terms());
    return lines.withColumns(
        Map.of(
            FAULT, when(isBackwards, END_BEFORE_START).when(isUnknown, UNKNOWN_CURRENCY),
            COUNTS_UNTIL, when(isTerm().and(next.lt(end)), next)));
  }

  /** The terms of one line: the same charge of a subscription, paid for term by term. */
  private static WindowSpec terms() {
    Column one = when(isTerm(), SUBSCRIPTION_ID.col()).otherwise(SUBSCRIPTION_LINE_ID.col());
    return Window.partitionBy(
            SOURCE.col(),
            isTerm(),
            one,
            PRODUCT_ID.col(),
            PLAN.col(),
            CHARGE_KIND.col(),
            signum(AMOUNT.col()))
        .orderBy(LineState.serviceStart(), SUBSCRIPTION_LINE_ID.col());
  }

  private static Column isTerm() {
    return coalesce(
        INTERVAL_UNIT.col().equalTo("term").and(SUBSCRIPTION_ID.col().isNotNull()), lit(false));
  }

  /** The lines without a fault; all of them where faults were not looked for. */
  static Dataset<Row> sound(Dataset<Row> lines) {
    return isMarked(lines) ? lines.where(fault().isNull()) : lines;
  }

  /** The day from which a later term replaces the line; null where none does. */
  static Column countsUntil(Dataset<Row> lines) {
    return isMarked(lines) ? col(COUNTS_UNTIL) : lit(null).cast("date");
  }

  static Column fault() {
    return col(FAULT);
  }

  static Column countsUntil() {
    return col(COUNTS_UNTIL);
  }

  private static boolean isMarked(Dataset<Row> lines) {
    return Arrays.asList(lines.columns()).contains(FAULT);
  }
}
