package tenure.jobs.deliver;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/**
 * One answer of a receiver.
 *
 * @param status the HTTP status
 * @param retryAfter how long it asks to be left alone
 * @param attempts how often the message was sent by then
 */
record Reply(int status, Optional<Duration> retryAfter, int attempts) {
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);
  private static final Set<Integer> NOT_HERE = Set.of(401, 403, 404, 405, 407, 410, 421);

  static Reply of(HttpResponse<?> response, int attempts, Instant now) {
    Optional<Duration> asked =
        response.headers().firstValue("retry-after").flatMap(text -> pause(text, now));
    return new Reply(response.statusCode(), asked, attempts);
  }

  /** Seconds or a date; what is neither asks for nothing. */
  static Optional<Duration> pause(String text, Instant now) {
    String asked = text.strip();
    if (asked.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(asked)));
    }
    try {
      Instant until = ZonedDateTime.parse(asked, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  boolean isTaken() {
    return status >= 200 && status < 300;
  }

  /** Whether the same message may be taken later. */
  boolean isPassing() {
    return status >= 500 || PASSING.contains(status);
  }

  /**
   * Whether nothing is taken at this address; redirects are not followed, since they lose the body.
   */
  boolean isNotHere() {
    return status < 200 || (status >= 300 && status < 400) || NOT_HERE.contains(status);
  }

  boolean asksForMoreThan(Duration longest) {
    return retryAfter.filter(asked -> asked.compareTo(longest) > 0).isPresent();
  }
}
