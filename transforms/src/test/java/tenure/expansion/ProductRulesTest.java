package tenure.expansion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.expansion.ExpansionPolicy.Rules;
import tenure.features.AccountProfile;
import tenure.features.AccountUsage;
import tenure.kit.Spark;
import tenure.ledger.LineMonths;

class ProductRulesTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 12, 31);
  private static final Table PROFILE =
      Table.in(Layer.FEATURES, "profile", "Profile.")
          .withColumns(
              AccountProfile.ACCOUNT_ID, AccountProfile.ARR, AccountProfile.PRODUCT_FAMILIES);
  private static final Table USAGE =
      Table.in(Layer.FEATURES, "usage", "Usage.")
          .withColumns(AccountUsage.ACCOUNT_ID, AccountUsage.FEATURES_USED);

  @Test
  void support_confidence_and_lift_are_those_counted_one_by_one() {
    List<Set<String>> customers = customers(200);
    List<Row> found = rules(customers).collectAsList();
    assertFalse(found.isEmpty());
    for (Row rule : found) {
      Set<String> needed = Set.of(rule.<String>getAs("antecedent").split(" & "));
      String owned = "owns " + rule.getAs("product_family");
      double all = customers.size();
      double antecedent = customers.stream().filter(c -> c.containsAll(needed)).count();
      double owners = customers.stream().filter(c -> c.contains(owned)).count();
      double both =
          customers.stream().filter(c -> c.containsAll(needed) && c.contains(owned)).count();
      assertEquals(both / all, rule.getAs("support"), 1e-6, rule::toString);
      assertEquals(both / antecedent, rule.getAs("confidence"), 1e-6, rule::toString);
      assertEquals(both / antecedent / (owners / all), rule.getAs("lift"), 1e-6, rule::toString);
    }
    // Who uses flows owns Automation more often than not; that everybody owns Platform says
    // nothing.
    Set<String> told =
        found.stream()
            .map(r -> r.getAs("antecedent") + " -> " + r.getAs("product_family"))
            .collect(Collectors.toSet());
    assertTrue(told.contains("uses flows -> Automation"), told::toString);
    assertTrue(told.stream().noneMatch(t -> t.contains("Platform")), told::toString);
    assertTrue(told.stream().noneMatch(t -> t.contains("triggers")), told::toString);
  }

  @Test
  void a_family_is_sized_by_what_its_owners_pay_beside_all_else() {
    assertRows(
        rules(customers(200)).select("product_family", "size_share").distinct(),
        """
        | product_family | size_share |
        | Automation     | 0.3        |
        """);
  }

  private static Dataset<Row> rules(List<Set<String>> customers) {
    List<Row> profile = new ArrayList<>();
    List<Row> usage = new ArrayList<>();
    for (int i = 0; i < customers.size(); i++) {
      String id = "A" + i;
      java.math.BigDecimal arr = new java.math.BigDecimal("100.00");
      profile.add(RowFactory.create(id, arr, listed(customers.get(i), "owns ")));
      usage.add(RowFactory.create(id, listed(customers.get(i), "uses ")));
    }
    Dataset<Row> months =
        rows(
            LineMonths.TABLE,
            """
            | account_id | month_end_date | product_family | mrr    |
            | A1         | 2025-12-31     | Platform       | 100.00 |
            | A1         | 2025-12-31     | Automation     | 20.00  |
            | A2         | 2025-12-31     | Platform       | 100.00 |
            | A2         | 2025-12-31     | Automation     | 10.00  |
            | A2         | 2025-12-31     | Automation     | 20.00  |
            | A3         | 2025-12-31     | Platform       | 100.00 |
            | A3         | 2025-12-31     | Automation     | 90.00  |
            | A3         | 2025-11-30     | Automation     | 900.00 |
            """);
    return ProductRules.from(
        Spark.session().createDataFrame(profile, PROFILE.schema()),
        Spark.session().createDataFrame(usage, USAGE.schema()),
        months,
        new Rules(0.05, 0.4, 1.2, 12),
        NIGHT);
  }

  private static String listed(Set<String> has, String kind) {
    return has.stream()
        .filter(item -> item.startsWith(kind))
        .map(item -> item.substring(kind.length()))
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** All own Platform; flows and Automation go together, its owners alone have triggers. */
  private static List<Set<String>> customers(int number) {
    Random random = new Random(3);
    Map<String, Double> shares = Map.of("uses api", 0.5, "uses search", 0.7, "uses export", 0.2);
    List<Set<String>> customers = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Set<String> has = new HashSet<>(Set.of("owns Platform"));
      shares.keySet().stream()
          .sorted()
          .filter(item -> random.nextDouble() < shares.get(item))
          .forEach(has::add);
      boolean isFlowing = random.nextDouble() < 0.4;
      if (isFlowing) {
        has.add("uses flows");
      }
      if (random.nextDouble() < (isFlowing ? 0.8 : 0.1)) {
        has.addAll(Set.of("owns Automation", "uses triggers"));
      }
      customers.add(has);
    }
    return customers;
  }
}
