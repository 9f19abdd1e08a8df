package tenure.jobs.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A database that a source is read from, or that marts are published to. Its password never stands
 * in the settings.
 *
 * @param url the address for JDBC, without user and password
 * @param user who reads or writes
 * @param password in the environment or in a file
 */
public record Database(Given url, Optional<Given> user, Optional<Given> password) {
  private static final Pattern WITH_PASSWORD =
      Pattern.compile("(?i)(password|pwd)\\s*=|//[^/@?]*:[^/@?]*@");

  private static final int ANSWER_SECONDS = 10;

  /** Refuses nonsense. */
  public Database {
    if (password.filter(Given.Text.class::isInstance).isPresent()) {
      throw new IllegalArgumentException("a password must not stand in the settings.");
    }
    if (url instanceof Given.Text text) {
      address(text.text());
    }
  }

  /** A secret in an address would stand in every message of the driver. */
  private static String address(String url) {
    if (!url.startsWith("jdbc:")) {
      throw new IllegalArgumentException(
          "the url of a database begins with jdbc:, as in jdbc:postgresql://host/name.");
    }
    if (WITH_PASSWORD.matcher(url).find()) {
      throw new IllegalArgumentException(
          "the url holds a password. Take it out and name password-env or password-file.");
    }
    return url;
  }

  /** The address. */
  String address() {
    try {
      return address(url.read());
    } catch (IllegalArgumentException refused) {
      throw new NotGiven(refused.getMessage(), "Change it");
    }
  }

  /** What Spark's reader is told of it. */
  Map<String, String> options() {
    Map<String, String> options = new HashMap<>(Map.of("url", address()));
    user.ifPresent(u -> options.put("user", u.read()));
    password.ifPresent(p -> options.put("password", p.read()));
    return options;
  }

  /** Connections for who reads or writes; what they are made with is read now. */
  public Connections connections() {
    return new Connections(address(), options());
  }

  /** Asks for a connection: what is wrong, in words; empty where the database lets us in. */
  public Optional<String> trouble() {
    try {
      DriverManager.setLoginTimeout(ANSWER_SECONDS);
      connections().open().close();
      return Optional.empty();
    } catch (SQLException refused) {
      return Optional.of(withoutSecret(String.valueOf(refused.getMessage())));
    } catch (NotGiven missing) {
      return Optional.of(missing.getMessage());
    }
  }

  /** A text of others without the password. */
  public String withoutSecret(String text) {
    String secret = password.map(Given::read).orElse("");
    return secret.isEmpty() ? text : text.replace(secret, "***");
  }
}
