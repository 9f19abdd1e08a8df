package tenure.jobs.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static tenure.jobs.simulate.Traps.share;
import static tenure.jobs.simulate.Traps.some;
import static tenure.jobs.simulate.Traps.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes the extracts of support desk and usage hard. */
class UsageTrapsTest {
  @TempDir static Path folder;
  private static Landed landed;

  @BeforeAll
  static void simulate() {
    landed = Traps.company(folder);
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
    share(tickets, UsageTrapsTest::isGeneratedLaterThanUpdated, 0.001, 0.02);
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

  private static boolean isGeneratedLaterThanUpdated(JsonNode ticket) {
    long updated = Instant.parse(text(ticket, "updated_at")).getEpochSecond();
    return ticket.get("generated_timestamp").asLong() > updated + 3_600;
  }

  private static Duration delay(JsonNode event) {
    return Duration.between(
        Instant.parse(text(event, "timestamp")), Instant.parse(text(event, "receivedAt")));
  }
}
