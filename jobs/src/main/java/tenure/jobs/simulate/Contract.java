package tenure.jobs.simulate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import tenure.jobs.simulate.Phase.Kind;
import tenure.jobs.simulate.Phase.Reason;

/**
 * Decides, month by month, what becomes of an account's contract. The chances depend on the driver
 * of one to three months before: the value realised or, without signal, a process of the same kind
 * that nothing else sees. It is the same before the first simulated month: a company that showed
 * only those who stayed would seem to have lost nobody.
 */
final class Contract {
  private final Simulation simulation;
  private final AccountProfile profile;
  private final ValueProcess driver;
  private final Dice dice;
  private final ContractWriter writer;
  private int resumeMonth;

  private Contract(Simulation simulation, AccountProfile profile, ValueProcess driver) {
    this.simulation = simulation;
    this.profile = profile;
    this.driver = driver;
    this.dice = Dice.of(simulation.seed(), "contract", profile.index());
    this.writer =
        new ContractWriter(
            Dice.of(simulation.seed(), "entries", profile.index()), simulation.from());
  }

  /** The account's phases in order, up to a few months past the simulated period. */
  static List<Phase> phases(Simulation simulation, AccountProfile profile, ValueProcess driver) {
    Contract contract = new Contract(simulation, profile, driver);
    int first = simulation.monthOf(profile.started());
    contract.begin(first);
    for (int month = first + 1; month < simulation.horizon(); month++) {
      contract.live(month);
    }
    return contract.writer.phases();
  }

  private void begin(int month) {
    LocalDate day = profile.started();
    boolean trial = profile.plan() != Catalogue.FREE && dice.chance(0.4);
    int trialDays = trial ? dice.pick(List.of(14, 30)) : 0;
    writer.start(day, Offers.first(profile, dice, day), trialDays);
    if (trial && !dice.chance(0.55 + 0.42 * driver.in(month))) {
      writer.end(day.plusDays(trialDays), Reason.TRIAL_EXPIRED, day.plusDays(trialDays));
    }
  }

  private void live(int month) {
    Phase phase = writer.last();
    if (!writer.isRunning()) {
      considerReturn(month, phase);
    } else if (phase.kind() == Kind.PAUSED) {
      considerResuming(month, phase);
    } else if (phase.kind() == Kind.FREE) {
      considerPaying(month, phase);
    } else if (isIn(phase.termEnd(), month)) {
      renewOrLeave(month, phase);
    } else {
      midTerm(month, phase);
    }
  }

  private void renewOrLeave(int month, Phase phase) {
    LocalDate due = phase.termEnd();
    if (dice.chance(Hazards.leavingAtRenewal(driver.before(month)))) {
      leaveAtRenewal(phase, due);
    } else {
      LocalDate day = renewalDay(due);
      writer.renew(
          day, Offers.renewal(writer.terms(), driver.before(month), day, dice), next(phase));
    }
  }

  private void leaveAtRenewal(Phase phase, LocalDate due) {
    LocalDate asked = due.minusDays(dice.whole(8, 80));
    boolean doesNotPay = dice.chance(0.15);
    if (doesNotPay && simulation.signal()) {
      writer.renew(due, writer.terms(), next(phase));
      writer.end(due.plusDays(45), Reason.PAYMENT_FAILED, due.plusDays(45));
    } else {
      writer.end(due, Reason.REQUESTED, Clock.later(asked, phase.start()));
    }
  }

  private void midTerm(int month, Phase phase) {
    double value = driver.before(month);
    LocalDate day = simulation.month(month).atDay(dice.whole(1, 28));
    LocalDate earliest = phase.trialEnd() == null ? phase.start() : phase.trialEnd();
    if (!day.isAfter(earliest)) {
      return;
    }
    if (phase.termEnd() == null && dice.chance(Hazards.leavingInMonth(value))) {
      leaveInMonth(month, phase);
    } else if (phase.termEnd() == null && dice.chance(Hazards.shrinkingInMonth(value))) {
      writer.replace(day, Offers.smaller(writer.terms(), day, dice));
    } else if (dice.chance(Hazards.growingInMonth(value))) {
      writer.replace(day, Offers.larger(writer.terms(), day, dice));
    } else if (dice.chance(Hazards.PAUSING_IN_MONTH)) {
      writer.pause(day);
      resumeMonth = month + dice.whole(1, 3);
    }
  }

  private void leaveInMonth(int month, Phase phase) {
    long periods = month - simulation.monthOf(phase.anchor());
    LocalDate day = phase.anchor().plusMonths(periods);
    LocalDate end = day.isAfter(phase.start()) ? day : phase.anchor().plusMonths(periods + 1);
    boolean doesNotPay = dice.chance(0.2) && simulation.signal();
    if (doesNotPay) {
      writer.end(end.plusDays(45), Reason.PAYMENT_FAILED, end.plusDays(45));
      return;
    }
    LocalDate asked = end.minusDays(dice.whole(1, 25));
    writer.end(end, Reason.REQUESTED, Clock.later(asked, phase.start()));
    if (writer.terms().plan() == Catalogue.STARTER && dice.chance(0.15)) {
      writer.start(end, Offers.free(profile, end), 0);
    }
  }

  private void considerReturn(int month, Phase phase) {
    boolean wasPaid = phase.ending().reason() != Reason.TRIAL_EXPIRED;
    int monthsAway = month - simulation.monthOf(phase.end());
    if (wasPaid && monthsAway >= 2 && monthsAway <= 9 && dice.chance(Hazards.RETURNING_IN_MONTH)) {
      LocalDate day = simulation.month(month).atDay(dice.whole(1, 28));
      Terms again = Offers.smaller(writer.terms().withoutAddOns(), day, dice);
      writer.start(day, again.withListYear(day.getYear()), 0);
    }
  }

  private void considerResuming(int month, Phase phase) {
    if (month < resumeMonth) {
      return;
    }
    LocalDate day = simulation.month(month).atDay(dice.whole(1, 28));
    boolean isDue = isIn(phase.termEnd(), month) || isPast(phase.termEnd(), day);
    if (!dice.chance(0.85)) {
      writer.end(day, Reason.NOT_RESUMED, day);
    } else if (isDue) {
      writer.renew(day, writer.terms(), day.plusMonths(writer.terms().termMonths()));
    } else {
      writer.resume(day);
    }
  }

  private void considerPaying(int month, Phase phase) {
    LocalDate day = simulation.month(month).atDay(dice.whole(1, 28));
    boolean pays = dice.chance(0.04 * driver.before(month));
    if (pays && day.isAfter(phase.start())) {
      Terms paid = writer.terms().withPlan(Catalogue.STARTER, day).withListYear(day.getYear());
      writer.replace(day, paid);
    }
  }

  /** Mostly the day itself; sometimes early, sometimes late, within the month. */
  private LocalDate renewalDay(LocalDate due) {
    YearMonth month = YearMonth.from(due);
    double roll = dice.uniform();
    if (roll < 0.10) {
      return Clock.later(due.minusDays(dice.whole(3, 25)), month.atDay(1));
    }
    return roll < 0.15 ? Clock.earlier(due.plusDays(dice.whole(2, 14)), month.atEndOfMonth()) : due;
  }

  private LocalDate next(Phase phase) {
    LocalDate following = phase.termEnd().plusMonths(writer.terms().termMonths());
    // The anchor day comes back after a short month.
    int wanted = profile.started().getDayOfMonth();
    return following.withDayOfMonth(Math.min(wanted, following.lengthOfMonth()));
  }

  private boolean isIn(LocalDate day, int month) {
    return day != null && simulation.monthOf(day) == month;
  }

  private static boolean isPast(LocalDate day, LocalDate now) {
    return day != null && !day.isAfter(now);
  }
}
