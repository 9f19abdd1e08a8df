package tenure.jobs.settings;

import java.util.Optional;
import tenure.signals.SignalCondition;
import tenure.signals.UnknownFeature;

/** Conditions on an account's figures, as config files write them. */
final class ConditionReader {
  private ConditionReader() {}

  /** The condition of a line of a key; empty where it cannot be read, which is then noted. */
  static Optional<SignalCondition> read(Section s, String key, String line) {
    try {
      return Optional.of(SignalCondition.parse(line));
    } catch (UnknownFeature unknown) {
      String nearest = Problems.didYouMean(unknown.name(), unknown.known());
      s.wrong(key, "\"" + line + "\": " + unknown.getMessage() + nearest);
    } catch (IllegalArgumentException refused) {
      s.wrong(key, refused.getMessage());
    }
    return Optional.empty();
  }
}
