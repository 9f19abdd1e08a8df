package tenure.jobs.deliver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tenure.jobs.settings.DeliverySettings.Name;
import tenure.jobs.settings.DeliverySettings.SecretPlace;
import tenure.jobs.settings.DeliverySettings.Webhook;

/** A real HTTP server that takes events, and misbehaves as it is told. */
final class Receiver implements AutoCloseable {
  static final SecretPlace PLACE = new SecretPlace("", "NO_SUCH_VARIABLE");
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** What it does with a request. */
  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  /** What arrived. */
  record Request(String id, String timestamp, String signature, String body) {
    boolean isSignedWith(String secret) {
      return WebhookSecret.parse(secret, PLACE)
          .signatures(id, Long.parseLong(timestamp), body)
          .equals(signature);
    }
  }

  final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  final Deque<Behaviour> next = new ArrayDeque<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException busy) {
      throw new UncheckedIOException(busy);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        new Request(
            header(exchange, "webhook-id"),
            header(exchange, "webhook-timestamp"),
            header(exchange, "webhook-signature"),
            body));
    Behaviour behaviour;
    synchronized (next) {
      behaviour = next.isEmpty() ? status(200) : next.poll();
    }
    behaviour.answer(exchange);
  }

  private static String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  static Behaviour status(int status, String... header) {
    return exchange -> {
      for (int i = 0; i < header.length; i += 2) {
        exchange.getResponseHeaders().add(header[i], header[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    };
  }

  /** Ends the connection without a word. */
  static Behaviour drop() {
    return HttpExchange::close;
  }

  /** Never answers. */
  Behaviour silence() {
    return exchange -> await();
  }

  /** Says that all is well, and then never ends saying it. */
  Behaviour drip() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write('x');
      exchange.getResponseBody().flush();
      await();
    };
  }

  private void await() {
    try {
      closing.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?key=hidden");
  }

  /** Settings that lead here, with short pauses. */
  Webhook settings() {
    return new Webhook(
        url(),
        EnumSet.of(Name.OWNER_ID),
        PLACE,
        Duration.ofMillis(700),
        4,
        Duration.ofMillis(20),
        Duration.ofMillis(1500),
        2);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
