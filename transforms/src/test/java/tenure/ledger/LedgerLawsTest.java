package tenure.ledger;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static tenure.kit.TextTable.none;
import static tenure.ledger.Laws.WORLD;
import static tenure.ledger.Laws.assertSame;
import static tenure.ledger.Laws.columns;
import static tenure.ledger.Laws.lineMonths;
import static tenure.ledger.Laws.movements;
import static tenure.ledger.Laws.retention;
import static tenure.ledger.Laws.text;
import static tenure.ledger.Ledgers.POLICY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import tenure.columns.Months;
import tenure.silver.SubscriptionLines;

/** What must not change when the world is told otherwise or grows. */
class LedgerLawsTest {
  private static final Dataset<Row> VERSIONS = WORLD.versions();

  @Test
  void the_order_of_delivery_changes_nothing() {
    assertSame(
        movements(VERSIONS),
        movements(VERSIONS.orderBy(functions.hash(SubscriptionLines.SUBSCRIPTION_LINE_ID.col()))));
  }

  @Test
  void a_new_customer_is_in_no_numerator() {
    Dataset<Row> newcomer =
        VERSIONS
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
    Dataset<Row> before = retention(VERSIONS);
    Dataset<Row> after = retention(VERSIONS.unionByName(newcomer));
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
      Dataset<Row> lines = LineHistory.from(VERSIONS, night);
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
    Dataset<Row> once = LineMonths.asKnown(lineMonths(VERSIONS, WORLD.fxRates(), last), last);
    assertSame(once, LineMonths.asKnown(known, last), compared);
    assertFalse(known.where("state = 'absent'").isEmpty(), "nothing was ever taken back");
  }
}
