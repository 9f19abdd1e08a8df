package tenure.ledger;

import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import tenure.columns.Money;

/** The amounts of a line month in the reporting currency, each counted in one place only. */
final class LineAmounts {
  private LineAmounts() {}

  /** Name and expression of each, over a row with state, original amounts and rate. */
  static Map<String, Column> byName() {
    Column net = Money.converted(LineMonths.ORIGINAL.col(), LineMonths.RATE.col());
    Column list = Money.converted(LineMonths.ORIGINAL_LIST.col(), LineMonths.RATE.col());
    Map<String, Column> amounts = new LinkedHashMap<>();
    amounts.put(LineMonths.MRR.name(), in(LineState.ACTIVE, net));
    amounts.put(LineMonths.MRR_LIST.name(), in(LineState.ACTIVE, list));
    amounts.put(LineMonths.PAUSED_MRR.name(), in(LineState.PAUSED, net));
    amounts.put(LineMonths.USAGE_REVENUE.name(), in(LineState.METERED, net));
    amounts.put(LineMonths.INTRA_MONTH_CHURN_MRR.name(), in(LineState.INTRA_MONTH, net));
    amounts.put(LineMonths.IS_RATE_MISSING.name(), LineMonths.RATE.col().isNull());
    amounts.put(LineMonths.IS_AMOUNT_MISSING.name(), LineMonths.ORIGINAL_LIST.col().isNull());
    return amounts;
  }

  private static Column in(String state, Column amount) {
    return Money.orZero(when(LineMonths.STATE.col().equalTo(state), amount));
  }
}
