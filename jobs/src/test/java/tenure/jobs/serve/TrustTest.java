package tenure.jobs.serve;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.OperatorError;
import tenure.jobs.night.SampleNights;
import tenure.jobs.settings.BadSettings;
import tenure.jobs.settings.ServeSettings;
import tenure.jobs.settings.Settings;

/** Whom the door is opened to, and over what. */
class TrustTest {
  private static final Server.Trust OPEN = new Server.Trust(true, false);

  @TempDir Path folder;

  private static void assertRefused(String expected, ServeSettings settings, Server.Trust trust) {
    OperatorError refused = assertThrows(OperatorError.class, () -> Server.check(settings, trust));
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    assertEquals(2, refused.exitCode());
  }

  private ServeSettings elsewhere(String... more) {
    return Serving.settings(folder, more).at(Optional.of("0.0.0.0"), Optional.empty());
  }

  @Test
  void there_is_no_default_password() {
    assertRefused(
        "there is none in the environment variable TENURE_SERVE_PASSWORD",
        Settings.load(Settings.Overrides.none()).serve(),
        Server.Trust.NORMAL);
  }

  @Test
  void a_password_is_long_and_never_shown() throws IOException {
    ServeSettings settings = Serving.settings(folder);
    Files.writeString(folder.resolve("password"), "short");
    assertRefused("it has fewer than 12 characters", settings, Server.Trust.NORMAL);
    String message =
        assertThrows(NoPassword.class, () -> Server.check(settings, Server.Trust.NORMAL))
            .getMessage();
    assertFalse(message.contains("short in") || message.contains("\"short\""), message);
  }

  @Test
  void other_machines_are_let_in_by_password_and_over_tls_alone() {
    assertRefused("--no-auth lets everybody in", elsewhere(), OPEN);
    assertRefused("would travel unencrypted", elsewhere(), Server.Trust.NORMAL);
    assertRefused(
        "the password of the key store cannot be used",
        elsewhere("tls.key-store = \"server.p12\""),
        Server.Trust.NORMAL);
    assertDoesNotThrow(() -> Server.check(elsewhere(), new Server.Trust(false, true)));
    assertDoesNotThrow(() -> Server.check(Serving.settings(folder), OPEN));
  }

  @Test
  void a_password_in_the_settings_is_refused_with_its_line() {
    String message =
        assertThrows(BadSettings.class, () -> Serving.settings(folder, "password = secret"))
            .getMessage();
    assertTrue(
        message.contains("tenure.conf:2: tenure.serve.password: must not stand in the settings."),
        message);
  }

  @Test
  void a_port_that_is_taken_is_told() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      ServeSettings settings =
          Serving.settings(folder).at(Optional.empty(), Optional.of(taken.getLocalPort()));
      NotListening refused =
          assertThrows(
              NotListening.class,
              () -> Server.open(SampleNights.lake(), settings, OPEN, release -> {}));
      assertTrue(refused.getMessage().contains("cannot be listened at"), refused.getMessage());
    }
  }

  @Test
  void whom_everybody_may_be_gives_any_password() throws SQLException {
    try (Serving serving = new Serving(SampleNights.lake(), Serving.settings(folder), OPEN);
        Connection connection = HiveDriver.connect(serving.server.url(), "anybody", "")) {
      assertEquals(List.of(List.of(42)), HiveDriver.rows(connection, "select 6 * 7"));
    }
  }

  @Test
  void connections_are_encrypted_where_there_is_a_key_store() throws Exception {
    Path store = folder.resolve("server.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    int code =
        new ProcessBuilder(
                (keytool
                        + " -genkeypair -alias t -keyalg EC -dname CN=127.0.0.1 -ext SAN=ip:127.0.0.1"
                        + " -storetype PKCS12 -storepass key-store-password -keystore "
                        + store)
                    .split(" "))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start()
            .waitFor();
    assertEquals(0, code, Files.readString(folder.resolve("keytool.log")));
    Files.writeString(folder.resolve("store-password"), "key-store-password");
    ServeSettings settings =
        Serving.settings(
            folder,
            "tls { key-store = \"%s\", password-file = \"%s\" }"
                .formatted(store, folder.resolve("store-password")));
    try (Serving serving = new Serving(SampleNights.lake(), settings, Server.Trust.NORMAL)) {
      String url = serving.server.url();
      assertTrue(url.endsWith(";ssl=true"), url);
      String trusting = url + ";sslTrustStore=" + store + ";trustStorePassword=key-store-password";
      try (Connection connection = HiveDriver.connect(trusting, Serving.USER, Serving.PASSWORD)) {
        assertEquals(List.of(List.of(42)), HiveDriver.rows(connection, "select 6 * 7"));
      }
      String plain = url.replace(";ssl=true", "");
      assertThrows(
          SQLException.class,
          () -> HiveDriver.connect(plain, Serving.USER, Serving.PASSWORD).close());
    }
  }
}
