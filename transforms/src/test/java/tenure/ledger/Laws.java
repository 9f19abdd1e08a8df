package tenure.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.strings;
import static tenure.ledger.Ledgers.POLICY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import tenure.scores.Retention;
import tenure.scores.RetentionPolicy;
import tenure.silver.SubscriptionLines;

/** A random world through the ledger, for laws that compare it with itself changed. */
final class Laws {
  static final World WORLD = RandomWorld.of(7, 120);

  private static final RetentionPolicy RETENTION =
      new RetentionPolicy(true, 1, BigDecimal.ONE, new BigDecimal("0.85"));
  private static final String[] BRIDGE = {
    "grain_id", "month_end_date", "movement", "reason", "mrr"
  };

  private Laws() {}

  /** Monthly dollars only, so that scaling and splitting meet no rounding. */
  static Dataset<Row> plain(Dataset<Row> versions) {
    Column whole = functions.lit(new BigDecimal("100.00"));
    return versions
        .withColumn("amount", amount(SubscriptionLines.QUANTITY.col().multiply(whole)))
        .withColumn("interval_unit", functions.lit("month"))
        .withColumn("interval_count", functions.lit(1L))
        .withColumn("unit_price", functions.lit(null).cast("decimal(28,8)"))
        .withColumn("discount_amount", functions.lit(null).cast("decimal(18,2)"))
        .withColumn("currency", functions.lit("USD"));
  }

  static Dataset<Row> lineMonths(Dataset<Row> versions, Dataset<Row> rates, LocalDate night) {
    Dataset<Row> lines = LineHistory.from(versions, night);
    return LineMonths.from(lines, rates, none(LineMonths.TABLE), POLICY, night);
  }

  static Dataset<Row> movements(Dataset<Row> versions) {
    return movements(versions, WORLD.fxRates());
  }

  static Dataset<Row> movements(Dataset<Row> versions, Dataset<Row> rates) {
    return movements(versions, rates, World.NIGHT);
  }

  static Dataset<Row> movements(Dataset<Row> versions, Dataset<Row> rates, LocalDate night) {
    return Movements.bridge(
        lineMonths(versions, rates, night), WORLD.hierarchy(), rates, POLICY, night);
  }

  static Dataset<Row> retention(Dataset<Row> versions) {
    Dataset<Row> rates = WORLD.fxRates();
    return Retention.from(
        lineMonths(versions, rates, World.NIGHT),
        WORLD.hierarchy(),
        rates,
        strings("| grain_id |"),
        POLICY,
        RETENTION,
        World.NIGHT);
  }

  static Column amount(Column amount) {
    return amount.cast("decimal(18,2)");
  }

  static void assertSame(Dataset<Row> expected, Dataset<Row> actual, String... columns) {
    String[] compared = columns.length == 0 ? BRIDGE : columns;
    String want = text(expected, compared);
    assertFalse(want.isEmpty());
    assertEquals(want, text(actual, compared));
  }

  static String text(Dataset<Row> rows, String... columns) {
    return String.join(
        "\n",
        rows.select(columns(columns)).collectAsList().stream()
            .map(Row::toString)
            .sorted()
            .toList());
  }

  static Column[] columns(String... names) {
    return Stream.of(names).map(functions::col).toArray(Column[]::new);
  }
}
