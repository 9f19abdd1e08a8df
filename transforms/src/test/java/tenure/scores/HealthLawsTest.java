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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.features.AccountProfile;

/** Want of data never makes a customer look better (rule 3.2). */
class HealthLawsTest {
  private static final int CUSTOMERS = 250;
  private static final List<String> BANDS = List.of("insufficient_data", "red", "yellow", "green");

  private final Random random = new Random(3_2);
  private final List<Customer> full = new ArrayList<>();
  private final List<Customer> poor = new ArrayList<>();

  HealthLawsTest() {
    for (int i = 0; i < CUSTOMERS; i++) {
      Customer customer = RandomCustomers.draw("C" + i, random);
      full.add(customer);
      poor.add(RandomCustomers.without(customer, random).named("poor C" + i));
    }
  }

  @Test
  void an_input_that_was_never_there_never_raises_a_band_in_steps_or_along_lines() {
    neverRaises(Cards.policy());
    neverRaises(Cards.policy(Cards.graded()));
  }

  private void neverRaises(HealthPolicy policy) {
    Dataset<Row> measures =
        HealthMeasures.from(
            Customer.features(NIGHT, both()), none(HealthMeasures.TABLE), policy, NIGHT);
    Map<String, Row> scores = scores(measures, NIGHT);
    int lower = 0;
    for (int i = 0; i < CUSTOMERS; i++) {
      Row with = scores.get("C" + i);
      Row without = scores.get("poor C" + i);
      assertTrue(rank(without) <= rank(with), () -> with + " but without an input " + without);
      assertTrue(coverage(without) <= coverage(with), without::toString);
      lower += rank(without) < rank(with) ? 1 : 0;
    }
    assertTrue(lower > CUSTOMERS / 20, "the law was hardly put to the test");
  }

  @Test
  void an_input_that_fails_never_lifts_score_or_band_on_any_night_after() {
    List<Customer> known = new ArrayList<>(full);
    full.forEach(c -> known.add(c.copy().named("poor " + c.get(AccountProfile.ACCOUNT_ID))));
    Dataset<Row> before =
        measures(known, none(HealthMeasures.TABLE), NIGHT.minusDays(1)).localCheckpoint();
    for (int night : new int[] {0, 9}) {
      LocalDate date = NIGHT.plusDays(night);
      Dataset<Row> measures = measures(both(), before, date).localCheckpoint();
      Map<String, Row> scores = scores(measures, date);
      int hidden = 0;
      for (int i = 0; i < CUSTOMERS; i++) {
        Row with = scores.get("C" + i);
        Row without = scores.get("poor C" + i);
        assertTrue(rank(without) <= rank(with), () -> with + " but without an input " + without);
        assertTrue(score(without) <= score(with) + 1e-6, () -> with + " became " + without);
        hidden += coverage(without) < coverage(with) ? 1 : 0;
      }
      assertTrue(hidden > CUSTOMERS / 2, "coverage hardly says what fails");
      before = measures;
    }
  }

  private List<Customer> both() {
    List<Customer> all = new ArrayList<>(full);
    all.addAll(poor);
    return all;
  }

  private static Dataset<Row> measures(
      List<Customer> customers, Dataset<Row> previous, LocalDate night) {
    return HealthMeasures.from(
        Customer.features(night, customers), previous, Cards.policy(), night);
  }

  private Map<String, Row> scores(Dataset<Row> measures, LocalDate night) {
    Dataset<Row> scores =
        HealthScores.from(
            measures,
            Customer.features(night, both()).profile(),
            none(HealthScores.TABLE),
            Cards.BANDS,
            night);
    Map<String, Row> byName = new HashMap<>();
    scores.collectAsList().forEach(r -> byName.put(r.getAs("account_id"), r));
    assertEquals(2 * CUSTOMERS, byName.size());
    return byName;
  }

  private static int rank(Row row) {
    return BANDS.indexOf((String) row.getAs("raw_band"));
  }

  private static double score(Row row) {
    return row.getAs("health_score");
  }

  private static double coverage(Row row) {
    return row.getAs("health_coverage");
  }
}
