package tenure.forecast;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;

/** Numbers drawn by lot that are the same whenever, wherever and in whatever order they are. */
final class Lot {
  private static final long STEPS = 1L << 52;

  private Lot() {}

  /** A key under which numbers are drawn, of whatever tells it from others. */
  static Column key(Column... parts) {
    return xxhash64(parts);
  }

  /** The number of a key and whatever else tells it from others, evenly between 0 and 1. */
  static Column number(Column... parts) {
    return pmod(xxhash64(parts), lit(STEPS)).cast("double").plus(0.5).divide((double) STEPS);
  }
}
