package tenure.jobs.report;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium: the one that TENURE_CHROMIUM names, or else the first that is on the path.
 * Without any what needs it is skipped, and says so; on CI that is a failure.
 */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final int SECONDS = 60;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final DevTools tab;
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

  private Browser(Process process, Path profile) throws IOException {
    this.process = process;
    this.tab = new DevTools(client, tab(profile.resolve("DevToolsActivePort")), this::event);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tab.ask(domain + ".enable", Map.of());
    }
  }

  /** Starts a browser that keeps what is its own in a folder. */
  static Browser start(Path folder) throws IOException {
    Path profile = folder.resolve("profile");
    Process process = process(program().orElseGet(Browser::missing), folder, profile);
    try {
      return new Browser(process, profile);
    } catch (IOException | RuntimeException failed) {
      process.destroyForcibly();
      throw failed;
    }
  }

  private static Process process(Path program, Path folder, Path profile) throws IOException {
    return new ProcessBuilder(
            program.toString(),
            "--headless=new",
            // The pages are our own, and containers have no sandbox to give.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--no-first-run",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("browser.log").toFile())
        .start();
  }

  private static Optional<Path> program() {
    String named = System.getenv("TENURE_CHROMIUM");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    List<Path> folders = Stream.of(System.getenv("PATH").split(":")).map(Path::of).toList();
    return NAMES.stream()
        .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Path missing() {
    String missing =
        "No Chromium is on the path or named by TENURE_CHROMIUM, so no page was looked at.";
    if (System.getenv("CI") != null) {
      fail(missing);
    }
    return abort(missing);
  }

  /** The first tab; the browser writes its port into a file once it listens. */
  private URI tab(Path portFile) throws IOException {
    for (int tenths = 0; tenths < 10 * SECONDS && process.isAlive(); tenths++) {
      List<String> lines = Files.exists(portFile) ? Files.readAllLines(portFile) : List.of();
      if (lines.size() > 1) {
        return tab(lines.get(0));
      }
      pause();
    }
    throw new IllegalStateException("The browser did not start.");
  }

  private URI tab(String port) throws IOException {
    URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
    String tabs =
        client
            .sendAsync(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
            .join()
            .body();
    for (JsonNode tab : new ObjectMapper().readTree(tabs)) {
      if (tab.get("type").asText().equals("page")) {
        return URI.create(tab.get("webSocketDebuggerUrl").asText());
      }
    }
    throw new IllegalStateException("The browser has no tab: " + tabs);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private void event(String name, JsonNode event) {
    switch (name) {
      case "Page.loadEventFired" -> loaded.complete(null);
      case "Network.requestWillBeSent" -> requests.add(event.get("request").get("url").asText());
      case "Runtime.exceptionThrown" -> complaints.add(event.get("exceptionDetails").toString());
      case "Runtime.consoleAPICalled" -> {
        if (List.of("error", "warning", "assert").contains(event.get("type").asText())) {
          complaints.add(event.get("args").toString());
        }
      }
      case "Log.entryAdded" -> {
        if (List.of("error", "warning").contains(event.get("entry").get("level").asText())) {
          complaints.add(event.get("entry").toString());
        }
      }
      default -> {}
    }
  }

  /** Loads a page anew in a window of this size, and waits until it is drawn. */
  void show(Path page, int width, int height, boolean isDark) {
    complaints.clear();
    requests.clear();
    boolean isPhone = width < 600;
    tab.ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", isPhone));
    tab.ask(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light"))));
    loaded = new CompletableFuture<>();
    tab.ask("Page.navigate", Map.of("url", page.toUri().toString()));
    loaded.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  /** The value of an expression in the page, which may be a promise. */
  JsonNode evaluate(String expression) {
    JsonNode said =
        tab.ask(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (said.has("exceptionDetails")) {
      throw new IllegalStateException(said.get("exceptionDetails").toString());
    }
    return said.get("result").path("value");
  }

  /** Presses the key that leads to the next element. */
  void pressTab() {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      tab.ask(
          "Input.dispatchKeyEvent",
          Map.of("type", type, "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9));
    }
  }

  /** What the whole page looks like, as PNG. */
  byte[] picture(int width) {
    int height = evaluate("document.documentElement.scrollHeight").asInt();
    Map<String, Integer> all = Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1);
    JsonNode picture =
        tab.ask("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", all));
    return Base64.getDecoder().decode(picture.get("data").asText());
  }

  /** Errors and warnings on the console since the page was loaded. */
  List<String> complaints() {
    return complaints;
  }

  /** What the page asked for, itself included. */
  List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
