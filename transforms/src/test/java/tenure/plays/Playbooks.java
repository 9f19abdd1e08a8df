package tenure.plays;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tenure.plays.Playbook.Kind;
import tenure.plays.Playbook.Role;
import tenure.plays.Playbook.Terms;
import tenure.signals.SignalCondition;
import tenure.signals.SignalFeed;
import tenure.signals.SignalPolicy;
import tenure.signals.SignalRule;

/** Playbooks and calendars for tests: small, and of every kind of trigger. */
public final class Playbooks {
  /** Good Friday and Easter Monday, which EMEA keeps here and nobody else. */
  static final Set<LocalDate> EASTER = Set.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6));

  /** Feeds are fresh in these tests. */
  public static final SignalPolicy SIGNALS =
      new SignalPolicy(
          List.of(
              new SignalRule(
                  "payment",
                  SignalRule.Kind.CHURN,
                  SignalRule.Severity.HIGH,
                  "payment",
                  List.of(SignalCondition.parse("failed_payments > 0")),
                  1,
                  0)),
          SignalFeed.delivered().stream().collect(Collectors.toMap(f -> f, f -> 3)),
          2,
          90);

  static final Playbook SAVE_PLAN =
      playbook(
          "save_plan",
          Kind.RISK,
          new PlayTrigger.Holding(SignalCondition.parse("health_band = red")),
          PlayAudience.EVERYBODY,
          Role.CSM,
          new Terms(2, 20, 0, 0),
          "0.50",
          step("call", 0, "1"),
          step("agree a plan", 2, "3"));
  static final Playbook RECOVERY =
      playbook(
          "recovery",
          Kind.RISK,
          new PlayTrigger.Signal(List.of("payment", "quiet")),
          PlayAudience.EVERYBODY,
          Role.FINANCE,
          new Terms(5, 10, 5, 0),
          "0.20",
          step("ask", 0, "0.5"));
  static final Playbook RENEWAL =
      playbook(
          "renewal_90",
          Kind.RENEWAL,
          new PlayTrigger.Term(List.of("90"), List.of()),
          new PlayAudience(List.of("enterprise"), List.of()),
          Role.CSM,
          new Terms(5, 60, 0, 0),
          "0.10",
          step("review", 1, "2"));
  static final Playbook ONBOARDING =
      playbook(
          "onboarding",
          Kind.ONBOARDING,
          new PlayTrigger.Day(false, 0, 7),
          PlayAudience.EVERYBODY,
          Role.CSM,
          new Terms(5, 60, 0, 0),
          "0.10",
          step("welcome", 0, "1"));
  static final Playbook REVIEW =
      playbook(
          "review",
          Kind.REVIEW,
          new PlayTrigger.Quarter(45),
          new PlayAudience(List.of("smb"), List.of(SignalCondition.parse("arr >= 5000"))),
          Role.CSM,
          new Terms(5, 60, 0, 0),
          "0.02",
          step("send", 3, "0.1"));

  private Playbooks() {}

  /** One playbook of every kind. */
  public static PlayPolicy policy(int newPlaysPerWeek) {
    return new PlayPolicy(
        List.of(SAVE_PLAN, RECOVERY, RENEWAL, ONBOARDING, REVIEW),
        newPlaysPerWeek,
        100,
        "seed",
        SIGNALS);
  }

  static PlayPolicy policyWith(Playbook... others) {
    return new PlayPolicy(
        Stream.concat(Stream.of(SAVE_PLAN), Stream.of(others)).toList(), 100, 100, "seed", SIGNALS);
  }

  static Playbook withTerms(Playbook playbook, Terms terms) {
    return new Playbook(
        playbook.id(),
        playbook.kind(),
        playbook.title(),
        playbook.trigger(),
        playbook.audience(),
        playbook.owner(),
        playbook.steps(),
        terms,
        playbook.weight());
  }

  static BusinessDays days(LocalDate night) {
    return new BusinessDays(Map.of("EMEA", after(night, EASTER)), after(night, Set.of()));
  }

  static boolean isBusinessDay(LocalDate day, Set<LocalDate> holidays) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !holidays.contains(day);
  }

  private static List<LocalDate> after(LocalDate night, Set<LocalDate> holidays) {
    return Stream.iterate(night.plusDays(1), d -> d.plusDays(1))
        .filter(d -> isBusinessDay(d, holidays))
        .limit(10)
        .toList();
  }

  private static PlayStep step(String name, int day, String hours) {
    return new PlayStep(name, day, new BigDecimal(hours));
  }

  private static Playbook playbook(
      String id,
      Kind kind,
      PlayTrigger trigger,
      PlayAudience audience,
      Role owner,
      Terms terms,
      String weight,
      PlayStep... steps) {
    return new Playbook(
        id, kind, id, trigger, audience, owner, List.of(steps), terms, new BigDecimal(weight));
  }
}
