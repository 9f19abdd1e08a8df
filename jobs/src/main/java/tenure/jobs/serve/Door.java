package tenure.jobs.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Security;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.AuthorizeCallback;
import org.apache.hadoop.security.SaslPlainServer;
import org.apache.thrift.transport.TSaslServerTransport;
import org.apache.thrift.transport.TTransportFactory;

/**
 * Lets readers in: by name and password in SASL's PLAIN, which every driver for Spark and Hive
 * sends. Without a password everybody is let in.
 */
final class Door implements CallbackHandler {
  private final Optional<Reader> reader;

  /** Who may read. */
  record Reader(String user, String password) {}

  Door(Optional<Reader> reader) {
    this.reader = reader;
  }

  /** What a connection passes before its first call. */
  TTransportFactory transports() {
    Security.addProvider(new SaslPlainServer.SecurityProvider());
    return new TSaslServerTransport.Factory("PLAIN", "hive", null, Map.of(), this);
  }

  @Override
  public void handle(Callback[] asked) throws IOException {
    String user = "";
    String password = "";
    AuthorizeCallback decision = null;
    for (Callback callback : asked) {
      if (callback instanceof NameCallback name) {
        user = String.valueOf(name.getName());
      } else if (callback instanceof PasswordCallback given) {
        password = new String(given.getPassword());
      } else if (callback instanceof AuthorizeCallback authorize) {
        decision = authorize;
      }
    }
    if (decision == null || !isLetIn(user, password)) {
      throw new IOException("user or password is wrong");
    }
    decision.setAuthorized(true);
  }

  /** Both are compared to the end, so that the time it takes says nothing of them. */
  private boolean isLetIn(String user, String password) {
    return reader
        .map(known -> isSame(known.user(), user) & isSame(known.password(), password))
        .orElse(true);
  }

  private static boolean isSame(String known, String given) {
    return MessageDigest.isEqual(
        known.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
