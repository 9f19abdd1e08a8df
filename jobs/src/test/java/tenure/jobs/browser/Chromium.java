package tenure.jobs.browser;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The process of a headless Chromium: the one that TENURE_CHROMIUM names, or else the first that is
 * on the path. Without any what needs it is skipped, and says so; on CI that is a failure.
 */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final int SECONDS = 60;

  private final HttpClient client;
  private final Path portFile;
  private final Process process;

  /** Starts it, with what is its own kept in a folder. */
  Chromium(HttpClient client, Path folder) throws IOException {
    Path profile = folder.resolve("profile");
    this.client = client;
    this.portFile = profile.resolve("DevToolsActivePort");
    this.process = process(program().orElseGet(Chromium::missing), folder, profile);
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
  URI tab() throws IOException {
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
