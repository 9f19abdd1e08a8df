package tenure.jobs.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tenure.jobs.simulate.Phase.Ending;
import tenure.jobs.simulate.Phase.Kind;
import tenure.jobs.simulate.Phase.Reason;

/**
 * Turns what is agreed into consecutive phases. Now and then a change is entered late and
 * backdated, and now and then a quantity is entered wrong and put right later: history as billing
 * knows it moves.
 */
final class ContractWriter {
  private static final double BACKDATED = 0.04;
  private static final double MISCOUNTED = 0.015;

  private final Dice dice;
  private final LocalDate from;
  private final List<Phase> phases = new ArrayList<>();
  private Terms terms;
  private boolean running;
  private LocalDate lastKnown = LocalDate.MIN;

  ContractWriter(Dice dice, LocalDate from) {
    this.dice = dice;
    this.from = from;
  }

  List<Phase> phases() {
    return List.copyOf(phases);
  }

  /** True while the last phase has no end, not even an announced one. */
  boolean isRunning() {
    return running;
  }

  Phase last() {
    return phases.get(phases.size() - 1);
  }

  Terms terms() {
    return terms;
  }

  void start(LocalDate day, Terms agreed, int trialDays) {
    LocalDate trialEnd = trialDays == 0 ? null : day.plusDays(trialDays);
    LocalDate anchor = trialEnd == null ? day : trialEnd;
    LocalDate termEnd = termEnd(anchor, agreed);
    lastKnown = Clock.later(day, lastKnown);
    append(agreed, kindOf(agreed), day, trialEnd, anchor, termEnd, lastKnown);
  }

  /** Changes what is sold inside a term: the billing rhythm and the term's end stay. */
  void replace(LocalDate day, Terms agreed) {
    Phase before = last();
    LocalDate known = knownOn(day);
    close(day, new Ending(Reason.REPLACED, day, null), known);
    append(agreed, Kind.PAID, day, null, before.anchor(), before.termEnd(), known);
  }

  /** Starts the next term on a day that need not be the end of the term before. */
  void renew(LocalDate day, Terms agreed, LocalDate termEnd) {
    LocalDate known = knownOn(day);
    close(day, new Ending(Reason.REPLACED, day, null), known);
    append(agreed, Kind.PAID, day, null, day, termEnd, known);
  }

  void pause(LocalDate day) {
    Phase before = last();
    close(day, new Ending(Reason.PAUSED, day, null), day);
    append(terms, Kind.PAUSED, day, null, before.anchor(), before.termEnd(), day);
  }

  void resume(LocalDate day) {
    Phase before = last();
    close(day, new Ending(Reason.REPLACED, day, null), day);
    append(terms, Kind.PAID, day, null, before.anchor(), before.termEnd(), day);
  }

  void end(LocalDate day, Reason reason, LocalDate requestedOn) {
    LocalDate known = reason == Reason.REQUESTED ? knownOn(day) : day;
    LocalDate request = known.isAfter(day) ? known : requestedOn;
    String feedback = reason == Reason.REQUESTED ? dice.pick(Words.FEEDBACK) : null;
    close(day, new Ending(reason, request, feedback), known);
  }

  private void close(LocalDate day, Ending ending, LocalDate known) {
    lastKnown = Clock.later(known, lastKnown);
    phases.set(phases.size() - 1, last().endedOn(day, ending, lastKnown));
    running = false;
  }

  private void append(
      Terms agreed,
      Kind kind,
      LocalDate day,
      LocalDate trialEnd,
      LocalDate anchor,
      LocalDate termEnd,
      LocalDate known) {
    terms = agreed.withDiscount(phases.isEmpty() ? agreed.discount() : agreed.discountFrom(day));
    phases.add(
        new Phase(
            phases.size(),
            kind,
            day,
            null,
            trialEnd,
            anchor,
            termEnd,
            terms.intervalMonths(),
            terms.items(),
            terms.discount(),
            null,
            Clock.later(known, lastKnown),
            null,
            kind == Kind.PAID ? miscountedUntil(day, known) : null));
    running = true;
  }

  private LocalDate miscountedUntil(LocalDate day, LocalDate known) {
    boolean wrong = !day.isBefore(from) && dice.chance(MISCOUNTED);
    return wrong ? known.plusDays(dice.whole(18, 50)) : null;
  }

  private LocalDate knownOn(LocalDate day) {
    boolean late = !day.isBefore(from) && dice.chance(BACKDATED);
    return Clock.later(lastKnown, late ? day.plusDays(dice.whole(12, 45)) : day);
  }

  private static LocalDate termEnd(LocalDate anchor, Terms agreed) {
    return agreed.termMonths() == 0 ? null : anchor.plusMonths(agreed.termMonths());
  }

  private static Kind kindOf(Terms agreed) {
    return agreed.plan() == Catalogue.FREE ? Kind.FREE : Kind.PAID;
  }
}
