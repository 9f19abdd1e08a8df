package tenure.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A line month of a grain, as {@link GrainLines} gathers them. Amounts are null where they or their
 * rate are missing.
 *
 * @param month its number
 * @param family the product family; empty where the source gives none
 * @param tier the rank of its tier, else its plan; empty where neither is known
 * @param isActive whether it is active; paused otherwise
 * @param quantity seats or units; null where the source gives none
 * @param value the amount at the rate of its own month end
 * @param list the same before recurring discounts
 * @param original the amount in its own currency; null where that is the reporting currency
 * @param originalList the same before recurring discounts
 * @param nextRate the rate of the next month end; null where it is missing
 */
record LedgerMonth(
    int month,
    String family,
    String tier,
    boolean isActive,
    BigDecimal quantity,
    BigDecimal value,
    BigDecimal list,
    BigDecimal original,
    BigDecimal originalList,
    BigDecimal nextRate) {

  /** The line months of a row of {@link GrainLines#from}. */
  static List<LedgerMonth> of(Row grain) {
    List<Row> rows = grain.getList(grain.fieldIndex(GrainLines.LINE_MONTHS.toString()));
    return rows.stream().map(LedgerMonth::read).toList();
  }

  /** The amount at the rate of the next month end (rule 1.9). */
  BigDecimal nextValue() {
    return atNextRate(original, value);
  }

  /** The same before recurring discounts. */
  BigDecimal nextList() {
    return atNextRate(originalList, list);
  }

  private BigDecimal atNextRate(BigDecimal amount, BigDecimal own) {
    if (amount == null) {
      return own;
    }
    return nextRate == null ? null : amount.multiply(nextRate).setScale(2, RoundingMode.HALF_UP);
  }

  private static LedgerMonth read(Row row) {
    return new LedgerMonth(
        row.getInt(0),
        row.getString(1),
        row.getString(2),
        row.getBoolean(3),
        row.getDecimal(4),
        row.getDecimal(5),
        row.getDecimal(6),
        row.getDecimal(7),
        row.getDecimal(8),
        row.getDecimal(9));
  }
}
