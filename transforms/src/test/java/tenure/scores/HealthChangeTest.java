package tenure.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.scores.Customer.NIGHT;
import static tenure.scores.Customer.techCorp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.features.AccountProfile;
import tenure.features.AccountUsage;
import tenure.marts.Cause;
import tenure.marts.FctHealthMeasure;

/** What moved a score, told apart by cause (rule 3.5). */
class HealthChangeTest {
  private static final Scorecard STANDARD = Cards.standard();
  private static final Scorecard SWAPPED = Cards.withWeights(25, 40, 15, 15, 5);
  private static final Scorecard LARGE =
      new Scorecard(
          "large",
          new Audience(List.of("enterprise"), List.of(), List.of(), null, null),
          List.of(
              Component.graded(
                  "use",
                  100,
                  List.of(
                      MeasureRule.graded(
                          Measure.DAU_SHARE,
                          1,
                          List.of(new Scale.Point(0, 0), new Scale.Point(1, 100)))))));

  @Test
  void each_cause_by_itself_moves_only_its_own_part() {
    Customer before = techCorp().with(AccountUsage.ADOPTION_SHARE, 0.6);
    Customer better = before.copy().named("measure").with(AccountUsage.DAU_SHARE, 0.7);
    Customer silent =
        before
            .copy()
            .named("staleness")
            .with(AccountUsage.DAU_SHARE, 0.7)
            .with(AccountUsage.USAGE_FRESHNESS_DAYS, null);
    Customer smaller = before.copy().named("segment").with(AccountProfile.SEGMENT, "smb");
    HealthPolicy cards = Cards.policy(LARGE, STANDARD);
    Dataset<Row> first =
        night(
                List.of(
                    before.copy().named("measure").with(AccountProfile.SEGMENT, "smb"),
                    silent
                        .copy()
                        .with(AccountUsage.USAGE_FRESHNESS_DAYS, 0L)
                        .with(AccountProfile.SEGMENT, "smb"),
                    before.copy().named("segment")),
                none(HealthMeasures.TABLE),
                cards,
                NIGHT.minusDays(1))
            .localCheckpoint();
    assertRows(
        summed(
            night(
                List.of(
                    better.with(AccountProfile.SEGMENT, "smb"),
                    silent.with(AccountProfile.SEGMENT, "smb"),
                    smaller),
                first,
                cards,
                NIGHT),
            first),
        """
        | account_id | change | measure | staleness | config | segment |
        | measure    | 20.0   | 20.0    | 0.0       | 0.0    | 0.0     |
        | segment    | 4.0    | 0.0     | 0.0       | 0.0    | 4.0     |
        | staleness  | -20.0  | 0.0     | -20.0     | 0.0    | 0.0     |
        """);
  }

  @Test
  void weights_that_change_are_config_and_the_facts_of_the_same_night_are_not() {
    Customer before = techCorp();
    Customer after = techCorp().with(AccountUsage.DAU_SHARE, 0.1);
    Dataset<Row> first =
        night(List.of(before), none(HealthMeasures.TABLE), Cards.policy(), NIGHT.minusDays(1))
            .localCheckpoint();
    // 20 of 40 and 25 of 25 become 12 of 25 and 40 of 40 by the weights; then usage turns red.
    assertRows(
        summed(night(List.of(after), first, Cards.policy(SWAPPED), NIGHT), first),
        """
        | account_id | change | measure | staleness | config | segment |
        | TechCorp   | -5.0   | -12.0   | 0.0       | 7.0    | 0.0     |
        """);
  }

  @Test
  void over_many_nights_of_every_change_at_once_the_parts_add_to_the_change() {
    Random random = new Random(3_5);
    List<Dataset<Row>> nights = new ArrayList<>();
    Map<String, Customer> customers = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      customers.put("C" + i, RandomCustomers.draw("C" + i, random));
    }
    Dataset<Row> previous = none(HealthMeasures.TABLE);
    for (int i = 8; i >= 0; i--) {
      LocalDate date = NIGHT.minusDays(i);
      customers.replaceAll((name, was) -> moved(name, was, random));
      HealthPolicy policy =
          i > 4 ? Cards.policy() : Cards.policy(LARGE, i > 2 ? STANDARD : SWAPPED);
      previous = night(List.copyOf(customers.values()), previous, policy, date).localCheckpoint();
      nights.add(previous);
    }
    Dataset<Row> earlier = nights.stream().reduce(Dataset::unionByName).orElseThrow();
    Map<String, Double> then = scores(nights.get(1));
    Map<String, Double> now = scores(previous);
    Set<Cause> seen = new HashSet<>();
    for (Row row : summed(previous, earlier, 7).collectAsList()) {
      String account = row.getAs("account_id");
      double change = row.getAs("change");
      double parts = 0;
      for (Cause cause : Cause.values()) {
        double part = row.getAs(cause.id());
        parts += part;
        if (Math.abs(part) > 1) {
          seen.add(cause);
        }
      }
      assertEquals(now.get(account) - then.get(account), change, 0.01, account);
      assertEquals(change, parts, 0.01, account);
    }
    assertTrue(seen.size() == Cause.values().length, "hardly put to the test: " + seen);
  }

  private static Customer moved(String name, Customer was, Random random) {
    int what = random.nextInt(4);
    return what == 0
        ? RandomCustomers.draw(name, random)
        : what == 1 ? RandomCustomers.without(was, random) : was;
  }

  private static Dataset<Row> night(
      List<Customer> customers, Dataset<Row> previous, HealthPolicy policy, LocalDate date) {
    return HealthMeasures.from(Customer.features(date, customers), previous, policy, date);
  }

  private static Map<String, Double> scores(Dataset<Row> measures) {
    Map<String, Double> scores = new HashMap<>();
    measures
        .collectAsList()
        .forEach(r -> scores.merge(r.getAs("account_id"), r.getAs("contribution"), Double::sum));
    return scores;
  }

  private static Dataset<Row> summed(Dataset<Row> tonight, Dataset<Row> earlier) {
    return summed(tonight, earlier, 1);
  }

  private static Dataset<Row> summed(Dataset<Row> tonight, Dataset<Row> earlier, int days) {
    String[] sums = {
      "sum(change_%dd) as change", "sum(measure_change_%dd) as measure",
      "sum(staleness_change_%dd) as staleness", "sum(config_change_%dd) as config",
      "sum(segment_change_%dd) as segment"
    };
    Dataset<Row> told = FctHealthMeasure.from(tonight, earlier, NIGHT);
    List<org.apache.spark.sql.Column> columns = new ArrayList<>();
    for (String sum : sums) {
      columns.add(org.apache.spark.sql.functions.expr(sum.formatted(days)));
    }
    return told.groupBy("account_id")
        .agg(columns.get(0), columns.subList(1, 5).toArray(org.apache.spark.sql.Column[]::new));
  }
}
