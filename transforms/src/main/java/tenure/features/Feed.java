package tenure.features;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Versions;

/** How old a source's last news is: one number for the whole source, beside every account. */
final class Feed {
  private Feed() {}

  /**
   * The accounts with the days since the source last delivered anything, null where it never did.
   *
   * @param rows one row per account
   * @param source the source's rows, with known_on
   */
  static Dataset<Row> freshness(
      Dataset<Row> rows, Dataset<Row> source, Field freshness, LocalDate asOf) {
    Column known = Versions.KNOWN_ON.col();
    Column days = Days.endingOn(asOf).daysSince(max(known)).cast("long");
    return rows.crossJoin(source.where(known.leq(lit(asOf))).agg(days.as(freshness.name())));
  }
}
