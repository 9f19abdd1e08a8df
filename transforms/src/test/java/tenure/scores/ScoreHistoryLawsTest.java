package tenure.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.none;
import static tenure.scores.Customer.NIGHT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import tenure.contract.Field;
import tenure.features.AccountEngagement;
import tenure.features.AccountFinance;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.kit.Spark;

/** What a score may depend on: what was known by its night, and nothing else. */
class ScoreHistoryLawsTest {
  private static final LocalDate FIRST = NIGHT.minusDays(60);

  @Test
  void what_is_learned_later_and_the_order_of_delivery_leave_a_score_as_it_was() {
    SilverHistory history = new SilverHistory(3_6).learned(FIRST, NIGHT);
    TreeMap<String, String> scores = scores(history);
    assertEquals(SilverHistory.CUSTOMERS, scores.size());
    assertTrue(scores.values().stream().distinct().count() > SilverHistory.CUSTOMERS / 2);
    history.learned(NIGHT.plusDays(1), NIGHT.plusDays(30));
    assertEquals(scores, scores(history.shuffled()));
  }

  @Test
  void a_feed_that_dies_freezes_or_lowers_a_score_night_by_night_and_coverage_falls() {
    Random random = new Random(3_2);
    List<Field> feeds =
        List.of(
            AccountUsage.USAGE_FRESHNESS_DAYS,
            AccountEngagement.ENGAGEMENT_FRESHNESS_DAYS,
            AccountSupport.TICKETS_FRESHNESS_DAYS,
            AccountRelationship.CONTACTS_FRESHNESS_DAYS,
            AccountFinance.INVOICES_FRESHNESS_DAYS);
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      customers.add(RandomCustomers.draw("C" + i, random));
    }
    Dataset<Row> measures = none(HealthMeasures.TABLE);
    Map<String, double[]> before = new HashMap<>();
    int fallen = 0;
    for (int silent : new int[] {0, 1, 4, 20, 60}) {
      LocalDate night = NIGHT.plusDays(silent);
      List<Customer> tonight = new ArrayList<>();
      for (int i = 0; i < customers.size(); i++) {
        // Whatever the windows of the dead feed still say, better or worse, is drawn anew.
        Field dead = feeds.get(i % feeds.size());
        tonight.add(redrawn(customers.get(i), dead, random).with(dead, (long) silent));
      }
      measures = measures(tonight, measures, night).localCheckpoint();
      Map<String, double[]> now = scores(measures);
      for (Map.Entry<String, double[]> one : now.entrySet()) {
        double[] was = before.getOrDefault(one.getKey(), one.getValue());
        assertTrue(one.getValue()[0] <= was[0] + 1e-6, one.getKey() + " rose after " + silent);
        assertTrue(one.getValue()[1] <= was[1] + 1e-6, one.getKey() + " is covered better");
        fallen += one.getValue()[1] < was[1] ? 1 : 0;
      }
      before.putAll(now);
    }
    assertTrue(fallen >= 80, "coverage hardly says so: " + fallen);
  }

  @Test
  void weights_permuted_permute_contributions() {
    Random random = new Random(3_1);
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      customers.add(RandomCustomers.draw("C" + i, random));
    }
    double[] weights = {40, 24, 16, 14, 6};
    double[] permuted = {16, 40, 6, 24, 14};
    Map<String, double[]> first = byComponent(customers, weights);
    Map<String, double[]> second = byComponent(customers, permuted);
    first.forEach(
        (account, shares) -> {
          for (int i = 0; i < weights.length; i++) {
            assertEquals(
                shares[i] / weights[i], second.get(account)[i] / permuted[i], 1e-6, account);
          }
        });
  }

  @Test
  void last_nights_row_and_tonights_figures_are_all_that_confirmation_needs() {
    Random random = new Random(3_4);
    Dataset<Row> history = none(HealthScores.TABLE);
    Dataset<Row> last = none(HealthScores.TABLE);
    int held = 0;
    for (int i = 12; i >= 0; i--) {
      LocalDate night = NIGHT.minusDays(i);
      Dataset<Row> measures = scoresAround(random, night);
      Dataset<Row> whole = scored(measures, history, night).localCheckpoint();
      Dataset<Row> alone = scored(measures, last, night);
      assertEquals(bands(whole), bands(alone), night.toString());
      held += (int) whole.where("raw_band <> health_band").count();
      history = history.unionByName(whole);
      last = whole;
    }
    assertTrue(held > 20, "hardly a band was held back: " + held);
  }

  private static TreeMap<String, String> scores(SilverHistory history) {
    Dataset<Row> measures =
        HealthMeasures.from(
            history.features(NIGHT), none(HealthMeasures.TABLE), Cards.policy(), NIGHT);
    Dataset<Row> scores =
        HealthScores.from(
            measures,
            SilverHistory.population(NIGHT),
            none(HealthScores.TABLE),
            Cards.BANDS,
            NIGHT);
    TreeMap<String, String> rows = new TreeMap<>();
    scores.collectAsList().forEach(r -> rows.put(r.getAs("account_id"), r.toString()));
    return rows;
  }

  private static Customer redrawn(Customer customer, Field dead, Random random) {
    Customer other = RandomCustomers.draw(name(customer), random);
    Customer mixed = customer.copy();
    RandomCustomers.ofFeed(dead).forEach(f -> mixed.with(f, other.get(f)));
    return mixed;
  }

  private static Dataset<Row> measures(
      List<Customer> customers, Dataset<Row> previous, LocalDate night) {
    return HealthMeasures.from(
        Customer.features(night, customers), previous, Cards.policy(), night);
  }

  private static Map<String, double[]> scores(Dataset<Row> measures) {
    Map<String, double[]> scores = new HashMap<>();
    for (Row row : measures.collectAsList()) {
      double[] of = scores.computeIfAbsent(row.getAs("account_id"), a -> new double[2]);
      of[0] += row.<Double>getAs("contribution");
      of[1] += row.getAs("missing_kind") == null ? row.<Double>getAs("weight") : 0;
    }
    return scores;
  }

  private static Map<String, double[]> byComponent(List<Customer> customers, double[] weights) {
    List<String> components =
        List.of("product_usage", "engagement", "support", "relationship", "financial");
    Map<String, double[]> shares = new TreeMap<>();
    for (Row row :
        HealthMeasures.from(
                Customer.features(NIGHT, customers),
                none(HealthMeasures.TABLE),
                Cards.policy(Cards.withWeights(weights)),
                NIGHT)
            .collectAsList()) {
      int at = components.indexOf((String) row.getAs("component"));
      if (at >= 0) {
        shares.computeIfAbsent(row.getAs("account_id"), a -> new double[5])[at] +=
            row.<Double>getAs("contribution");
      }
    }
    return shares;
  }

  /** Scores that cross the edges often, now by little, now by a jump. */
  private static Dataset<Row> scoresAround(Random random, LocalDate night) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double edge = random.nextBoolean() ? 80 : 50;
      double score = edge + (random.nextDouble() - 0.5) * (random.nextInt(3) == 0 ? 40 : 6);
      Map<String, Object> of =
          Map.of(
              "account_id",
              "C" + i,
              "as_of_date",
              java.sql.Date.valueOf(night),
              "measure",
              "m",
              "weight",
              100.0,
              "contribution",
              score,
              "proven_contribution",
              score);
      rows.add(
          RowFactory.create(
              HealthMeasures.TABLE.fields().stream().map(f -> of.get(f.name())).toArray()));
    }
    return Spark.session().createDataFrame(rows, HealthMeasures.TABLE.schema());
  }

  private static Dataset<Row> scored(
      Dataset<Row> measures, Dataset<Row> previous, LocalDate night) {
    return HealthScores.from(measures, none(AccountProfile.TABLE), previous, Cards.BANDS, night);
  }

  private static Map<String, String> bands(Dataset<Row> scores) {
    Map<String, String> bands = new TreeMap<>();
    scores
        .collectAsList()
        .forEach(
            r ->
                bands.put(
                    r.getAs("account_id"), r.getAs("raw_band") + " " + r.getAs("health_band")));
    return bands;
  }

  private static String name(Customer customer) {
    return (String) customer.get(AccountProfile.ACCOUNT_ID);
  }
}
