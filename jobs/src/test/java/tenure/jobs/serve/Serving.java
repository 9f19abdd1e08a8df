package tenure.jobs.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.ServeSettings;
import tenure.jobs.settings.Settings;

/** A server over a lake in this process, at any free port. */
final class Serving implements AutoCloseable {
  static final String USER = "reader";
  static final String PASSWORD = "correct horse battery";

  final Server server;

  /** The nights that it said it serves. */
  final List<String> news = new CopyOnWriteArrayList<>();

  Serving(Lake lake, ServeSettings settings, Server.Trust trust) {
    server = Server.open(lake, settings, trust, release -> news.add(release.night().toString()));
    Thread serving = new Thread(server::serve, "serving");
    serving.setDaemon(true);
    serving.start();
  }

  /** The shipped settings with a password in a file of this folder, and what is added. */
  static ServeSettings settings(Path folder, String... more) {
    try {
      Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
      Path config =
          Files.writeString(
              folder.resolve("tenure.conf"),
              "tenure.serve { port = 0, password-file = \"%s\"\n%s }"
                  .formatted(password, String.join("\n", more)));
      return Settings.load(
              new Settings.Overrides(Optional.of(config), Optional.empty(), Optional.empty()))
          .serve();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  Connection connect() throws SQLException {
    return HiveDriver.connect(server.url(), USER, PASSWORD);
  }

  @Override
  public void close() {
    server.close();
  }
}
