package tenure.jobs.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a receiver makes of its requests: one of an id that it has is passed over. It minds being
 * told of a step twice.
 */
final class Listener {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Set<String> ids = new HashSet<>();
  private final Map<String, String> told = new TreeMap<>();
  private final Map<String, String> accounts = new HashMap<>();
  private int heard;

  /** Hears the requests up to a night that it has not heard yet. */
  void hear(List<Receiver.Request> requests, LocalDate night) {
    while (heard < requests.size() && !night(requests.get(heard)).isAfter(night)) {
      hear(requests.get(heard++));
    }
  }

  private void hear(Receiver.Request request) {
    assertTrue(request.isSignedWith(Receiver.SECRET));
    JsonNode body = body(request);
    String step = body.path("data").path("step_id").asText();
    if (ids.add(request.id()) && !step.isEmpty()) {
      String state = body.path("data").path("state").asText();
      String type = body.path("type").asText();
      String before = told.put(step, state);
      assertEquals(before == null, type.equals("step_opened"), () -> step + " told twice");
      assertTrue(type.equals("step_changed") || !state.equals(before), () -> step + " " + type);
      accounts.put(step, body.path("data").path("account_id").asText());
    }
  }

  /** The steps that it knows to be done still, with their state. */
  Map<String, String> toDo() {
    Map<String, String> known = new TreeMap<>(told);
    known.values().removeIf(state -> !Set.of("open", "overdue").contains(state));
    return known;
  }

  /** The customers that it knows work for. */
  Set<String> busy() {
    return toDo().keySet().stream().map(accounts::get).collect(Collectors.toSet());
  }

  /** Requests heard that said what had been said. */
  int repeated() {
    return heard - ids.size();
  }

  private static LocalDate night(Receiver.Request request) {
    String end = body(request).path("timestamp").asText();
    return OffsetDateTime.parse(end).toLocalDate().minusDays(1);
  }

  private static JsonNode body(Receiver.Request request) {
    try {
      return JSON.readTree(request.body());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
