package tenure.columns;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * Amounts that arrive in the smallest unit of their currency (rule 1.9). How many decimals a
 * currency has depends on who sends it: Stripe departs from ISO 4217 for a few.
 */
public final class MinorUnits {
  private static final Object[] ISO_NONE = {
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
    "VUV", "XAF", "XOF", "XPF"
  };
  private static final Object[] ISO_THREE = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
  private static final Object[] ISO_FOUR = {"CLF", "UYW"};

  /** Without ISK and UGX, which Stripe sends in hundredths though they have none; with MGA. */
  private static final Object[] STRIPE_NONE = {
    "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
    "XOF", "XPF"
  };

  private static final Object[] STRIPE_THREE = {"BHD", "JOD", "KWD", "OMR", "TND"};

  private MinorUnits() {}

  /** An amount in major units, from minor units as ISO 4217 counts them. */
  public static Column iso(Column minor, Column currency) {
    Column code = upper(currency);
    return major(
        minor,
        when(code.isin(ISO_NONE), one(0))
            .when(code.isin(ISO_THREE), one(3))
            .when(code.isin(ISO_FOUR), one(4))
            .otherwise(one(2)));
  }

  /** An amount in major units, from minor units as Stripe counts them. */
  public static Column stripe(Column minor, Column currency) {
    Column code = upper(currency);
    return major(
        minor,
        when(code.isin(STRIPE_NONE), one(0))
            .when(code.isin(STRIPE_THREE), one(3))
            .otherwise(one(2)));
  }

  private static Column one(int decimals) {
    return lit(BigDecimal.ONE.movePointLeft(decimals)).cast(DataTypes.createDecimalType(5, 4));
  }

  private static Column major(Column minor, Column unit) {
    return minor
        .cast(DataTypes.createDecimalType(28, 8))
        .multiply(unit)
        .try_cast(DataTypes.createDecimalType(28, 8));
  }
}
