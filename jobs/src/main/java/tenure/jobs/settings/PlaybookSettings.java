package tenure.jobs.settings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tenure.features.SegmentPolicy;
import tenure.features.SegmentPolicy.Segment;
import tenure.plays.PlayAudience;
import tenure.plays.PlayStep;
import tenure.plays.PlayTrigger;
import tenure.plays.Playbook;
import tenure.plays.Playbook.Kind;
import tenure.plays.Playbook.Role;
import tenure.plays.Playbook.Terms;
import tenure.scores.Renewals;
import tenure.signals.SignalCondition;
import tenure.signals.SignalPolicy;
import tenure.signals.SignalRule;

/** One playbook of its file. */
final class PlaybookSettings {
  private static final List<String> TRIGGERS =
      List.of("signals", "when", "stages", "paid-day", "trial-day", "quarter");

  private final List<Segment> segments;
  private final List<String> segmentNames;
  private final List<String> signals;

  /** Playbooks that may name these; where they could not be read, any name passes. */
  PlaybookSettings(Optional<SegmentPolicy> segments, Optional<SignalPolicy> signals) {
    this.segments = segments.map(SegmentPolicy::segments).orElse(List.of());
    this.segmentNames = segments.map(SegmentPolicy::names).orElse(List.of());
    this.signals =
        signals.map(p -> p.rules().stream().map(SignalRule::id).toList()).orElse(List.of());
  }

  /** The playbook; empty where something has a problem, which is then noted. */
  Optional<Playbook> playbook(String name, Section s) {
    int before = s.problems().all().size();
    Kind kind = s.choice("kind", Kind.class);
    Role owner = s.choice("owner", Role.class);
    String title = s.text("title");
    BigDecimal weight = s.decimal("weight");
    Optional<PlayTrigger> trigger = trigger(s.section("trigger"));
    PlayAudience audience = audience(s);
    List<PlayStep> steps = new ArrayList<>();
    s.sections("steps").forEach(one -> step(one).ifPresent(steps::add));
    Optional<Terms> terms = terms(s);
    s.done();
    String id = name.replace('-', '_');
    // What follows from a part that was refused needs no second mention.
    return s.problems().all().size() > before
        ? Optional.empty()
        : s.make(
            () ->
                new Playbook(
                    id,
                    kind,
                    title,
                    trigger.orElseThrow(),
                    audience,
                    owner,
                    steps,
                    terms.orElseThrow(),
                    weight));
  }

  private static Optional<Terms> terms(Section s) {
    int sla = s.whole("sla-days");
    int expire = s.whole("expire-after-days");
    int cool = s.whole("cool-down-days");
    double held = s.has("hold-out") ? s.number("hold-out") : 0;
    return s.make(() -> new Terms(sla, expire, cool, held));
  }

  private static Optional<PlayStep> step(Section s) {
    String name = s.text("name");
    int day = s.whole("day");
    BigDecimal hours = s.decimal("hours");
    return s.done().make(() -> new PlayStep(name, day, hours));
  }

  private Optional<PlayTrigger> trigger(Section s) {
    List<String> given = TRIGGERS.stream().filter(s::has).toList();
    if (given.size() != 1) {
      s.problems()
          .add(
              s.origin(),
              s.path()
                  + " must say one of "
                  + String.join(", ", TRIGGERS)
                  + ", not "
                  + given
                  + ".");
      return Optional.empty();
    }
    Optional<PlayTrigger> trigger =
        switch (given.get(0)) {
          case "signals" -> signals(s);
          case "when" ->
              ConditionReader.read(s, "when", s.text("when")).map(PlayTrigger.Holding::new);
          case "stages" -> term(s);
          case "paid-day" -> day(s, "paid-day", false);
          case "trial-day" -> day(s, "trial-day", true);
          default -> quarter(s);
        };
    s.done();
    return trigger;
  }

  private Optional<PlayTrigger> signals(Section s) {
    List<String> named = signals(s, "signals", signals);
    return s.make(() -> new PlayTrigger.Signal(named));
  }

  /** The signals that a key names, as they are called in tables; unknown ones are noted. */
  static List<String> signals(Section s, String key, List<String> known) {
    List<String> named = s.texts(key).stream().map(name -> name.replace('-', '_')).toList();
    refuseUnknown(s, key, named, known, "signal");
    return named;
  }

  private static Optional<PlayTrigger> term(Section s) {
    List<String> stages = s.texts("stages");
    refuseUnknown(s, "stages", stages, Renewals.RENEWAL_STAGE.choices(), "stage of a renewal");
    List<String> risks = s.has("risks") ? s.texts("risks") : List.of();
    refuseUnknown(s, "risks", risks, Renewals.RISK_SEGMENT.choices(), "risk of a renewal");
    return s.make(() -> new PlayTrigger.Term(stages, risks));
  }

  private static Optional<PlayTrigger> day(Section s, String key, boolean isOfTrial) {
    int day = s.whole(key);
    int within = s.whole("within-days");
    return s.make(() -> new PlayTrigger.Day(isOfTrial, day, within));
  }

  private static Optional<PlayTrigger> quarter(Section s) {
    if (!s.flag("quarter")) {
      s.wrong("quarter", "a trigger that is switched off never fires. Say true, or take another.");
    }
    int within = s.whole("within-days");
    return s.make(() -> new PlayTrigger.Quarter(within));
  }

  private PlayAudience audience(Section s) {
    List<String> named = new ArrayList<>(s.has("segments") ? s.texts("segments") : List.of());
    refuseUnknown(s, "segments", named, segmentNames, "coverage segment");
    List<String> touches = s.has("touch") ? s.texts("touch") : List.of();
    refuseUnknownTouch(s, touches, segments);
    named.addAll(Segment.named(segments, touches));
    List<SignalCondition> only = new ArrayList<>();
    List<String> lines = s.has("only") ? s.texts("only") : List.of();
    lines.forEach(line -> ConditionReader.read(s, "only", line).ifPresent(only::add));
    return new PlayAudience(named, only);
  }

  /** Notes the touches that no segment has. */
  static void refuseUnknownTouch(Section s, List<String> touches, List<Segment> segments) {
    List<String> known = segments.stream().map(Segment::touch).distinct().toList();
    refuseUnknown(s, "touch", touches, known, "touch of a segment");
  }

  /** A name that nobody knows would never fire, or be for nobody, and go unnoticed. */
  private static void refuseUnknown(
      Section s, String key, List<String> given, Collection<String> known, String what) {
    given.stream()
        .filter(word -> !known.isEmpty() && !known.contains(word))
        .forEach(
            word ->
                s.wrong(
                    key,
                    "there is no %s %s; there are %s.%s"
                        .formatted(
                            what,
                            word,
                            String.join(", ", known),
                            Problems.didYouMean(word, known))));
  }
}
