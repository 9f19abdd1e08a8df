package tenure.jobs.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes vendors' extracts hard, counted in the extracts of one company. */
class TrapsTest {
  private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
  private static final LocalDate TO = LocalDate.of(2025, 6, 30);

  @TempDir static Path folder;
  private static Landed landed;

  @BeforeAll
  static void simulate() {
    Simulation simulation = Simulation.daily(folder, 240, FROM, TO, 5).withEventsPerUserDay(0.02);
    landed = Landed.by(simulation, 2);
  }

  @Test
  void some_accounts_are_merged_deleted_test_or_children_and_one_parent_is_unknown() {
    Map<String, Map<String, String>> accounts = new HashMap<>();
    landed.csv("salesforce/accounts").forEach(row -> accounts.put(row.get("Id"), row));

    share(accounts.values(), row -> row.get("ParentId") != null, 0.08, 0.25);
    share(accounts.values(), row -> row.get("MasterRecordId") != null, 0.01, 0.04);
    share(accounts.values(), row -> "Test".equals(row.get("Type")), 0.01, 0.03);
    assertTrue(
        accounts.values().stream()
            .filter(row -> row.get("MasterRecordId") != null)
            .allMatch(row -> "true".equals(row.get("IsDeleted"))));
    assertTrue(
        accounts.values().stream()
            .filter(row -> row.get("MasterRecordId") != null)
            .allMatch(row -> accounts.containsKey(row.get("MasterRecordId"))));
    some(
        accounts.values(),
        row -> "true".equals(row.get("IsDeleted")) && row.get("MasterRecordId") == null);
    some(
        accounts.values(),
        row -> row.get("ParentId") != null && !accounts.containsKey(row.get("ParentId")));
    some(accounts.values(), row -> isGrandchild(row, accounts));
  }

  @Test
  void crm_text_is_awkward_and_its_two_interfaces_write_dates_differently() {
    List<Map<String, String>> accounts = landed.csv("salesforce/accounts");

    some(
        accounts,
        row -> row.get("BillingStreet") != null && row.get("BillingStreet").contains("\n"));
    some(
        accounts,
        row -> row.get("BillingStreet") != null && row.get("BillingStreet").contains("\""));
    some(accounts, row -> row.get("NumberOfEmployees").endsWith(".0"));
    some(accounts, row -> !row.get("NumberOfEmployees").endsWith(".0"));
    some(accounts, row -> "N/A".equals(row.get("Industry")));
    some(accounts, row -> row.get("CreatedDate").endsWith(".000Z"));
    some(landed.csv("salesforce/opportunities"), row -> row.get("CreatedDate").endsWith("+0000"));
    some(landed.csv("salesforce/contacts"), row -> row.get("Left_Company_Date__c") != null);
    some(landed.csv("salesforce/tasks"), row -> "true".equals(row.get("IsDeleted")));
    some(landed.csv("salesforce/users"), row -> "false".equals(row.get("IsActive")));
    some(
        landed.csv("surveys/responses"),
        row -> row.get("comment") != null && row.get("comment").startsWith("="));
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

  @Test
  void the_support_desk_repeats_rows_forgets_organisations_and_scores_in_words() {
    List<JsonNode> tickets = landed.json("zendesk/tickets");
    Map<String, Long> lines =
        tickets.stream().collect(Collectors.groupingBy(JsonNode::toString, Collectors.counting()));

    share(lines.values(), count -> count > 1, 0.002, 0.03);
    share(tickets, node -> node.get("organization_id").isNull(), 0.005, 0.05);
    share(tickets, node -> node.get("priority").isNull(), 0.2, 0.4);
    share(tickets, node -> "deleted".equals(text(node, "status")), 0.0005, 0.02);
    share(tickets, TrapsTest::isGeneratedLaterThanUpdated, 0.001, 0.02);
    share(
        landed.json("zendesk/organizations"), node -> node.get("external_id").isNull(), 0.03, 0.15);
    assertEquals(
        Set.of("offered", "good", "bad"),
        landed.json("zendesk/satisfaction_ratings").stream()
            .map(node -> text(node, "score"))
            .collect(Collectors.toSet()));
  }

  @Test
  void usage_comes_late_twice_without_a_user_or_without_a_group() {
    List<JsonNode> events = landed.json("segment/events");
    Map<String, Long> copies =
        events.stream()
            .collect(Collectors.groupingBy(node -> text(node, "messageId"), Collectors.counting()));

    share(copies.values(), count -> count > 1, 0.001, 0.01);
    share(events, node -> delay(node).toDays() >= 1, 0.01, 0.06);
    assertFalse(events.stream().anyMatch(node -> delay(node).toDays() > 4));
    share(events, node -> node.get("userId").isNull(), 0.005, 0.03);
    share(events, node -> !node.get("context").has("groupId"), 0.03, 0.12);
    share(
        events,
        node -> !text(node, "timestamp").equals(text(node, "originalTimestamp")),
        0.01,
        0.04);
    some(events, node -> node.path("properties").path("denied").asBoolean());
    some(events, node -> "group".equals(text(node, "type")));
    some(events, node -> "identify".equals(text(node, "type")));
  }

  @Test
  void one_user_may_work_in_two_accounts() {
    Map<String, Set<String>> groups = new HashMap<>();
    for (JsonNode node : landed.json("segment/events")) {
      JsonNode group = node.get("context").path("groupId");
      if (group.isTextual()) {
        groups
            .computeIfAbsent(text(node, "userId"), user -> new HashSet<>())
            .add(group.asText().substring(0, 15));
      }
    }
    some(groups.values(), accounts -> accounts.size() > 1);
  }

  private static boolean isGrandchild(
      Map<String, String> row, Map<String, Map<String, String>> accounts) {
    Map<String, String> parent = accounts.get(row.get("ParentId"));
    return parent != null && accounts.containsKey(parent.get("ParentId"));
  }

  private static boolean isGeneratedLaterThanUpdated(JsonNode ticket) {
    long updated = Instant.parse(text(ticket, "updated_at")).getEpochSecond();
    return ticket.get("generated_timestamp").asLong() > updated + 3_600;
  }

  private static Duration delay(JsonNode event) {
    return Duration.between(
        Instant.parse(text(event, "timestamp")), Instant.parse(text(event, "receivedAt")));
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

  private static String text(JsonNode node, String field) {
    return node.get(field).asText();
  }

  private static <T> void some(Iterable<T> rows, Predicate<T> trap) {
    for (T row : rows) {
      if (trap.test(row)) {
        return;
      }
    }
    throw new AssertionError("no row shows the trap");
  }

  private static <T> void share(
      java.util.Collection<T> rows, Predicate<T> trap, double low, double high) {
    double share = (double) rows.stream().filter(trap).count() / rows.size();
    assertTrue(share >= low && share <= high, "share " + share + " of " + rows.size());
  }
}
