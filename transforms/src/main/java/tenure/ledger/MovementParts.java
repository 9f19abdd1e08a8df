package tenure.ledger;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;

/**
 * What a movement is made of. Seats count at the opening's price and prices at the closing's seats;
 * both carry the opening's discount, so that only a change of it is a discount. The last part takes
 * the rest, which makes the parts add to the cent.
 */
final class MovementParts {
  private static final Column OPENING = col("opening");
  private static final Column CLOSING = col("closing");
  private static final Column OWNED_BEFORE =
      col("opening").notEqual(0).or(col("opening_list").notEqual(0));
  private static final Column OWNED_AFTER =
      col("closing").notEqual(0).or(col("closing_list").notEqual(0));

  private static final Column HELD_BEFORE = col("active_before").plus(col("paused_before"));
  private static final Column HELD_AFTER = col("active_after").plus(col("paused_after"));

  private MovementParts() {}

  /** Pairs with the column parts: an array of movement, reason and amount. */
  static Dataset<Row> of(Dataset<Row> pairs) {
    Column isSplit = col("movement").isin(Ladder.EXPANSION, Ladder.CONTRACTION);
    Column stays = OWNED_BEFORE.and(OWNED_AFTER);
    return pairs
        .withColumns(
            Map.of(
                "active_before", net(col("grain_opening"), col("grain_opening_paused")),
                "active_after", net(col("grain_closing"), col("grain_closing_paused")),
                "paused_before", Money.neverNegative(col("grain_opening_paused")),
                "paused_after", Money.neverNegative(col("grain_closing_paused"))))
        .withColumn("movement", movement())
        .withColumns(
            Map.of(
                "moved", CLOSING.minus(OPENING),
                "is_split", coalesce(isSplit, lit(false)),
                "seat", when(isSplit.and(stays), seat()),
                "discount", when(isSplit.and(stays), discount())))
        .withColumn("rest", rest())
        .withColumn("parts", parts());
  }

  private static Column movement() {
    Column before = col("first_positive").lt(GrainMonths.MONTH_END_DATE.col());
    return Ladder.movement(HELD_BEFORE, HELD_AFTER, coalesce(before, lit(false)));
  }

  private static Column parts() {
    return array(wholes(), family(), seats(), prices(), discounts(), fx(), pause(), quarantine());
  }

  private static Column net(Column held, Column paused) {
    return Money.neverNegative(held.minus(paused));
  }

  private static Column isPriced() {
    return col("opening_quantity").gt(0).and(col("closing_quantity").gt(0));
  }

  private static Column seat() {
    Column more = col("closing_quantity").minus(col("opening_quantity")).cast("decimal(16,4)");
    Column part = OPENING.multiply(more).divide(col("opening_quantity"));
    return when(isPriced(), Money.cents(part)).otherwise(Money.zero());
  }

  private static Column discount() {
    Column asBefore = OPENING.multiply(col("closing_list")).divide(col("opening_list"));
    Column part = Money.cents(CLOSING.minus(Money.cents(asBefore)));
    Column isReal = col("opening_list").notEqual(0).and(abs(part).gt(tolerance()));
    return when(isReal, part).otherwise(Money.zero());
  }

  private static Column rest() {
    return Money.cents(col("moved").minus(col("seat")).minus(col("discount")));
  }

  /** Each line may be rounded by half a cent at either end: so much is no change of price. */
  private static Column tolerance() {
    return col("lines").multiply(lit(new BigDecimal("0.01")));
  }

  private static Column isNoise() {
    Column hasMain = col("seat").notEqual(0).or(col("discount").notEqual(0));
    return abs(col("rest")).leq(tolerance()).and(hasMain);
  }

  private static Column seats() {
    Column withRest = when(isNoise().and(col("seat").notEqual(0)), col("rest"));
    return part(col("movement"), lit("seat"), plus(col("seat"), withRest));
  }

  private static Column discounts() {
    Column withRest = when(isNoise().and(col("seat").equalTo(0)), col("rest"));
    Column amount = plus(col("discount"), withRest);
    Column reason = when(amount.lt(0), "discount_applied").otherwise("discount_rolloff");
    return part(col("movement"), reason, amount);
  }

  private static Column prices() {
    Column isTier = not(col("opening_tier").eqNullSafe(col("closing_tier")));
    Column reason =
        when(isTier, "tier")
            .when(isPriced(), "price")
            .when(col("rest").gt(0), "upsell")
            .otherwise("downsell");
    return part(col("movement"), reason, when(not(isNoise()), col("rest")));
  }

  private static Column family() {
    Column reason = when(OWNED_AFTER, "cross_sell").otherwise("product_dropped");
    Column isSwitch = col("is_split").and(not(OWNED_BEFORE.and(OWNED_AFTER)));
    return part(col("movement"), reason, when(isSwitch, col("moved")));
  }

  private static Column wholes() {
    Column isWhole = col("movement").isNotNull().and(not(col("is_split")));
    Column amount = HELD_AFTER.minus(HELD_BEFORE);
    return part(col("movement"), col("movement"), once(isWhole, amount));
  }

  private static Column fx() {
    Column own = Money.neverNegative(col("grain_own"));
    Column amount = col("active_before").minus(own);
    return part(lit("fx"), lit("fx"), once(lit(true), amount));
  }

  private static Column pause() {
    Column amount = col("paused_before").minus(col("paused_after"));
    Column movement = when(amount.lt(0), "pause").otherwise("resume");
    return part(movement, movement, once(lit(true), amount));
  }

  /** What counting a negative grain as nothing adds to its parts (rule 1.10). */
  private static Column quarantine() {
    Column counted = HELD_AFTER.minus(HELD_BEFORE);
    Column amount = counted.minus(col("grain_closing").minus(col("grain_opening")));
    return part(col("movement"), lit("quarantine"), once(col("is_split"), amount));
  }

  private static Column once(Column condition, Column amount) {
    return when(col("is_first_family").and(condition), amount);
  }

  private static Column plus(Column amount, Column more) {
    return amount.plus(coalesce(more, Money.zero()));
  }

  private static Column part(Column movement, Column reason, Column amount) {
    return struct(movement.as("movement"), reason.as("reason"), Money.orZero(amount).as("mrr"));
  }
}
