package tenure.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.none;
import static tenure.scores.Customer.NIGHT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.contract.Field;
import tenure.features.AccountEngagement;
import tenure.features.AccountFinance;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;

/** The default scorecard against its table written out as plain conditions, on random customers. */
class HealthOracleTest {
  private static final double[] STANDARD = {40, 25, 15, 15, 5};
  private static final double[] PERMUTED = {15, 5, 40, 25, 15};
  private static final List<String> COMPONENTS =
      List.of("product_usage", "engagement", "support", "relationship", "financial");

  @Test
  void every_component_earns_what_the_table_says_whatever_the_weights() {
    List<Customer> customers = customers();
    for (double[] weights : List.of(STANDARD, PERMUTED)) {
      Map<String, String> expected = new TreeMap<>();
      customers.forEach(c -> expected.put(name(c), points(c, weights)));
      assertEquals(expected, judged(customers, weights));
    }
  }

  @Test
  void contributions_add_to_the_score_and_stay_within_their_weight() {
    List<Customer> customers = customers();
    Dataset<Row> measures = measures(customers, STANDARD);
    Dataset<Row> scores =
        HealthScores.from(
            measures,
            Customer.features(NIGHT, customers).profile(),
            none(HealthScores.TABLE),
            Cards.BANDS,
            NIGHT);
    Map<String, Double> sums = new HashMap<>();
    for (Row row : measures.collectAsList()) {
      double contribution = row.getAs("contribution");
      double weight = row.getAs("weight");
      assertTrue(contribution >= -1e-9 && contribution <= weight + 1e-9, row::toString);
      sums.merge(row.getAs("account_id"), contribution, Double::sum);
    }
    for (Row row : scores.collectAsList()) {
      assertEquals(
          (double) row.getAs("health_score"), sums.get((String) row.getAs("account_id")), 1e-5);
      assertEquals(1.0, (double) row.getAs("health_coverage"), 1e-9);
    }
    assertEquals(customers.size(), sums.size());
  }

  private static List<Customer> customers() {
    Random random = new Random(69);
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      customers.add(RandomCustomers.draw("C" + i, random));
    }
    return customers;
  }

  private static Dataset<Row> measures(List<Customer> customers, double[] weights) {
    return HealthMeasures.from(
        Customer.features(NIGHT, customers),
        none(HealthMeasures.TABLE),
        Cards.policy(Cards.withWeights(weights)),
        NIGHT);
  }

  private static Map<String, String> judged(List<Customer> customers, double[] weights) {
    Map<String, double[]> points = new TreeMap<>();
    for (Row row : measures(customers, weights).collectAsList()) {
      int component = COMPONENTS.indexOf((String) row.getAs("component"));
      if (component >= 0) {
        points.computeIfAbsent(row.getAs("account_id"), id -> new double[5])[component] +=
            (double) row.getAs("points");
      }
    }
    Map<String, String> texts = new TreeMap<>();
    points.forEach((id, of) -> texts.put(id, text(of)));
    return texts;
  }

  private static String points(Customer c, double[] weights) {
    Colour[] colours = {usage(c), engagement(c), support(c), relationship(c), financial(c)};
    double[] points = new double[5];
    for (int i = 0; i < 5; i++) {
      points[i] =
          switch (colours[i]) {
            case GREEN -> weights[i];
            case YELLOW -> Math.floor(weights[i] / 2);
            case RED -> 0;
          };
    }
    return text(points);
  }

  private static String text(double[] points) {
    StringBuilder text = new StringBuilder();
    for (double one : points) {
      text.append(Math.round(one * 1e6) / 1e6).append(' ');
    }
    return text.toString();
  }

  private enum Colour {
    GREEN,
    YELLOW,
    RED
  }

  private static Colour usage(Customer c) {
    double dau = number(c, AccountUsage.DAU_SHARE);
    double adoption = number(c, AccountUsage.ADOPTION_SHARE);
    if (dau < 0.4 || adoption < 0.3) {
      return Colour.RED;
    }
    return dau >= 0.7 && adoption >= 0.6 ? Colour.GREEN : Colour.YELLOW;
  }

  private static Colour engagement(Customer c) {
    int met = 0;
    met += (boolean) c.get(AccountEngagement.IS_LAST_QBR_ATTENDED) ? 1 : 0;
    met += (boolean) c.get(AccountEngagement.IS_TRAINING_DONE) ? 1 : 0;
    met += number(c, AccountEngagement.RESPONSE_RATE_90D) >= 0.5 ? 1 : 0;
    return met == 3 ? Colour.GREEN : met == 0 ? Colour.RED : Colour.YELLOW;
  }

  private static Colour support(Customer c) {
    boolean isRising = number(c, AccountSupport.TICKET_GROWTH) > 0;
    double csat = number(c, AccountSupport.CSAT_AVERAGE_90D);
    if (number(c, AccountSupport.OPEN_ESCALATIONS) > 0 || (isRising && csat < 3)) {
      return Colour.RED;
    }
    return !isRising && csat >= 4 ? Colour.GREEN : Colour.YELLOW;
  }

  private static Colour relationship(Customer c) {
    boolean hasSponsor = number(c, AccountRelationship.ACTIVE_SPONSORS) > 0;
    boolean hasChampion = number(c, AccountRelationship.ACTIVE_CHAMPIONS) > 0;
    boolean lostSponsor = !hasSponsor && number(c, AccountRelationship.SPONSORS) > 0;
    boolean lostChampion = !hasChampion && number(c, AccountRelationship.CHAMPIONS) > 0;
    double nps = number(c, AccountRelationship.NPS_SCORE);
    if ((lostSponsor && lostChampion) || (nps <= 6 && !hasSponsor && !hasChampion)) {
      return Colour.RED;
    }
    return hasSponsor && hasChampion && nps >= 9 ? Colour.GREEN : Colour.YELLOW;
  }

  private static Colour financial(Customer c) {
    double overdue = number(c, AccountFinance.OVERDUE_DAYS_MAX);
    if (overdue > 30 || number(c, AccountFinance.FAILED_PAYMENTS) > 0) {
      return Colour.RED;
    }
    boolean grows = ((BigDecimal) c.get(AccountFinance.ARR_CHANGE_90D)).signum() > 0;
    boolean isCommitted = c.get(AccountFinance.RENEWAL_WON_DATE) != null;
    return overdue == 0 && (grows || isCommitted) ? Colour.GREEN : Colour.YELLOW;
  }

  private static double number(Customer c, Field field) {
    return ((Number) c.get(field)).doubleValue();
  }

  private static String name(Customer c) {
    return (String) c.get(tenure.features.AccountProfile.ACCOUNT_ID);
  }
}
