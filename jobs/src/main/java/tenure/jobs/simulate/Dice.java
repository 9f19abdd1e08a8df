package tenure.jobs.simulate;

import java.util.List;

/**
 * A seeded generator named by its purpose: the same seed, purpose and keys roll the same numbers,
 * in whatever order the purposes are asked for and on whatever machine.
 */
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  static Dice of(long seed, String purpose, long... keys) {
    long hash = mix(mix(seed + GOLDEN) ^ purpose.hashCode());
    for (long key : keys) {
      hash = mix(hash + GOLDEN + key);
    }
    return new Dice(hash);
  }

  /** 64 fresh bits. */
  long bits() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [low, high). */
  double between(double low, double high) {
    return low + uniform() * (high - low);
  }

  /** Uniform in low … high, both included. */
  int whole(int low, int high) {
    return low + (int) Math.floorMod(bits(), (long) high - low + 1);
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  <T> T pick(List<T> values) {
    return values.get(whole(0, values.size() - 1));
  }

  /** Standard normal. StrictMath, because the bytes must not depend on the processor. */
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** Poisson counts; from a mean of 30 on by the normal approximation. */
  int poisson(double mean) {
    if (mean > 30) {
      return (int) Math.max(0, Math.round(mean + normal() * StrictMath.sqrt(mean)));
    }
    double limit = StrictMath.exp(-mean);
    double product = uniform();
    int count = 0;
    while (product > limit) {
      product *= uniform();
      count++;
    }
    return count;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
