package tenure.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.features.SegmentPolicy;
import tenure.features.SegmentPolicy.Segment;
import tenure.ledger.Ledgers;
import tenure.scores.Cards;

/** What a past day knew, told on the day itself and told at the end of the year: the same. */
class PastFactsTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 12, 31);
  private static final SegmentPolicy SEGMENTS =
      new SegmentPolicy(
          List.of(
              new Segment("smb", new BigDecimal("5000"), "tech-touch"),
              new Segment("self_serve", BigDecimal.ZERO, "digital-only")),
          "product_led",
          90,
          120,
          90);
  private static final int ACCOUNTS = 25;

  @Test
  void a_past_score_uses_nothing_known_after_its_day() {
    PastDays days = PastDays.before(NIGHT, 4);
    Dataset<Row> atTheEnd = measures(History.of(3, ACCOUNTS, NIGHT), days).localCheckpoint();
    for (LocalDate day : List.of(days.days().get(0), days.days().get(3))) {
      Dataset<Row> then = measures(History.of(3, ACCOUNTS, day), new PastDays(List.of(day), NIGHT));
      List<String> known = text(atTheEnd.where("as_of_date = date'" + day + "'"));
      assertTrue(known.size() > ACCOUNTS * 10, "only " + known.size() + " measures");
      assertEquals(String.join("\n", text(then)), String.join("\n", known));
    }
  }

  private static Dataset<Row> measures(History history, PastDays days) {
    PastFacts facts = history.facts(days);
    PastFeatures features =
        new PastFeatures(facts, facts.linesThen().localCheckpoint(), Ledgers.POLICY);
    Dataset<Row> profile = features.profile(SEGMENTS).localCheckpoint();
    return PastDays.back(PastScores.measures(features.of(profile), Cards.policy(), days));
  }

  private static List<String> text(Dataset<Row> measures) {
    return measures
        .select(
            "account_id",
            "as_of_date",
            "measure",
            "segment",
            "missing_kind",
            "value",
            "level",
            "contribution",
            "segment_median")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }
}
