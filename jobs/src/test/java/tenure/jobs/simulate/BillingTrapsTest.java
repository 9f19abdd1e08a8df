package tenure.jobs.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.jobs.simulate.Traps.share;
import static tenure.jobs.simulate.Traps.some;
import static tenure.jobs.simulate.Traps.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes the extracts of billing hard. */
class BillingTrapsTest {
  @TempDir static Path folder;
  private static Landed landed;

  @BeforeAll
  static void simulate() {
    landed = Traps.dailyCompany(folder);
  }

  @Test
  void billing_knows_accounts_by_both_forms_of_the_id_by_domain_or_not_at_all() {
    List<JsonNode> customers =
        landed.json("stripe/customers").stream().filter(node -> !node.has("deleted")).toList();
    Set<String> domains =
        landed.csv("salesforce/accounts").stream()
            .map(
                row ->
                    row.get("Website").toLowerCase().replaceAll("^(https?://)?(www\\.)?|/.*$", ""))
            .collect(Collectors.toSet());
    Predicate<JsonNode> unlinked = node -> link(node).isEmpty();
    Predicate<JsonNode> matched =
        node -> domains.contains(node.get("email").asText().split("@")[1]);

    share(customers, node -> link(node).length() == 15, 0.35, 0.6);
    share(customers, node -> link(node).length() == 18, 0.35, 0.6);
    share(customers, unlinked.and(matched), 0.015, 0.05);
    share(customers, unlinked.and(matched.negate()), 0.004, 0.02);
    share(customers, node -> !node.get("livemode").asBoolean(), 0.005, 0.03);
    some(landed.json("stripe/customers"), node -> node.path("deleted").asBoolean());
  }

  @Test
  void subscriptions_come_in_both_layouts_and_every_state() {
    List<JsonNode> subscriptions = landed.json("stripe/subscriptions");
    Set<String> statuses =
        subscriptions.stream().map(node -> node.get("status").asText()).collect(Collectors.toSet());

    assertEquals(
        Set.of("active", "trialing", "past_due", "paused", "canceled", "incomplete_expired"),
        statuses);
    share(subscriptions, node -> node.has("current_period_end"), 0.3, 0.7);
    share(subscriptions, node -> item(node).has("current_period_end"), 0.3, 0.7);
  }

  @Test
  void subscriptions_mislead_with_old_trials_pauses_announced_ends_and_backdating() {
    List<JsonNode> subscriptions = landed.json("stripe/subscriptions");

    some(
        subscriptions,
        node -> "active".equals(text(node, "status")) && !node.get("trial_end").isNull());
    some(
        subscriptions,
        node -> "active".equals(text(node, "status")) && !node.get("pause_collection").isNull());
    some(
        subscriptions,
        node -> node.get("cancel_at_period_end").asBoolean() && node.get("ended_at").isNull());
    some(subscriptions, node -> node.get("items").get("data").size() > 1);
    some(
        subscriptions,
        node -> node.get("created").asLong() > node.get("start_date").asLong() + 12 * 86_400);
    some(
        subscriptions,
        node -> "payment_failed".equals(node.get("cancellation_details").path("reason").asText()));
    for (String duration : List.of("forever", "once", "repeating")) {
      some(subscriptions, node -> node.toString().contains("\"duration\":\"" + duration + '"'));
    }
  }

  @Test
  void prices_have_no_minor_units_fractions_of_them_and_intervals_of_years() {
    List<JsonNode> prices = landed.json("stripe/prices");

    some(
        prices,
        node ->
            node.get("unit_amount").isNull() && text(node, "unit_amount_decimal").endsWith(".5"));
    some(prices, node -> "jpy".equals(text(node, "currency")));
    some(prices, node -> node.get("unit_amount").asLong(-1) == 0);
    some(
        prices,
        node ->
            "month".equals(interval(node))
                && node.get("recurring").get("interval_count").asInt() == 3);
    some(
        prices,
        node ->
            "month".equals(interval(node))
                && node.get("recurring").get("interval_count").asInt() == 12);
    some(
        prices,
        node ->
            "year".equals(interval(node))
                && node.get("recurring").get("interval_count").asInt() == 3);
  }

  @Test
  void a_quantity_of_a_period_long_over_is_put_right_later() {
    Map<String, JsonNode> before = new HashMap<>();
    long corrected = 0;
    for (JsonNode node : landed.json("stripe/subscriptions")) {
      JsonNode earlier = before.put(node.get("id").asText(), node);
      boolean other =
          earlier != null && !item(earlier).get("quantity").equals(item(node).get("quantity"));
      corrected += other ? 1 : 0;
    }
    assertTrue(corrected >= 3, "corrected quantities: " + corrected);
  }

  private static String link(JsonNode customer) {
    return customer.get("metadata").path("salesforce_account_id").asText();
  }

  private static JsonNode item(JsonNode subscription) {
    return subscription.get("items").get("data").get(0);
  }

  private static String interval(JsonNode price) {
    return price.get("recurring").get("interval").asText();
  }
}
