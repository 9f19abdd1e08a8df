package tenure.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * One restatement of a line month under one of its grains, as {@link GrainBooks} gathers them.
 *
 * @param month months since the year 0
 * @param product the product family; null where the source gives none
 * @param isActive whether it is active; paused otherwise
 * @param own cents at the rate of its own month end
 * @param original the amount in its own currency; null where that is the reporting currency
 * @param rates the rates of month ends up to a year later, by the months between; null as above
 * @param isKnown whether it is what is known now
 * @param isNow whether the grain is the one of now
 * @param closesFormer whether the grain is the one of a year before the month
 * @param opensFormer whether the grain is the one of the month itself
 * @param reported whether the closes knew it as it is and under the grain, in the order in which
 *     they were asked for
 */
public record BookedMonth(
    int month,
    String product,
    boolean isActive,
    long own,
    BigDecimal original,
    BigDecimal[] rates,
    boolean isKnown,
    boolean isNow,
    boolean closesFormer,
    boolean opensFormer,
    boolean[] reported) {

  static final int YEAR = 12;

  /** The line months of a row of {@link GrainBooks#from}. */
  public static List<BookedMonth> of(Row grain) {
    List<Row> rows = grain.getList(grain.fieldIndex(GrainBooks.LINE_MONTHS.toString()));
    return rows.stream().map(BookedMonth::read).toList();
  }

  /** Cents at the rate of the month end so many months later (rule 1.9); 0 without a rate. */
  public long value(int monthsLater) {
    if (monthsLater == 0 || original == null) {
      return own;
    }
    BigDecimal rate = rates == null ? null : rates[monthsLater];
    return rate == null
        ? 0
        : original
            .multiply(rate)
            .setScale(2, RoundingMode.HALF_UP)
            .unscaledValue()
            .longValueExact();
  }

  private static BookedMonth read(Row row) {
    return new BookedMonth(
        row.getInt(0),
        row.getString(1),
        row.getBoolean(2),
        row.getLong(3),
        row.getDecimal(4),
        row.isNullAt(5) ? null : rates(row.getList(5)),
        row.getBoolean(6),
        row.getBoolean(7),
        row.getBoolean(8),
        row.getBoolean(9),
        flags(row.getList(10)));
  }

  private static BigDecimal[] rates(List<Row> later) {
    BigDecimal[] rates = new BigDecimal[YEAR + 1];
    later.forEach(one -> rates[one.getInt(0)] = one.getDecimal(1));
    return rates;
  }

  private static boolean[] flags(List<Boolean> values) {
    boolean[] flags = new boolean[values.size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = values.get(i);
    }
    return flags;
  }
}
