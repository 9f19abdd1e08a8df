package tenure.jobs.deliver;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tenure.jobs.settings.DeliverySettings;

/**
 * A receiver of events, spoken to as Standard Webhooks says: signed, and sent again with growing
 * pauses until it has answered.
 */
final class Webhook {
  private static final double JITTER = 0.25;

  private final DeliverySettings.Webhook settings;
  private final WebhookSecret secret;
  private final Clock clock;
  private final HttpClient client;
  private final RetryPolicy<Reply> policy;

  Webhook(DeliverySettings.Webhook settings, WebhookSecret secret, Clock clock) {
    this.settings = settings;
    this.secret = secret;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(settings.timeout())
            .build();
    this.policy = policy(settings);
  }

  private static RetryPolicy<Reply> policy(DeliverySettings.Webhook settings) {
    return RetryPolicy.<Reply>builder()
        .handle(IOException.class, TimeoutException.class)
        .handleResultIf(Reply::isPassing)
        .abortIf(reply -> reply != null && reply.asksForMoreThan(settings.longestWait()))
        .withMaxAttempts(settings.attempts())
        .withBackoff(settings.firstWait(), settings.longestWait())
        .withJitter(JITTER)
        .withDelayFn(context -> asked(context.getLastResult()))
        .build();
  }

  /** The pause that the receiver asked for; a negative one leaves it to the back-off. */
  private static Duration asked(Reply last) {
    Duration none = Duration.ofSeconds(-1);
    return last == null ? none : last.retryAfter().orElse(none);
  }

  /**
   * Sends a message until it is taken or refused.
   *
   * @throws ReceiverAway where nobody answered, or only to say that it cannot take it now
   * @throws WrongReceiver where the answer says that no message is taken there
   */
  Outcome send(Message message) {
    Reply reply = reply(message);
    if (reply.isNotHere()) {
      throw new WrongReceiver(settings.receiver(), reply.status());
    }
    if (reply.isPassing()) {
      throw new ReceiverAway(settings.receiver(), words(reply), null);
    }
    return new Outcome(message, reply.isTaken(), reply.status(), reply.attempts(), clock.instant());
  }

  private String words(Reply reply) {
    String answer =
        "its last answer was %d, after %d attempts".formatted(reply.status(), reply.attempts());
    return reply.asksForMoreThan(settings.longestWait())
        ? answer
            + ", and it asks for %d seconds of rest".formatted(reply.retryAfter().get().toSeconds())
        : answer;
  }

  private Reply reply(Message message) {
    try {
      return Failsafe.with(policy).get(c -> post(message, c.getAttemptCount() + 1));
    } catch (FailsafeException gone) {
      Throwable cause = gone.getCause();
      String what = cause == null ? "interrupted" : cause.getClass().getSimpleName();
      throw new ReceiverAway(
          settings.receiver(),
          "no answer after %d attempts (%s)".formatted(settings.attempts(), what),
          cause);
    }
  }

  /** The whole answer must come in time: a receiver that answers byte by byte stops nothing. */
  private Reply post(Message message, int attempt) throws Exception {
    long now = clock.instant().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(settings.url())
            .timeout(settings.timeout())
            .header("content-type", "application/json")
            .header("user-agent", "tenure")
            .header("webhook-id", message.id())
            .header("webhook-timestamp", Long.toString(now))
            .header("webhook-signature", secret.signatures(message.id(), now, message.body()))
            .POST(BodyPublishers.ofString(message.body()))
            .build();
    try {
      HttpResponse<Void> response =
          client
              .sendAsync(request, BodyHandlers.discarding())
              .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return Reply.of(response, attempt, clock.instant());
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception known ? known : failed;
    }
  }
}
