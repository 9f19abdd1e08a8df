package tenure.scores;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.none;
import static tenure.scores.Customer.NIGHT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.features.AccountProfile;
import tenure.validation.KeptFeatures;
import tenure.validation.PastDays;
import tenure.validation.PastScores;

/** Features kept on several nights, judged all at once, as each night alone would judge them. */
class KeptScoresTest {
  private static final int CUSTOMERS = 60;
  private static final LocalDate LATER = NIGHT.plusDays(30);
  private static final PastDays DAYS = new PastDays(List.of(), LATER.plusMonths(2));
  private static final HealthPolicy POLICY = Cards.policy(Cards.graded());

  private final Random random = new Random(36);

  @Test
  void nights_judged_together_are_judged_as_each_by_itself_and_are_no_reconstruction() {
    Dataset<Row> first = features(NIGHT);
    Dataset<Row> second = features(LATER);
    Dataset<Row> both = first.unionByName(second);
    AccountFeatures moved = AccountFeatures.ofJoined(KeptFeatures.profile(both, DAYS));
    Dataset<Row> measures = PastScores.measures(moved, POLICY, DAYS).localCheckpoint();
    assertEquals(
        Stream.concat(told(alone(first, NIGHT)).stream(), told(alone(second, LATER)).stream())
            .sorted()
            .toList(),
        told(PastScores.from(measures, moved.profile(), POLICY, DAYS)));
  }

  private Dataset<Row> features(LocalDate night) {
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      Customer customer = RandomCustomers.draw("C" + i, random);
      Customer poorer = i % 2 == 0 ? customer : RandomCustomers.without(customer, random);
      customers.add(poorer.with(AccountProfile.ARR, new BigDecimal("1200.00")));
    }
    return Customer.features(night, customers).joined().localCheckpoint();
  }

  private static Dataset<Row> alone(Dataset<Row> features, LocalDate night) {
    Dataset<Row> measures =
        HealthMeasures.from(
                AccountFeatures.ofJoined(features), none(HealthMeasures.TABLE), POLICY, night)
            .localCheckpoint();
    Dataset<Row> scores =
        HealthScores.from(measures, features, none(HealthScores.TABLE), POLICY.bands(), night);
    return MonthEndScores.from(scores, measures, features, false, night);
  }

  private static List<String> told(Dataset<Row> scores) {
    Column[] columns =
        MonthEndScores.TABLE.fields().stream()
            .map(f -> col(f.name()))
            .filter(c -> !c.equals(MonthEndScores.KNOWN_ON.col()))
            .toArray(Column[]::new);
    List<String> rows =
        scores.select(columns).collectAsList().stream().map(Row::toString).sorted().toList();
    assertEquals(rows.size(), rows.stream().distinct().count());
    return rows;
  }
}
