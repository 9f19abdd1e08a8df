package tenure.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.strings;
import static tenure.ledger.Ledgers.POLICY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tenure.columns.Months;
import tenure.scores.Retention;
import tenure.scores.RetentionPolicy;
import tenure.silver.FxRates;
import tenure.silver.SubscriptionLines;

/**
 * What must not change, and what must change in proportion, when the world changes in a known way.
 */
class LedgerLawsTest {
  private static final World WORLD = RandomWorld.of(7, 120);
  private static final RetentionPolicy RETENTION =
      new RetentionPolicy(true, 1, BigDecimal.ONE, new BigDecimal("0.85"));
  private static final String[] BRIDGE = {
    "grain_id", "month_end_date", "movement", "reason", "mrr"
  };

  /** Monthly dollars only, so that scaling and splitting meet no rounding. */
  private static Dataset<Row> plain;

  private static Dataset<Row> versions;

  @BeforeAll
  static void make() {
    versions = WORLD.versions();
    Column whole = functions.lit(new BigDecimal("100.00"));
    plain =
        versions
            .withColumn("amount", amount(SubscriptionLines.QUANTITY.col().multiply(whole)))
            .withColumn("interval_unit", functions.lit("month"))
            .withColumn("interval_count", functions.lit(1L))
            .withColumn("unit_price", functions.lit(null).cast("decimal(28,8)"))
            .withColumn("discount_amount", functions.lit(null).cast("decimal(18,2)"))
            .withColumn("currency", functions.lit("USD"));
  }

  @Test
  void scaling_every_amount_scales_every_movement() {
    Column three = functions.lit(new BigDecimal("3"));
    Dataset<Row> scaled =
        plain.withColumn("amount", amount(SubscriptionLines.AMOUNT.col().multiply(three)));
    Column tripled = amount(functions.sum("mrr").multiply(three)).as("mrr");
    Column same = amount(functions.sum("mrr")).as("mrr");
    Column[] key = columns("grain_id", "month_end_date", "movement");
    String[] compared = {"grain_id", "month_end_date", "movement", "mrr"};
    assertSame(
        movements(plain).groupBy(key).agg(tripled),
        movements(scaled).groupBy(key).agg(same),
        compared);
  }

  @Test
  void splitting_a_line_in_two_halves_changes_no_movement() {
    Column two = functions.lit(new BigDecimal("2"));
    Dataset<Row> half =
        plain
            .withColumn("amount", amount(SubscriptionLines.AMOUNT.col().divide(two)))
            .withColumn(
                "quantity", SubscriptionLines.QUANTITY.col().divide(two).cast("decimal(28,8)"));
    Column other =
        functions.concat(SubscriptionLines.SUBSCRIPTION_LINE_ID.col(), functions.lit("b"));
    assertSame(
        movements(plain),
        movements(half.unionByName(half.withColumn("subscription_line_id", other))));
  }

  @Test
  void the_order_of_delivery_changes_nothing() {
    assertSame(
        movements(versions),
        movements(versions.orderBy(functions.hash(SubscriptionLines.SUBSCRIPTION_LINE_ID.col()))));
  }

  @Test
  void a_new_customer_is_in_no_numerator() {
    Dataset<Row> newcomer =
        versions
            .limit(1)
            .withColumn("account_id", functions.lit("newcomer"))
            .withColumn("subscription_line_id", functions.lit("newcomer"))
            .withColumn("charge_kind", functions.lit("licence"))
            .withColumn("status", functions.lit("active"))
            .withColumn("amount", functions.lit(new BigDecimal("5000.00")).cast("decimal(18,2)"))
            .withColumn("interval_unit", functions.lit("month"))
            .withColumn("currency", functions.lit("USD"))
            .withColumn("service_start_date", Months.day(World.NIGHT.minusDays(10)))
            .withColumn("service_end_date", functions.lit(null).cast("date"))
            .withColumn("cancel_effective_date", functions.lit(null).cast("date"))
            .withColumn("paused_date", functions.lit(null).cast("date"))
            .withColumn("trial_end_date", functions.lit(null).cast("date"));
    Dataset<Row> before = retention(versions);
    Dataset<Row> after = retention(versions.unionByName(newcomer));
    String[] rates = {
      "definition_id",
      "period_end_date",
      "cohort_mrr",
      "cohort_closing_mrr",
      "retained_mrr",
      "retained_accounts",
      "grr",
      "nrr"
    };
    assertSame(before.select(columns(rates)), after.select(columns(rates)), rates);
    String[] closing = {"definition_id", "period_end_date", "closing_mrr"};
    assertNotEquals(text(before, closing), text(after, closing));
  }

  @Test
  void a_currency_under_another_name_at_a_rate_of_one_changes_no_movement() {
    Column isForeign =
        functions.crc32(SubscriptionLines.ACCOUNT_ID.col().cast("binary")).mod(2).equalTo(0);
    Dataset<Row> renamed =
        plain.withColumn("currency", functions.when(isForeign, "XXX").otherwise("USD"));
    Dataset<Row> ones =
        WORLD
            .fxRates()
            .where("currency = 'EUR'")
            .withColumn("currency", functions.lit("XXX"))
            .withColumn("rate", functions.lit(BigDecimal.ONE).cast(FxRates.RATE.type()));
    assertSame(movements(plain, ones), movements(renamed, ones));
  }

  @Test
  void nights_one_by_one_know_what_one_load_at_the_end_knows() {
    Dataset<Row> known = none(LineMonths.TABLE);
    LocalDate last = World.NIGHT;
    for (LocalDate night :
        List.of(
            last.minusDays(400),
            last.minusDays(200),
            last.minusDays(95),
            last.minusDays(1),
            last)) {
      Dataset<Row> lines = LineHistory.from(versions, night);
      Dataset<Row> tonight =
          LineMonths.from(lines, WORLD.fxRates(), LineMonths.before(known, night), POLICY, night);
      known = known.unionByName(tonight).localCheckpoint();
    }
    String[] compared = {
      "subscription_line_id",
      "month_end_date",
      "state",
      "mrr",
      "mrr_list",
      "paused_mrr",
      "usage_revenue",
      "mrr_original",
      "rate"
    };
    Dataset<Row> once = LineMonths.asKnown(lineMonths(versions, WORLD.fxRates()), last);
    assertSame(once, LineMonths.asKnown(known, last), compared);
    assertFalse(known.where("state = 'absent'").isEmpty(), "nothing was ever taken back");
  }

  private static Dataset<Row> lineMonths(Dataset<Row> versions, Dataset<Row> rates) {
    Dataset<Row> lines = LineHistory.from(versions, World.NIGHT);
    return LineMonths.from(lines, rates, none(LineMonths.TABLE), POLICY, World.NIGHT);
  }

  private static Dataset<Row> movements(Dataset<Row> versions) {
    return movements(versions, WORLD.fxRates());
  }

  private static Dataset<Row> movements(Dataset<Row> versions, Dataset<Row> rates) {
    return Movements.bridge(
        lineMonths(versions, rates), WORLD.hierarchy(), rates, POLICY, World.NIGHT);
  }

  private static Dataset<Row> retention(Dataset<Row> versions) {
    Dataset<Row> rates = WORLD.fxRates();
    return Retention.from(
        lineMonths(versions, rates),
        WORLD.hierarchy(),
        rates,
        strings("| grain_id |"),
        POLICY,
        RETENTION,
        World.NIGHT);
  }

  private static Column amount(Column amount) {
    return amount.cast("decimal(18,2)");
  }

  private static void assertSame(Dataset<Row> expected, Dataset<Row> actual, String... columns) {
    String[] compared = columns.length == 0 ? BRIDGE : columns;
    String want = text(expected, compared);
    assertFalse(want.isEmpty());
    assertEquals(want, text(actual, compared));
  }

  private static String text(Dataset<Row> rows, String... columns) {
    return String.join(
        "\n",
        rows.select(columns(columns)).collectAsList().stream()
            .map(Row::toString)
            .sorted()
            .toList());
  }

  private static Column[] columns(String... names) {
    return java.util.stream.Stream.of(names).map(functions::col).toArray(Column[]::new);
  }
}
