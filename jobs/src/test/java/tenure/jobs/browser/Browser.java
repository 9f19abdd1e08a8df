package tenure.jobs.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The one tab of a headless Chromium. */
public final class Browser implements AutoCloseable {
  private static final int SECONDS = 60;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Chromium chromium;
  private final DevTools tab;
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

  private Browser(Path folder) throws IOException {
    this.chromium = new Chromium(client, folder);
    try {
      this.tab = new DevTools(client, chromium.tab(), this::event);
    } catch (IOException | RuntimeException failed) {
      chromium.close();
      throw failed;
    }
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tab.ask(domain + ".enable", Map.of());
    }
  }

  /** Starts a browser that keeps what is its own in a folder. */
  public static Browser start(Path folder) throws IOException {
    return new Browser(folder);
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

  /** Loads a page of a disk anew in a window of this size, and waits until it is drawn. */
  public void show(Path page, int width, int height, boolean isDark) {
    tab.ask(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light"))));
    show(page.toUri(), width, height);
    evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  /** Loads a page anew in a window of this size. */
  public void show(URI page, int width, int height) {
    complaints.clear();
    requests.clear();
    boolean isPhone = width < 600;
    tab.ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", isPhone));
    loaded = new CompletableFuture<>();
    tab.ask("Page.navigate", Map.of("url", page.toString()));
    loaded.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  /** Runs a script in every page that is loaded from now on, before its own. */
  public void before(String script) {
    tab.ask("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  /** Waits until an expression in the page is true. */
  public void await(String expression, int seconds) throws InterruptedException {
    for (int tenths = 0; !evaluate(expression).asBoolean(); tenths++) {
      if (tenths == 10 * seconds) {
        throw new IllegalStateException("Never true: " + expression);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** Types a text where the focus is. */
  public void type(String text) {
    tab.ask("Input.insertText", Map.of("text", text));
  }

  /** The value of an expression in the page, which may be a promise. */
  public JsonNode evaluate(String expression) {
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
  public void pressTab() {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      tab.ask(
          "Input.dispatchKeyEvent",
          Map.of("type", type, "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9));
    }
  }

  /** What the whole page looks like, as PNG. */
  public byte[] picture(int width) {
    return picture(width, evaluate("document.documentElement.scrollHeight").asInt(), true);
  }

  /** What the upper part of the window looks like, as PNG, without the page being laid out anew. */
  public byte[] picture(int width, int height) {
    return picture(width, height, false);
  }

  private byte[] picture(int width, int height, boolean isBeyondWindow) {
    Map<String, Integer> all = Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1);
    JsonNode picture =
        tab.ask(
            "Page.captureScreenshot", Map.of("captureBeyondViewport", isBeyondWindow, "clip", all));
    return Base64.getDecoder().decode(picture.get("data").asText());
  }

  /** Errors and warnings on the console since the page was loaded. */
  public List<String> complaints() {
    return complaints;
  }

  /** What the page asked for, itself included. */
  public List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    chromium.close();
  }
}
