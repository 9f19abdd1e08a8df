package tenure.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.contract.Field;
import tenure.silver.AccountHierarchy;

/**
 * Line months under their ultimate parent (rule 2.8), each valued at the rate of its own month end
 * and at those of later ones: what it is worth as the opening of a period that ends then (1.9). A
 * column per horizon, so that no row is multiplied.
 */
public final class GrainMonths {
  public static final Field GRAIN_ID = AccountHierarchy.GRAIN_ID.key();
  public static final Field MONTH_END_DATE = LineMonths.MONTH_END_DATE;

  private GrainMonths() {}

  /**
   * The line months that count, active or paused.
   *
   * @param lineMonths as known, from {@link LineMonths#asKnown}
   * @param hierarchy as known; an account that it does not list stands for itself
   * @param monthsLater the horizons, 0 for the month end itself
   */
  public static Dataset<Row> from(
      Dataset<Row> lineMonths,
      Dataset<Row> hierarchy,
      Dataset<Row> fxRates,
      LedgerPolicy policy,
      Collection<Integer> monthsLater) {
    Column counts = LineMonths.STATE.col().isin(LineState.ACTIVE, LineState.PAUSED);
    Dataset<Row> rows = underParents(lineMonths.where(counts), hierarchy);
    Dataset<Row> rated =
        Rates.atMonthEnds(
            rows, LineMonths.CURRENCY.col(), MONTH_END_DATE.col(), fxRates, monthsLater);
    boolean isNet = policy.basis() == LedgerPolicy.Basis.NET;
    Column original = (isNet ? LineMonths.ORIGINAL : LineMonths.ORIGINAL_LIST).col();
    Map<String, Column> values = new LinkedHashMap<>();
    for (int months : monthsLater) {
      Column rate = Rates.later(months, LineMonths.CURRENCY.col(), policy);
      values.put(value(months), Money.converted(original, rate));
      values.put(list(months), Money.converted(LineMonths.ORIGINAL_LIST.col(), rate));
    }
    return rated.withColumns(values);
  }

  /** Rows of accounts with the grain of each; an account that no one lists stands for itself. */
  public static Dataset<Row> underParents(Dataset<Row> rows, Dataset<Row> hierarchy) {
    Dataset<Row> parents =
        hierarchy.select(
            AccountHierarchy.ACCOUNT_ID.col().as("_account"),
            AccountHierarchy.GRAIN_ID.col().as("_grain"));
    return rows.join(parents, LineMonths.ACCOUNT_ID.col().equalTo(col("_account")), "left_outer")
        .withColumn(GRAIN_ID.name(), coalesce(col("_grain"), LineMonths.ACCOUNT_ID.col()))
        .drop("_account", "_grain");
  }

  /** MRR of the line at the rate so many months later, whether active or paused. */
  public static Column valueAt(int months) {
    return col(value(months));
  }

  /** The same before recurring discounts. */
  public static Column listAt(int months) {
    return col(list(months));
  }

  /** Whether the line is active, not paused. */
  public static Column isActive() {
    return LineMonths.STATE.col().equalTo(lit(LineState.ACTIVE));
  }

  private static String value(int months) {
    return "_value_" + months;
  }

  private static String list(int months) {
    return "_list_" + months;
  }
}
