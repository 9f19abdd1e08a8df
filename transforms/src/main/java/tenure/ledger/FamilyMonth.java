package tenure.ledger;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * What a grain held of a product family at a month end, in cents: at the rates of that end and, as
 * the opening of the next month, at those of the next one (rule 1.9).
 */
final class FamilyMonth {
  /** Nothing held. */
  static final FamilyMonth NONE = new FamilyMonth();

  private static final Comparator<BigDecimal> UNKNOWN_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  private long value;
  private long paused;
  private long list;
  private long nextValue;
  private long nextPaused;
  private long nextList;
  private int lines;
  private BigDecimal quantity = BigDecimal.ZERO;
  private String tier;
  private BigDecimal listOfTier;

  /** Adds a line of the family and month. */
  void add(LedgerMonth line) {
    value += cents(line.value());
    nextValue += cents(line.nextValue());
    list += cents(line.list());
    nextList += cents(line.nextList());
    if (!line.isActive()) {
      paused += cents(line.value());
      nextPaused += cents(line.nextValue());
    }
    boolean isCounted = quantity != null && line.quantity() != null;
    quantity = isCounted ? quantity.add(line.quantity()) : null;
    weighTier(line);
    lines++;
  }

  /** The tier of the dearest line before discounts, and of equal ones the last by name. */
  private void weighTier(LedgerMonth line) {
    int dearer = UNKNOWN_FIRST.compare(line.list(), listOfTier);
    if (tier == null || dearer > 0 || dearer == 0 && line.tier().compareTo(tier) > 0) {
      tier = line.tier();
      listOfTier = line.list();
    }
  }

  private static long cents(BigDecimal amount) {
    return amount == null ? 0 : amount.movePointRight(2).longValueExact();
  }

  /** Active and paused. */
  long value() {
    return value;
  }

  long paused() {
    return paused;
  }

  /** Before recurring discounts. */
  long list() {
    return list;
  }

  long nextValue() {
    return nextValue;
  }

  long nextPaused() {
    return nextPaused;
  }

  long nextList() {
    return nextList;
  }

  int lines() {
    return lines;
  }

  /** Seats or units of all lines; null where one has none, or where there is no line. */
  BigDecimal quantity() {
    return lines == 0 ? null : quantity;
  }

  /** Null where there is no line. */
  String tier() {
    return tier;
  }
}
