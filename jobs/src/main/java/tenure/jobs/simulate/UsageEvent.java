package tenure.jobs.simulate;

import java.util.Comparator;
import tenure.jobs.simulate.Catalogue.Feature;

/**
 * One call of the product's analytics library.
 *
 * @param type track, identify or group
 * @param feature what was used; null but for track
 * @param happened epoch milliseconds, true
 * @param received epoch milliseconds at the collector
 * @param skew how many milliseconds the device's clock is ahead
 */
record UsageEvent(
    AccountStory story,
    String type,
    String messageId,
    int user,
    Feature feature,
    int minutes,
    boolean denied,
    boolean anonymous,
    boolean grouped,
    long happened,
    long received,
    long skew) {

  /** The order of an extract. */
  static final Comparator<UsageEvent> BY_ARRIVAL =
      Comparator.comparingLong(UsageEvent::received).thenComparing(UsageEvent::messageId);

  UsageEvent receivedAt(long millis) {
    return new UsageEvent(
        story, type, messageId, user, feature, minutes, denied, anonymous, grouped, happened,
        millis, skew);
  }

  long dayReceived() {
    return received / (Clock.DAY * 1000L);
  }
}
