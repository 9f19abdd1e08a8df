package tenure.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * The opening and the closing of a grain's product family in a month, in cents at the closing's
 * rates, and what took the one to the other. Seats count at the opening's price and prices at the
 * closing's seats; both carry the opening's discount, so that only a change of it is a discount.
 * The last part takes the rest, which makes the parts add to the cent.
 */
record FamilyPair(FamilyMonth opening, FamilyMonth closing) {

  /** What moved in the family. */
  long moved() {
    return closing.value() - opening.nextValue();
  }

  boolean isOwnedBefore() {
    return opening.nextValue() != 0 || opening.nextList() != 0;
  }

  boolean isOwnedAfter() {
    return closing.value() != 0 || closing.list() != 0;
  }

  /** Hands on the reason and amount of each part of an expansion or contraction. */
  void split(Part part) {
    if (!isOwnedBefore() || !isOwnedAfter()) {
      part.add(isOwnedAfter() ? "cross_sell" : "product_dropped", moved());
      return;
    }
    long seat = seat();
    long discount = discount();
    long rest = moved() - seat - discount;
    boolean isNoise = Math.abs(rest) <= tolerance() && (seat != 0 || discount != 0);
    if (!isNoise) {
      part.add(priced(rest), rest);
    } else if (seat != 0) {
      seat += rest;
    } else {
      discount += rest;
    }
    part.add("seat", seat);
    part.add(discount < 0 ? "discount_applied" : "discount_rolloff", discount);
  }

  /** Takes a part of a movement. */
  @FunctionalInterface
  interface Part {
    void add(String reason, long cents);
  }

  private String priced(long rest) {
    if (!Objects.equals(opening.tier(), closing.tier())) {
      return "tier";
    }
    if (isPriced()) {
      return "price";
    }
    return rest > 0 ? "upsell" : "downsell";
  }

  private boolean isPriced() {
    return isPositive(opening.quantity()) && isPositive(closing.quantity());
  }

  private static boolean isPositive(BigDecimal quantity) {
    return quantity != null && quantity.signum() > 0;
  }

  private long seat() {
    return isPriced()
        ? share(
            opening.nextValue(),
            closing.quantity().subtract(opening.quantity()),
            opening.quantity())
        : 0;
  }

  private long discount() {
    if (opening.nextList() == 0) {
      return 0;
    }
    BigDecimal before = BigDecimal.valueOf(opening.nextList());
    long asBefore = share(opening.nextValue(), BigDecimal.valueOf(closing.list()), before);
    long discount = closing.value() - asBefore;
    return Math.abs(discount) > tolerance() ? discount : 0;
  }

  private static long share(long cents, BigDecimal part, BigDecimal whole) {
    return BigDecimal.valueOf(cents)
        .multiply(part)
        .divide(whole, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** Each line may be rounded by half a cent at either end: so much is no change of price. */
  private long tolerance() {
    return Math.max(opening.lines(), closing.lines());
  }
}
