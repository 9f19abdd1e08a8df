package tenure.jobs.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliverySettingsTest {
  @TempDir Path folder;

  private DeliverySettings delivery(String lines) throws IOException {
    Path own =
        Files.writeString(folder.resolve("own.conf"), "tenure.deliver {\n" + lines + "\n}\n");
    return Settings.load(
            new Settings.Overrides(Optional.of(own), Optional.empty(), Optional.empty()))
        .delivery();
  }

  @Test
  void nobody_is_told_unless_the_settings_say_whom() throws IOException {
    DeliverySettings shipped = Settings.load(Settings.Overrides.none()).delivery();
    assertEquals(Optional.empty(), shipped.webhook());
    assertEquals(DeliverySettings.AfterNight.OFF, shipped.afterNight());
    DeliverySettings.Webhook here =
        delivery("webhook.url = \"https://user:key@hooks.example.com/x?key=y\"").webhook().get();
    assertEquals("https://hooks.example.com", here.receiver(), "as messages say it");
    assertTrue(delivery("webhook.url = \"http://localhost:8080\"").webhook().isPresent());
  }

  @Test
  void what_makes_no_sense_is_refused_with_its_line() {
    for (List<String> wrong :
        List.of(
            List.of("after-night = send", "needs a receiver"),
            List.of("names = [account-nam]", "Did you mean account-name?"),
            List.of("webhook.names = [e-mail]", "is not one of account-name, owner-id, owner-name"),
            List.of("webhook.url = \"http://hooks.example.com\"", "must begin with https://"),
            List.of("webhook { url = \"https://a.example.com\", attempts = 0 }", "attempts and"),
            List.of(
                "webhook { url = \"https://a.example.com\", first-wait-seconds = 120 }", "above"),
            List.of("webhook.secret = x", "webhook.secret is not a setting"),
            List.of("salesforce.external-id-field = \"a b\"", "API name of a field"),
            List.of("salesforce.statuses.overdue = x", "overdue is not a setting"))) {
      String message = assertThrows(BadSettings.class, () -> delivery(wrong.get(0))).getMessage();
      assertTrue(message.contains(wrong.get(1)), message);
      assertTrue(message.matches("(?s).*own\\.conf: ?[12].*"), message);
    }
  }
}
