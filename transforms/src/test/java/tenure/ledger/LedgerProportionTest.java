package tenure.ledger;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.last_day;
import static tenure.ledger.Laws.WORLD;
import static tenure.ledger.Laws.amount;
import static tenure.ledger.Laws.assertSame;
import static tenure.ledger.Laws.columns;
import static tenure.ledger.Laws.movements;
import static tenure.ledger.Laws.plain;
import static tenure.ledger.Laws.retention;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import tenure.silver.FxRates;
import tenure.silver.SubscriptionLines;

/** What must change in proportion, or not at all, when amounts, currencies or dates do. */
class LedgerProportionTest {
  private static final Dataset<Row> PLAIN = plain(WORLD.versions());

  @Test
  void scaling_every_amount_scales_every_movement() {
    Column three = functions.lit(new BigDecimal("3"));
    Dataset<Row> scaled =
        PLAIN.withColumn("amount", amount(SubscriptionLines.AMOUNT.col().multiply(three)));
    Column tripled = amount(functions.sum("mrr").multiply(three)).as("mrr");
    Column same = amount(functions.sum("mrr")).as("mrr");
    Column[] key = columns("grain_id", "month_end_date", "movement");
    String[] compared = {"grain_id", "month_end_date", "movement", "mrr"};
    assertSame(
        movements(PLAIN).groupBy(key).agg(tripled),
        movements(scaled).groupBy(key).agg(same),
        compared);
  }

  @Test
  void splitting_a_line_in_two_halves_changes_no_movement() {
    Column two = functions.lit(new BigDecimal("2"));
    Dataset<Row> half =
        PLAIN
            .withColumn("amount", amount(SubscriptionLines.AMOUNT.col().divide(two)))
            .withColumn(
                "quantity", SubscriptionLines.QUANTITY.col().divide(two).cast("decimal(28,8)"));
    Column other =
        functions.concat(SubscriptionLines.SUBSCRIPTION_LINE_ID.col(), functions.lit("b"));
    assertSame(
        movements(PLAIN),
        movements(half.unionByName(half.withColumn("subscription_line_id", other))));
  }

  @Test
  void a_currency_under_another_name_at_a_rate_of_one_changes_no_movement() {
    Column isForeign =
        functions.crc32(SubscriptionLines.ACCOUNT_ID.col().cast("binary")).mod(2).equalTo(0);
    Dataset<Row> renamed =
        PLAIN.withColumn("currency", functions.when(isForeign, "XTS").otherwise("USD"));
    Dataset<Row> ones =
        WORLD
            .fxRates()
            .where("currency = 'EUR'")
            .withColumn("currency", functions.lit("XTS"))
            .withColumn("rate", functions.lit(BigDecimal.ONE).cast(FxRates.RATE.type()));
    assertSame(movements(PLAIN, ones), movements(renamed, ones));
  }

  @Test
  void scaling_every_amount_leaves_every_rate() {
    Column three = functions.lit(new BigDecimal("3"));
    Dataset<Row> scaled =
        PLAIN.withColumn("amount", amount(SubscriptionLines.AMOUNT.col().multiply(three)));
    String[] rates = {"definition_id", "period_end_date", "grr", "nrr", "logo_retention"};
    assertSame(retention(PLAIN), retention(scaled), rates);
  }

  @Test
  void shifting_every_date_by_a_year_shifts_every_movement() {
    // A pause of ninety days has another length where February has another.
    Dataset<Row> even = PLAIN.where("paused_date IS NULL AND status <> 'paused'");
    Column[] shifted =
        Stream.of(SubscriptionLines.TABLE.schema().fields())
            .map(f -> f.dataType().equals(DataTypes.DateType) ? later(f.name()) : col(f.name()))
            .toArray(Column[]::new);
    Dataset<Row> expected =
        movements(even)
            .withColumn("month_end_date", last_day(add_months(col("month_end_date"), 12)));
    assertSame(
        expected, movements(even.select(shifted), WORLD.fxRates(), World.NIGHT.plusYears(1)));
  }

  private static Column later(String day) {
    return add_months(col(day), 12).as(day);
  }
}
