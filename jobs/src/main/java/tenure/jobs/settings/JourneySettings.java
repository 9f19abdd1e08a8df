package tenure.jobs.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tenure.features.SegmentPolicy;
import tenure.features.SegmentPolicy.Segment;
import tenure.plays.DigitalJourney;
import tenure.signals.SignalPolicy;
import tenure.signals.SignalRule;

/** The digital journey of playbooks.conf. */
final class JourneySettings {
  private static final String KEY = "digital-journey";

  private JourneySettings() {}

  /**
   * The journey, which nobody is on where the file has none; empty where something has a problem,
   * which is then noted.
   *
   * @param file playbooks.conf
   * @param segments the coverage segments whose touch it may name, where they could be read
   * @param signals the signals that it may name, where they could be read
   */
  static Optional<DigitalJourney> journey(
      Section file, Optional<SegmentPolicy> segments, Optional<SignalPolicy> signals) {
    if (!file.has(KEY)) {
      return Optional.of(DigitalJourney.none());
    }
    Section s = file.section(KEY);
    List<Segment> all = segments.map(SegmentPolicy::segments).orElse(List.of());
    List<String> touches = s.texts("touch");
    PlaybookSettings.refuseUnknownTouch(s, touches, all);
    List<String> known =
        signals.map(p -> p.rules().stream().map(SignalRule::id).toList()).orElse(List.of());
    List<DigitalJourney.Step> steps = new ArrayList<>();
    s.sections("steps").forEach(one -> step(one, known).ifPresent(steps::add));
    return s.done().make(() -> new DigitalJourney(Segment.named(all, touches), steps));
  }

  private static Optional<DigitalJourney.Step> step(Section s, List<String> known) {
    int day = s.whole("day");
    List<String> signals =
        s.has("short-where") ? PlaybookSettings.signals(s, "short-where", known) : List.of();
    return s.done().make(() -> new DigitalJourney.Step(day, signals));
  }
}
