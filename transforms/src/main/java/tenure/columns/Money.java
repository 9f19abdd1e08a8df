package tenure.columns;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import tenure.contract.Field;

/** Amounts of money as decimals: no binary fraction ever touches one. */
public final class Money {
  private static final DataType CENTS = Field.money("cents", "Two decimals.").type();
  private static final DataType PRECISE = Field.precise("precise", "Eight decimals.").type();

  private Money() {}

  /** Nothing, with two decimals. */
  public static Column zero() {
    return lit(BigDecimal.ZERO).cast(CENTS);
  }

  /** Rounded half up to two decimals. */
  public static Column cents(Column amount) {
    return amount.cast(CENTS);
  }

  /** A whole number of cents as an amount. */
  public static Column ofCents(Column cents) {
    return cents(cents.cast("decimal(20,0)").multiply(lit(new BigDecimal("0.01"))));
  }

  /** Rounded half up to eight decimals. */
  public static Column precise(Column amount) {
    return amount.cast(PRECISE);
  }

  /** The amount, or nothing where there is none. */
  public static Column orZero(Column amount) {
    return coalesce(cents(amount), zero());
  }

  /** The amount, or nothing where it is negative or there is none. */
  public static Column neverNegative(Column amount) {
    return greatest(orZero(amount), zero());
  }

  /**
   * An amount in its own currency at a rate, rounded half up to two decimals; null where either is.
   * The product is exact before the rounding.
   */
  public static Column converted(Column amount, Column rate) {
    return cents(amount.cast("decimal(20,8)").multiply(rate.cast("decimal(14,8)")));
  }

  /** The quotient of two amounts as a share; null where there is nothing to divide by. */
  public static Column share(Column part, Column whole) {
    Column quotient = part.cast("decimal(24,2)").divide(whole.cast("decimal(24,2)"));
    return when(whole.notEqual(0), quotient.cast("double"));
  }
}
