package tenure.jobs.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The subscriptions as delivered, summed by themselves, against what really happened. */
class TrueRevenueTest {
  private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
  private static final LocalDate TO = LocalDate.of(2025, 12, 31);
  private static final List<LocalDate> MONTH_ENDS =
      List.of(
          LocalDate.of(2024, 2, 29),
          LocalDate.of(2024, 7, 31),
          LocalDate.of(2024, 12, 31),
          LocalDate.of(2025, 5, 31),
          LocalDate.of(2025, 9, 30));

  @TempDir static Path folder;
  private static Landed landed;

  @BeforeAll
  static void simulate() {
    Simulation simulation =
        Simulation.daily(folder, 120, FROM, TO, 11).withNights(0).withUsageMonths(0);
    landed = Landed.by(simulation, 2);
  }

  @Test
  void revenue_summed_from_the_subscriptions_is_the_true_revenue_of_every_account() {
    Map<String, String> accounts = accountsByCustomer();
    List<JsonNode> subscriptions = landed.json("stripe/subscriptions");
    for (LocalDate monthEnd : MONTH_ENDS) {
      Map<String, BigDecimal> summed = new HashMap<>();
      for (JsonNode subscription : subscriptions) {
        String account = accounts.get(subscription.get("customer").asText());
        if (account != null) {
          summed.merge(account, mrr(subscription, monthEnd), BigDecimal::add);
        }
      }
      Map<String, BigDecimal> expected = truth(monthEnd, summed);
      assertTrue(expected.values().stream().filter(mrr -> mrr.signum() > 0).count() > 40);
      summed.replaceAll((account, mrr) -> mrr.setScale(2, RoundingMode.HALF_UP));
      assertEquals(new java.util.TreeMap<>(expected), new java.util.TreeMap<>(summed));
    }
  }

  private static Map<String, BigDecimal> truth(LocalDate monthEnd, Map<String, BigDecimal> summed) {
    Map<String, BigDecimal> truth = new HashMap<>();
    for (Map<String, String> row : landed.truth("account_months.csv")) {
      String account = SalesforceId.shortOf(row.get("account_id"));
      if (row.get("month_end_date").equals(monthEnd.toString()) && summed.containsKey(account)) {
        truth.put(account, new BigDecimal(row.get("mrr_net")));
      }
    }
    return truth;
  }

  private static Map<String, String> accountsByCustomer() {
    Map<String, String> accounts = new HashMap<>();
    for (JsonNode customer : landed.json("stripe/customers")) {
      JsonNode account = customer.path("metadata").path("salesforce_account_id");
      if (!account.isMissingNode()) {
        accounts.put(customer.get("id").asText(), account.asText().substring(0, 15));
      }
    }
    return accounts;
  }

  private static long lastInstant(LocalDate day) {
    return day.plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC) - 1;
  }

  private static boolean isPaid(JsonNode subscription, long instant) {
    boolean served =
        subscription.get("start_date").asLong() <= instant
            && (subscription.get("ended_at").isNull()
                || instant < subscription.get("ended_at").asLong());
    boolean trial =
        !subscription.get("trial_end").isNull() && instant < subscription.get("trial_end").asLong();
    boolean paused = !subscription.get("pause_collection").isNull();
    boolean never = subscription.get("status").asText().startsWith("incomplete");
    return served && !trial && !paused && !never;
  }

  /** Monthly revenue at the last instant of a day, major units. */
  private static BigDecimal mrr(JsonNode subscription, LocalDate day) {
    long instant = lastInstant(day);
    if (!isPaid(subscription, instant)) {
      return BigDecimal.ZERO;
    }
    JsonNode items = subscription.get("items").get("data");
    BigDecimal amount = BigDecimal.ZERO;
    for (JsonNode item : items) {
      BigDecimal unit = new BigDecimal(item.get("price").get("unit_amount_decimal").asText());
      amount = amount.add(unit.multiply(BigDecimal.valueOf(item.get("quantity").asLong())));
    }
    JsonNode recurring = items.get(0).get("price").get("recurring");
    long months =
        recurring.get("interval_count").asLong()
            * ("year".equals(recurring.get("interval").asText()) ? 12 : 1);
    boolean yen = "jpy".equals(subscription.get("currency").asText());
    return discounted(subscription, amount, instant)
        .divide(BigDecimal.valueOf(months), MathContext.DECIMAL64)
        .movePointLeft(yen ? 0 : 2);
  }

  private static BigDecimal discounted(JsonNode subscription, BigDecimal amount, long instant) {
    JsonNode discount =
        subscription.has("discounts")
            ? subscription.get("discounts").path(0)
            : subscription.path("discount");
    JsonNode coupon =
        discount.has("source") ? discount.path("source").path("coupon") : discount.path("coupon");
    boolean over = discount.path("end").isNumber() && instant >= discount.get("end").asLong();
    if (coupon.isMissingNode() || coupon.path("duration").asText().equals("once") || over) {
      return amount;
    }
    return coupon.get("percent_off").isNull()
        ? amount
            .subtract(BigDecimal.valueOf(coupon.get("amount_off").asLong()))
            .max(BigDecimal.ZERO)
        : amount.multiply(
            BigDecimal.ONE.subtract(coupon.get("percent_off").decimalValue().movePointLeft(2)));
  }

  @Test
  void no_subscription_is_served_at_the_instant_its_successor_starts() {
    Map<String, JsonNode> byId = new HashMap<>();
    landed.json("stripe/subscriptions").forEach(node -> byId.put(node.get("id").asText(), node));
    long checked = 0;
    for (JsonNode node : byId.values()) {
      JsonNode replaces = node.path("metadata").path("replaces");
      if (!replaces.isMissingNode() && byId.get(replaces.asText()) != null) {
        JsonNode before = byId.get(replaces.asText());
        assertEquals(
            Instant.ofEpochSecond(node.get("start_date").asLong()),
            Instant.ofEpochSecond(before.get("ended_at").asLong()));
        checked++;
      }
    }
    assertTrue(checked > 100, "pairs checked: " + checked);
  }
}
