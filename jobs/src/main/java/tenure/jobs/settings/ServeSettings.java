package tenure.jobs.settings;

import java.time.Duration;
import java.util.Optional;
import tenure.jobs.settings.DeliverySettings.SecretPlace;

/**
 * How marts are served to tools that speak JDBC or ODBC.
 *
 * @param host the address of this machine that is listened at
 * @param port the port there; 0 for any that is free
 * @param user who may read
 * @param password where the password of who may read stands
 * @param keyStore the certificate that connections are encrypted with; none leaves them plain
 * @param connections so many at a time
 * @param longestStatement how long a statement may take until its first row
 * @param longestSilence a connection that says nothing for so long is closed
 */
public record ServeSettings(
    String host,
    int port,
    String user,
    SecretPlace password,
    Optional<KeyStore> keyStore,
    int connections,
    Duration longestStatement,
    Duration longestSilence) {

  /**
   * A certificate and its key.
   *
   * @param file a PKCS12 or JKS file
   * @param password where its password stands
   */
  public record KeyStore(String file, SecretPlace password) {}

  /** Refuses nonsense. */
  public ServeSettings {
    Settings.require(port >= 0 && port <= 65535, "port must be 0 to 65535, not " + port + ".");
    Settings.require(!host.isBlank() && !user.isBlank(), "host and user must not be empty.");
    Settings.require(
        connections >= 1 && longestStatement.toMinutes() >= 1 && longestSilence.toMinutes() >= 1,
        "connections, statement-minutes and idle-minutes must be 1 or more.");
  }

  /** The same at another place. */
  public ServeSettings at(Optional<String> otherHost, Optional<Integer> otherPort) {
    return new ServeSettings(
        otherHost.orElse(host),
        otherPort.orElse(port),
        user,
        password,
        keyStore,
        connections,
        longestStatement,
        longestSilence);
  }

  static Optional<ServeSettings> read(Section s) {
    String host = s.text("host");
    int port = s.whole("port");
    String user = s.text("user");
    SecretPlace password = password(s);
    Section tls = s.section("tls");
    String file = tls.text("key-store");
    KeyStore keyStore = new KeyStore(file, password(tls));
    tls.done();
    int connections = s.whole("connections");
    Duration statement = Duration.ofMinutes(s.whole("statement-minutes"));
    Duration silence = Duration.ofMinutes(s.whole("idle-minutes"));
    return s.done()
        .make(
            () ->
                new ServeSettings(
                    host,
                    port,
                    user,
                    password,
                    Optional.of(keyStore).filter(k -> !k.file().isBlank()),
                    connections,
                    statement,
                    silence));
  }

  private static SecretPlace password(Section s) {
    if (s.has("password")) {
      s.wrong(
          "password",
          "must not stand in the settings. Name password-file or password-variable instead.");
    }
    return new SecretPlace(s.text("password-file"), s.text("password-variable"));
  }
}
