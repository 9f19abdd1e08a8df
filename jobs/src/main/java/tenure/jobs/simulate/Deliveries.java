package tenure.jobs.simulate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The extracts in order: number 0 is the initial load, then one per night. */
record Deliveries(LocalDate first, LocalDate last) {
  /** Of something that becomes known only after the last extract. */
  static final int NEVER = -1;

  static Deliveries of(Simulation simulation) {
    return new Deliveries(simulation.firstDelivery(), simulation.to());
  }

  int count() {
    return (int) ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** The extract that first holds what became known on a day. */
  int holding(LocalDate knownOn) {
    if (knownOn.isAfter(last)) {
      return NEVER;
    }
    return (int) Math.max(0, ChronoUnit.DAYS.between(first, knownOn));
  }

  LocalDate dateOf(int delivery) {
    return first.plusDays(delivery);
  }
}
