package tenure.jobs.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * One tab of a browser by the Chrome DevTools Protocol: commands with their answers, and events.
 * Four commands are all that a page's test needs; the drivers that know all of them bring browsers
 * and run times of hundreds of megabytes.
 */
final class DevTools implements WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECONDS = 60;

  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();
  private final StringBuilder partial = new StringBuilder();
  private final BiConsumer<String, JsonNode> events;
  private final WebSocket socket;

  /**
   * Connects to a tab.
   *
   * @param events gets each event's name and parameters, in a thread of the connection
   */
  DevTools(HttpClient client, URI tab, BiConsumer<String, JsonNode> events) {
    this.events = events;
    this.socket =
        client
            .newWebSocketBuilder()
            .connectTimeout(Duration.ofSeconds(SECONDS))
            .buildAsync(tab, this)
            .join();
  }

  /** Sends a command and waits for its answer. */
  JsonNode ask(String method, Map<String, ?> parameters) {
    int id = last.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    String command =
        JSON.valueToTree(Map.of("id", id, "method", method, "params", parameters)).toString();
    socket.sendText(command, true).join();
    JsonNode said = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    if (said.has("error")) {
      throw new IllegalStateException(method + ": " + said.get("error"));
    }
    return said.get("result");
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
    partial.append(text);
    if (isLast) {
      String message = partial.toString();
      partial.setLength(0);
      take(message);
    }
    from.request(1);
    return null;
  }

  private void take(String message) {
    try {
      JsonNode said = JSON.readTree(message);
      if (said.has("id")) {
        asked.remove(said.get("id").asInt()).complete(said);
      } else {
        events.accept(said.get("method").asText(), said.get("params"));
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
