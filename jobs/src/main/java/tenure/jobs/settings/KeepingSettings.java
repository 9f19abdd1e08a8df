package tenure.jobs.settings;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tenure.scores.HealthPolicy.Keeping;
import tenure.scores.Measure;

/** How long measures keep: for all cards, or for one that says otherwise. */
final class KeepingSettings {
  private KeepingSettings() {}

  /** The measures that are named; one with a problem is left out, and the problem noted. */
  static Map<Measure, Keeping> keeping(Section s) {
    Map<Measure, Keeping> keeping = new EnumMap<>(Measure.class);
    s.children()
        .forEach(
            (name, one) ->
                ScorecardSettings.measure(name, one)
                    .ifPresent(m -> kept(one).ifPresent(k -> keeping.put(m, k))));
    return keeping;
  }

  private static Optional<Keeping> kept(Section s) {
    int late = s.whole("late-after-days");
    int decay = s.whole("decay-days");
    Integer lifetime = s.has("lifetime-days") ? Integer.valueOf(s.whole("lifetime-days")) : null;
    return s.done().make(() -> new Keeping(late, lifetime, decay));
  }
}
