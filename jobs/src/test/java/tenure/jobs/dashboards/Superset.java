package tenure.jobs.dashboards;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tenure.jobs.database.Postgres;

/** A real Superset, as its script starts it on marts that are published to a real PostgreSQL. */
final class Superset implements AutoCloseable {
  static final String PASSWORD = "a secret of the test";

  /** What is installed stays from build to build, until the requirements change. */
  private static final Path HOME = Path.of("target", "python", "superset").toAbsolutePath();

  private static final Path SCRIPT =
      Path.of("../notebooks/dashboards/start").toAbsolutePath().normalize();

  private final Process process;
  private final URI address;

  private Superset(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it and waits until it answers. */
  static Superset start(String schema) throws IOException {
    for (String old : List.of("superset.db", "secret-key")) {
      Files.deleteIfExists(HOME.resolve(old));
    }
    int port = freePort();
    Process process = script(schema, port).start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      lines.add(line);
      if (line.contains(" is ready.")) {
        return new Superset(process, URI.create("http://127.0.0.1:" + port));
      }
    }
    throw new AssertionError("Superset did not start: " + lines + read(errors()));
  }

  /** What the script says where it refuses to start. */
  static String refusal(String schema) throws IOException, InterruptedException {
    Process process = script(schema, freePort()).start();
    process.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> {});
    assertTrue(process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 2, read(errors()));
    return read(errors()).strip();
  }

  private static ProcessBuilder script(String schema, int port) throws IOException {
    Files.createDirectories(HOME);
    List<String> words = new ArrayList<>(List.of("python3", SCRIPT.toString()));
    words.addAll(List.of("--url", Postgres.url("postgres"), "--user", "postgres"));
    words.addAll(List.of("--schema", schema, "--port", String.valueOf(port)));
    words.addAll(List.of("--home", HOME.toString()));
    ProcessBuilder builder = new ProcessBuilder(words).redirectError(errors().toFile());
    builder.environment().put("TENURE_WAREHOUSE_PASSWORD", "taken by every test database");
    builder.environment().put("TENURE_SUPERSET_PASSWORD", PASSWORD);
    return builder;
  }

  private static Path errors() {
    return HOME.resolve("refused.log");
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** A page of it. */
  URI page(String path) {
    return address.resolve(path);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(1, TimeUnit.MINUTES);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
