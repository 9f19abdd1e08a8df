package tenure.jobs.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tenure.signals.SignalCondition;
import tenure.signals.SignalFeed;
import tenure.signals.SignalPolicy;
import tenure.signals.SignalRule;
import tenure.signals.SignalRule.Kind;
import tenure.signals.SignalRule.Severity;

/** Which signals are watched: signals.conf. */
public final class SignalSettings {
  private static final String FILE = "signals.conf";

  private SignalSettings() {}

  /**
   * The policy; empty where something has a problem, which is then noted.
   *
   * @param folder where the user's own files stand, if there is one
   */
  public static Optional<SignalPolicy> signals(Optional<Path> folder, Problems problems) {
    Section s =
        new Section(ConfigFiles.named(folder, FILE).orElseThrow().resolve(), FILE, problems);
    int before = problems.all().size();
    Map<SignalFeed, Integer> late = late(s.section("late-after-days"));
    int gaps = s.whole("usage-gap-days");
    int close = s.whole("close-after-days");
    int keep = s.whole("keep-closed-days");
    List<SignalRule> rules = new ArrayList<>();
    s.section("signals")
        .children()
        .forEach((name, one) -> rule(name, one, close).ifPresent(rules::add));
    s.done();
    // A signal that was refused is not there; what follows from that alone needs no second mention.
    return problems.all().size() > before
        ? Optional.empty()
        : s.make(() -> new SignalPolicy(rules, late, gaps, keep));
  }

  private static Map<SignalFeed, Integer> late(Section s) {
    Map<SignalFeed, Integer> late = new EnumMap<>(SignalFeed.class);
    SignalFeed.delivered().forEach(f -> late.put(f, s.whole(f.id())));
    s.done();
    return late;
  }

  private static Optional<SignalRule> rule(String name, Section s, int closeAfterDays) {
    Kind kind = s.choice("kind", Kind.class);
    Severity severity = s.choice("severity", Severity.class);
    String title = s.text("title");
    List<SignalCondition> conditions = new ArrayList<>();
    List<String> lines = s.isList("when") ? s.texts("when") : List.of(s.text("when"));
    lines.forEach(line -> ConditionReader.read(s, "when", line).ifPresent(conditions::add));
    int forDays = s.has("for-days") ? s.whole("for-days") : 1;
    int close = s.has("close-after-days") ? s.whole("close-after-days") : closeAfterDays;
    String id = name.replace('-', '_');
    s.done();
    // A line that was refused needs no second mention.
    return conditions.size() < lines.size()
        ? Optional.empty()
        : s.make(() -> new SignalRule(id, kind, severity, title, conditions, forDays, close));
  }
}
