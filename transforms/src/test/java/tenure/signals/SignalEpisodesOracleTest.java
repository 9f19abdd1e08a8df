package tenure.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.none;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import tenure.expansion.ProductRules;
import tenure.kit.Spark;
import tenure.scores.AccountFeatures;
import tenure.scores.HealthScores;
import tenure.signals.NaiveEpisodes.Sight;
import tenure.signals.SignalRule.Kind;
import tenure.signals.SignalRule.Severity;

/** Random histories of customers, night by night, beside episodes worked out by plain loops. */
class SignalEpisodesOracleTest {
  private static final int ACCOUNTS = 60;
  private static final int NIGHTS = 16;
  private static final int KEEP = 5;
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final List<SignalRule> RULES =
      List.of(
          rule("at_once", 1, 0, "tickets_28d > 5"),
          rule("lasting", 3, 2, "tickets_28d > 3"),
          rule("either", 2, 1, "tickets_28d > 7", "nps_score <= 2"));
  private static final SignalPolicy POLICY = new SignalPolicy(RULES, late(), 2, KEEP);

  /** What one account shows on one night; no tickets mean that the feed is silent. */
  private record Look(String account, boolean isCustomer, Long tickets, double nps) {}

  @Test
  void episodes_agree_with_plain_loops_whatever_the_order_of_rows() {
    Random random = new Random(20260301);
    List<Row> state = List.of();
    Map<String, NaiveEpisodes> naive = new TreeMap<>();
    TreeSet<String> events = new TreeSet<>();
    LocalDate night = FIRST;
    for (int i = 0; i < NIGHTS; i++) {
      // A night is left out now and then.
      night = night.plusDays(random.nextInt(8) == 0 ? 2 : 1);
      List<Look> looks = looks(random);
      Map<String, List<String>> expected = expected(looks, night, naive);
      List<Row> after = after(looks, state, night);
      assertEquals(expected, text(after), "the night of " + night);
      if (i % 5 == 0) {
        Collections.shuffle(looks, random);
        List<Row> shuffled = new ArrayList<>(state);
        Collections.shuffle(shuffled, random);
        assertEquals(expected, text(after(looks, shuffled, night)), "in another order");
      }
      after.forEach(r -> events.add(r.getAs("event")));
      state = after;
    }
    assertEquals(
        "[begun, closed, feed_late, not_seen, opened, past, seen_again]", events.toString());
    assertTrue(state.stream().anyMatch(r -> "customer_left".equals(r.getAs("closed_reason"))));
  }

  private static SignalRule rule(String id, int forDays, int closeAfter, String... conditions) {
    return new SignalRule(
        id,
        Kind.CHURN,
        Severity.HIGH,
        id,
        List.of(conditions).stream().map(SignalCondition::parse).toList(),
        forDays,
        closeAfter);
  }

  private static Map<SignalFeed, Integer> late() {
    Map<SignalFeed, Integer> late = new EnumMap<>(SignalFeed.class);
    SignalFeed.delivered().forEach(f -> late.put(f, 3));
    return late;
  }

  private static List<Look> looks(Random random) {
    boolean isSilent = random.nextInt(5) == 0;
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      boolean isCustomer = random.nextInt(12) > 0;
      long tickets = i % 2 == 0 ? random.nextInt(11) : 4 + random.nextInt(5);
      looks.add(new Look("A" + i, isCustomer, isSilent ? null : tickets, random.nextInt(11)));
    }
    return looks;
  }

  private static Map<String, List<String>> expected(
      List<Look> looks, LocalDate night, Map<String, NaiveEpisodes> naive) {
    Map<String, List<String>> expected = new TreeMap<>();
    for (Look look : looks) {
      for (SignalRule rule : RULES) {
        String key = look.account + " " + rule.id();
        List<String> texts =
            naive
                .computeIfAbsent(
                    key, k -> new NaiveEpisodes(rule.forDays(), rule.closeAfterDays(), KEEP))
                .night(night, sight(look, rule.id()), evidence(look, rule.id()));
        if (!texts.isEmpty()) {
          expected.put(key, texts.stream().sorted().toList());
        }
      }
    }
    return expected;
  }

  private static Sight sight(Look look, String rule) {
    if (!look.isCustomer) {
      return Sight.GONE;
    }
    boolean isUnhappy = rule.equals("either") && look.nps <= 2;
    if (isUnhappy) {
      return Sight.SEEN;
    }
    if (look.tickets == null) {
      return Sight.BLIND;
    }
    long least = rule.equals("at_once") ? 5 : rule.equals("lasting") ? 3 : 7;
    return look.tickets > least ? Sight.SEEN : Sight.CLEAR;
  }

  private static String evidence(Look look, String rule) {
    List<String> figures = new ArrayList<>();
    long least = rule.equals("at_once") ? 5 : rule.equals("lasting") ? 3 : 7;
    if (look.tickets != null && look.tickets > least) {
      figures.add("\"tickets_28d\":" + look.tickets);
    }
    if (rule.equals("either") && look.nps <= 2) {
      figures.add("\"nps_score\":" + look.nps);
    }
    return "{" + String.join(",", figures) + "}";
  }

  private static List<Row> after(List<Look> looks, List<Row> state, LocalDate night) {
    var previous =
        state.isEmpty()
            ? none(Signals.TABLE)
            : Spark.session().createDataFrame(state, Signals.TABLE.schema());
    var figures =
        SignalFeature.figures(
            features(looks, night), none(HealthScores.TABLE), none(ProductRules.TABLE));
    return Signals.from(figures, previous, POLICY, night).collectAsList();
  }

  private static AccountFeatures features(List<Look> looks, LocalDate night) {
    List<Row> rows = new ArrayList<>();
    for (Look look : looks) {
      Map<String, Object> cells = new TreeMap<>();
      cells.put("account_id", look.account);
      cells.put("as_of_date", Date.valueOf(night));
      cells.put("lifecycle_stage", look.isCustomer ? "adoption" : "churned");
      cells.put("tickets_28d", look.tickets == null ? 9L : look.tickets);
      cells.put("tickets_freshness_days", look.tickets == null ? 4L : 3L);
      cells.put("nps_score", look.nps);
      rows.add(
          RowFactory.create(
              Figures.wide().fields().stream().map(f -> cells.get(f.name())).toArray()));
    }
    return Figures.usual(Spark.session().createDataFrame(rows, Figures.wide().schema()), "");
  }

  private static Map<String, List<String>> text(List<Row> rows) {
    Map<String, List<String>> texts = new TreeMap<>();
    for (Row row : rows) {
      List<String> cells = new ArrayList<>();
      for (String column :
          List.of(
              "state",
              "event",
              "first_seen_date",
              "opened_date",
              "last_seen_date",
              "closed_date",
              "closed_reason",
              "nights_seen",
              "evidence")) {
        Object value = row.getAs(column);
        cells.add(value == null ? "-" : value.toString());
      }
      texts
          .computeIfAbsent(
              row.getAs("account_id") + " " + row.getAs("signal"), k -> new ArrayList<>())
          .add(String.join(" ", cells));
    }
    texts.replaceAll((key, lines) -> lines.stream().sorted().toList());
    return texts;
  }
}
