package tenure.jobs.simulate;

import java.util.ArrayList;
import java.util.List;

/** Cuts a simulation into work of bearable size; how often matters for speed and memory only. */
final class WorkPlan {
  private static final double EVENTS_PER_WORK = 250_000;
  private static final double ROWS_PER_WORK = 150_000;
  private static final double USERS_PER_ACCOUNT_DAY = 6;
  private static final double ROWS_PER_ACCOUNT_DAY = 0.5;

  private final Simulation simulation;
  private final int parallelism;
  private final List<Work> works = new ArrayList<>();

  private WorkPlan(Simulation simulation, int parallelism) {
    this.simulation = simulation;
    this.parallelism = parallelism;
  }

  static List<Work> of(Simulation simulation, int parallelism) {
    WorkPlan plan = new WorkPlan(simulation, parallelism);
    plan.planInitialEvents();
    plan.works.add(new Work(Work.Kind.ENTITIES, 0, 1, 0));
    plan.planNights(Work.Kind.EVENTS, plan.eventsPerDay() / EVENTS_PER_WORK);
    double rowsPerDay = simulation.accounts() * ROWS_PER_ACCOUNT_DAY;
    plan.planNights(Work.Kind.ENTITIES, rowsPerDay / ROWS_PER_WORK);
    plan.works.add(new Work(Work.Kind.TRUTH, 0, 0, 0));
    return plan.works;
  }

  /**
   * Parts are cut by the expected size alone: they are files, and must not depend on the machine.
   */
  private void planInitialEvents() {
    int days = Math.max(1, Clock.days(simulation.usageFrom(), simulation.firstDelivery()) + 1);
    double perAccount = eventsPerDay() / simulation.accounts() * days;
    int accounts = (int) Math.max(1, Math.min(EVENTS_PER_WORK / perAccount, simulation.accounts()));
    for (int start = 0, part = 0; start < simulation.accounts(); start += accounts, part++) {
      int end = Math.min(start + accounts, simulation.accounts());
      works.add(new Work(Work.Kind.INITIAL_EVENTS, start, end, part));
    }
  }

  private void planNights(Work.Kind kind, double worksPerNight) {
    int nights = simulation.nights();
    int pieces = (int) Math.max(parallelism, Math.ceil(nights * worksPerNight));
    for (int piece = 0; piece < pieces; piece++) {
      int start = 1 + (int) ((long) nights * piece / pieces);
      int end = 1 + (int) ((long) nights * (piece + 1) / pieces);
      if (start < end) {
        works.add(new Work(kind, start, end, 0));
      }
    }
  }

  private double eventsPerDay() {
    return simulation.accounts() * USERS_PER_ACCOUNT_DAY * simulation.eventsPerUserDay();
  }
}
