package tenure.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds after any random history of deliveries, night after night. */
class LedgerNightsTest {
  private static LedgerNights nights;
  private static NaiveClocks clocks;

  @BeforeAll
  static void run() {
    nights = LedgerNights.whole(Deliveries.of(11, 70));
    clocks =
        new NaiveClocks(
            nights
                .lineMonths
                .selectExpr(
                    "subscription_line_id AS line",
                    "month_end_date",
                    "account_id",
                    "known_on",
                    "mrr")
                .collectAsList(),
            nights.deliveries.hierarchy().collectAsList());
  }

  @Test
  void rule_1_13_reported_plus_restatements_is_known_on_every_night() {
    List<Row> restatements = nights.restatements.collectAsList();
    for (LocalDate night : Deliveries.NIGHTS) {
      Map<String, BigDecimal> sums = clocks.reported(night);
      for (Row row : restatements) {
        if (!NaiveClocks.day(row, "known_on").isAfter(night)) {
          String at =
              row.getAs("grain_id")
                  + " "
                  + row.getAs("account_id")
                  + " "
                  + row.getAs("month_end_date");
          sums.merge(at, row.getAs("mrr"), BigDecimal::add);
        }
      }
      assertEquals(text(clocks.known(night)), text(sums), night.toString());
    }
  }

  @Test
  void the_certificate_sees_a_restatement_that_is_missing() {
    LocalDate last = Deliveries.NIGHTS.get(Deliveries.NIGHTS.size() - 1);
    BigDecimal cent = new BigDecimal("0.01");
    Dataset<Row> sound =
        RestatementIdentity.from(
            nights.lineMonths, nights.restatements, Ledgers.POLICY, cent, last);
    Dataset<Row> broken =
        RestatementIdentity.from(
            nights.lineMonths,
            nights.restatements.where("cause <> 'amount_corrected'"),
            Ledgers.POLICY,
            cent,
            last);
    assertRows(
        sound.unionByName(broken).selectExpr("identity", "failed > 0 AS is_broken"),
        """
        | identity              | is_broken |
        | reported_and_restated | false     |
        | reported_and_restated | true      |
        """);
  }

  @Test
  void every_cause_of_a_restatement_happens_in_this_history() {
    assertEquals(
        new TreeSet<>(Restatements.CAUSE.choices()),
        nights.restatements.select("cause").distinct().collectAsList().stream()
            .map(r -> r.getString(0))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void the_journal_adds_up_to_the_bridge_of_every_night_and_to_each_month_as_reported() {
    Map<String, BigDecimal> reported = new TreeMap<>();
    for (LocalDate night : Deliveries.NIGHTS) {
      Map<String, BigDecimal> whole = parts(nights.bridge(night));
      assertEquals(
          text(whole), text(parts(Movements.asKnown(nights.movements, night))), "" + night);
      Map<String, BigDecimal> inTime = new TreeMap<>(whole);
      inTime.keySet().removeIf(k -> night.isAfter(close(k)));
      reported.keySet().removeIf(k -> !night.isAfter(close(k)));
      reported.putAll(inTime);
    }
    LocalDate last = Deliveries.NIGHTS.get(Deliveries.NIGHTS.size() - 1);
    Map<String, BigDecimal> journal = parts(Movements.asReported(nights.movements, last));
    assertEquals(text(reported), text(journal));
    assertTrue(!journal.equals(parts(nights.bridge(last))), "nothing was ever restated");
  }

  @Test
  void a_night_for_the_changed_grains_alone_writes_what_a_whole_night_writes() {
    LedgerNights parts = LedgerNights.inParts(nights.deliveries);
    assertEquals(rows(nights.lineMonths), rows(parts.lineMonths));
    assertEquals(rows(nights.restatements), rows(parts.restatements));
    assertEquals(rows(nights.movements), rows(parts.movements));
    long ordinary = parts.knownLines.where("known_on = DATE'2025-04-08'").count();
    long first = parts.knownLines.where("known_on = DATE'2025-03-20'").count();
    assertTrue(ordinary > 0 && ordinary < first / 2, ordinary + " of " + first);
  }

  private static String rows(Dataset<Row> table) {
    return table.collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static LocalDate close(String part) {
    return clocks.close(LocalDate.parse(part.split(" ")[1]));
  }

  private static Map<String, BigDecimal> parts(Dataset<Row> bridge) {
    Map<String, BigDecimal> parts = new TreeMap<>();
    for (Row row : bridge.collectAsList()) {
      parts.put(
          row.getAs("grain_id")
              + " "
              + row.getAs("month_end_date")
              + " "
              + row.getAs("movement")
              + " "
              + row.getAs("reason"),
          row.getAs("mrr"));
    }
    return parts;
  }

  private static String text(Map<String, BigDecimal> amounts) {
    return amounts.entrySet().stream()
        .filter(e -> e.getValue().signum() != 0)
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining("\n"));
  }
}
