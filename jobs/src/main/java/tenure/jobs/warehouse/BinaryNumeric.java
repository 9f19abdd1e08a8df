package tenure.jobs.warehouse;

import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;

/**
 * Decimals as PostgreSQL's numeric: digits to the base 10,000 around the decimal point, the first
 * with its weight, with neither leading nor trailing zeros.
 */
final class BinaryNumeric {
  private static final int BASE = 10_000;
  private static final int BASE_DIGITS = 4;
  private static final int POSITIVE = 0;
  private static final int NEGATIVE = 0x4000;
  private static final int HEAD_BYTES = 8;
  private static final BigInteger BIG_BASE = BigInteger.valueOf(BASE);

  private final DataOutputStream out;

  /** Digits, the last first. */
  private final short[] digits = new short[16];

  private int count;

  BinaryNumeric(DataOutputStream out) {
    this.out = out;
  }

  /** Writes an amount of that many hundredths, or whatever the scale says. */
  void write(long unscaled, int scale) throws IOException {
    long fraction = power(scale);
    // Digits before and after the point apart: together with the zeros they may pass a long.
    count = 0;
    long after = Math.abs(unscaled % fraction) * padding(scale);
    for (int i = 0; i < groups(scale); i++, after /= BASE) {
      digits[count++] = (short) (after % BASE);
    }
    for (long before = Math.abs(unscaled / fraction); before > 0; before /= BASE) {
      digits[count++] = (short) (before % BASE);
    }
    write(unscaled < 0, scale);
  }

  /** The same for amounts that no long holds. */
  void write(BigInteger unscaled, int scale) throws IOException {
    count = 0;
    BigInteger rest = unscaled.abs().multiply(BigInteger.valueOf(padding(scale)));
    while (rest.signum() > 0) {
      BigInteger[] parts = rest.divideAndRemainder(BIG_BASE);
      digits[count++] = parts[1].shortValue();
      rest = parts[0];
    }
    write(unscaled.signum() < 0, scale);
  }

  private void write(boolean isNegative, int scale) throws IOException {
    int first = count;
    while (first > 0 && digits[first - 1] == 0) {
      first--;
    }
    int last = 0;
    while (last < first && digits[last] == 0) {
      last++;
    }
    int length = first - last;
    out.writeInt(HEAD_BYTES + Short.BYTES * length);
    out.writeShort(length);
    out.writeShort(length == 0 ? 0 : first - groups(scale) - 1);
    out.writeShort(isNegative ? NEGATIVE : POSITIVE);
    out.writeShort(scale);
    for (int at = first - 1; at >= last; at--) {
      out.writeShort(digits[at]);
    }
  }

  /** How many digits to the base stand after the point. */
  private static int groups(int scale) {
    return (scale + BASE_DIGITS - 1) / BASE_DIGITS;
  }

  /** What makes the places after the point whole digits to the base. */
  private static long padding(int scale) {
    return power(groups(scale) * BASE_DIGITS - scale);
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
