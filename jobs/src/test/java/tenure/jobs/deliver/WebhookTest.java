package tenure.jobs.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.jobs.deliver.Receiver.drop;
import static tenure.jobs.deliver.Receiver.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tenure.jobs.OperatorError;
import tenure.jobs.settings.DeliverySettings.SecretPlace;

class WebhookTest {
  private static final Message MESSAGE = new Message("e1", "{\"type\":\"step_opened\"}", null);

  @TempDir Path folder;

  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  private Webhook webhook() {
    WebhookSecret secret = WebhookSecret.parse(Receiver.SECRET, Receiver.PLACE);
    return new Webhook(receiver.settings(), secret, Clock.systemUTC());
  }

  @Test
  void the_signature_is_the_one_of_the_specification() {
    assertEquals(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSecret.parse(Receiver.SECRET, Receiver.PLACE)
            .signatures("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"));
  }

  @Test
  void an_event_is_sent_again_under_its_id_until_it_is_taken() {
    receiver.next.addAll(
        List.of(status(500), status(429), drop(), status(204, "connection", "close")));
    Outcome outcome = webhook().send(MESSAGE);
    assertTrue(outcome.isTaken());
    assertEquals(4, outcome.attempts());
    assertEquals(204, outcome.status());
    assertEquals(4, receiver.requests.size());
    for (Receiver.Request request : receiver.requests) {
      assertEquals("e1", request.id());
      assertEquals(MESSAGE.body(), request.body());
      assertTrue(request.isSignedWith(Receiver.SECRET), request.signature());
    }
  }

  @Test
  void a_receiver_that_is_silent_or_never_ends_its_answer_counts_as_away() {
    receiver.next.addAll(List.of(receiver.silence(), receiver.drip(), status(200)));
    assertEquals(3, webhook().send(MESSAGE).attempts());
  }

  @Test
  void the_pause_that_a_receiver_asks_for_is_kept_and_a_longer_one_ends_the_delivery() {
    receiver.next.addAll(List.of(status(503, "retry-after", "1"), status(200)));
    long begin = System.nanoTime();
    assertEquals(2, webhook().send(MESSAGE).attempts());
    // Pauses vary by a quarter, so that many senders do not come back at once.
    assertTrue(System.nanoTime() - begin >= Duration.ofMillis(740).toNanos());

    receiver.next.add(status(429, "retry-after", "3600"));
    ReceiverAway away = assertThrows(ReceiverAway.class, () -> webhook().send(MESSAGE));
    assertTrue(away.getMessage().contains("after 1 attempts"), away.getMessage());
    assertTrue(away.getMessage().contains("asks for 3600 seconds"), away.getMessage());
    assertEquals(OperatorError.PASSING, away.exitCode());
    assertEquals(3, receiver.requests.size());
  }

  @Test
  void pauses_are_seconds_or_dates() {
    Instant now = Instant.parse("2026-01-31T10:00:00Z");
    assertEquals(Optional.of(Duration.ofSeconds(7)), Reply.pause(" 7", now));
    assertEquals(
        Optional.of(Duration.ofSeconds(60)), Reply.pause("Sat, 31 Jan 2026 10:01:00 GMT", now));
    assertEquals(Optional.of(Duration.ZERO), Reply.pause("Sat, 31 Jan 2026 09:00:00 GMT", now));
    assertEquals(Optional.empty(), Reply.pause("soon", now));
  }

  @Test
  void a_receiver_that_never_recovers_ends_the_delivery_and_messages_tell_no_secret() {
    for (int i = 0; i < 4; i++) {
      receiver.next.add(status(502));
    }
    ReceiverAway broken = assertThrows(ReceiverAway.class, () -> webhook().send(MESSAGE));
    assertTrue(broken.getMessage().contains("502, after 4 attempts"), broken.getMessage());
    Webhook webhook = webhook();
    receiver.close();
    ReceiverAway gone = assertThrows(ReceiverAway.class, () -> webhook.send(MESSAGE));
    assertTrue(gone.getMessage().contains("no answer after 4 attempts"), gone.getMessage());
    for (Throwable told = gone; told != null; told = told.getCause()) {
      assertFalse(String.valueOf(told).contains("hidden"), told::toString);
      assertFalse(String.valueOf(told).contains("MfKQ9r8"), told::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 403, 404, 410})
  void an_address_that_takes_nothing_is_told_of_at_once(int status) {
    receiver.next.add(status(status, "location", "/elsewhere"));
    WrongReceiver wrong = assertThrows(WrongReceiver.class, () -> webhook().send(MESSAGE));
    assertEquals(OperatorError.USAGE, wrong.exitCode());
    assertEquals(1, receiver.requests.size());
  }

  @Test
  void an_event_that_is_refused_by_itself_is_not_sent_again() {
    receiver.next.add(status(422));
    Outcome outcome = webhook().send(MESSAGE);
    assertFalse(outcome.isTaken());
    assertEquals(1, receiver.requests.size());
  }

  @Test
  void a_secret_stands_in_a_file_or_a_variable_and_two_sign_side_by_side() throws Exception {
    Path file = folder.resolve("secret");
    String other = "whsec_" + "A".repeat(32);
    Files.writeString(file, other + "\n" + Receiver.SECRET + "\n");
    String both = WebhookSecret.read(new SecretPlace(file.toString(), "")).signatures("a", 1, "{}");
    String old = WebhookSecret.parse(Receiver.SECRET, Receiver.PLACE).signatures("a", 1, "{}");
    assertEquals(2, both.split(" ").length);
    assertTrue(both.endsWith(" " + old), both);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_!!secret!!"})
  void what_is_no_secret_is_refused_without_being_shown(String text) {
    NoWebhookSecret refused =
        assertThrows(NoWebhookSecret.class, () -> WebhookSecret.parse(text, Receiver.PLACE));
    assertTrue(refused.getMessage().contains("NO_SUCH_VARIABLE"), refused.getMessage());
    String shown = text.replace("whsec_", "");
    assertTrue(shown.isEmpty() || !refused.getMessage().contains(shown), refused.getMessage());
  }
}
