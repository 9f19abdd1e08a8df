package tenure.jobs.simulate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import tenure.jobs.simulate.Phase.Kind;

/**
 * Everything that happens to one account, computed from the seed and the account's number alone:
 * any task can tell any account's story again, cheaply and without asking another.
 */
final class AccountStory {
  private final Simulation simulation;
  private final AccountProfile profile;
  private final ValueProcess value;
  private final List<Phase> phases;
  private final List<People.Person> people;
  private List<Invoice> invoices;

  private AccountStory(Simulation simulation, int account) {
    this.simulation = simulation;
    this.profile = AccountProfile.of(simulation, account);
    this.value = process("value");
    ValueProcess driver = simulation.signal() ? value : process("fate");
    this.phases = bounded(simulation, account, Contract.phases(simulation, profile, driver));
    this.people = People.of(simulation, profile, value);
  }

  private ValueProcess process(String purpose) {
    return new ValueProcess(
        Dice.of(simulation.seed(), purpose, profile.index()),
        AccountProfile.MONTHS_BEFORE,
        simulation.horizon());
  }

  static AccountStory of(Simulation simulation, int account) {
    return new AccountStory(simulation, account);
  }

  Simulation simulation() {
    return simulation;
  }

  AccountProfile profile() {
    return profile;
  }

  int index() {
    return profile.index();
  }

  String crmId() {
    return Population.crmId(profile.index());
  }

  Population population() {
    return new Population(simulation);
  }

  ValueProcess value() {
    return value;
  }

  double valueOn(LocalDate day) {
    return value.in(simulation.monthOf(day));
  }

  List<Phase> phases() {
    return phases;
  }

  Phase lastPhase() {
    return phases.get(phases.size() - 1);
  }

  List<People.Person> people() {
    return people;
  }

  List<Invoice> invoices() {
    if (invoices == null) {
      invoices = Billing.invoices(this);
    }
    return invoices;
  }

  Dice dice(String purpose, long... keys) {
    long[] path = new long[keys.length + 1];
    path[0] = profile.index();
    System.arraycopy(keys, 0, path, 1, keys.length);
    return Dice.of(simulation.seed(), purpose, path);
  }

  /** The phase in force, or null. */
  Phase phaseOn(LocalDate day) {
    for (Phase phase : phases) {
      if (phase.covers(day)) {
        return phase;
      }
    }
    return null;
  }

  /** Seats that may be used: none while paused or away. */
  int seatsOn(LocalDate day) {
    Phase phase = phaseOn(day);
    return phase == null || phase.kind() == Kind.PAUSED ? 0 : phase.seats();
  }

  /** True while service runs, trials and free plans included. */
  boolean isServedOn(LocalDate day) {
    return seatsOn(day) > 0;
  }

  /** Minor units a month at the end of a day, after the discounts that recur then. */
  BigDecimal netMrr(LocalDate day) {
    return monthly(day, Phase::netAmount);
  }

  /** Minor units a month before discounts. */
  BigDecimal listMrr(LocalDate day) {
    return monthly(day, (phase, on) -> phase.listAmount());
  }

  private BigDecimal monthly(LocalDate day, BiFunction<Phase, LocalDate, BigDecimal> amount) {
    Phase phase = phaseOn(day);
    return phase == null || !phase.isPaidOn(day)
        ? BigDecimal.ZERO
        : phase.monthly(amount.apply(phase, day));
  }

  /** Service of a record deleted in the CRM ends with it. */
  private static List<Phase> bounded(Simulation simulation, int account, List<Phase> phases) {
    Population population = new Population(simulation);
    if (!population.isDeleted(account)) {
      return phases;
    }
    LocalDate last = population.deletedOn(account);
    List<Phase> kept = new ArrayList<>();
    for (Phase phase : phases) {
      if (phase.start().isBefore(last)) {
        boolean cut = phase.end() == null || phase.end().isAfter(last);
        Phase.Ending ending = new Phase.Ending(Phase.Reason.REQUESTED, last, "other");
        kept.add(cut ? phase.endedOn(last, ending, last) : phase);
      }
    }
    return List.copyOf(kept);
  }
}
