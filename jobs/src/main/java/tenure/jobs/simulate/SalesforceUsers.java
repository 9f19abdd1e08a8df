package tenure.jobs.simulate;

import java.time.LocalDate;
import tenure.jobs.simulate.CsmRoster.Csm;

/** The managers as CRM users; leaving makes one inactive. */
final class SalesforceUsers {
  private SalesforceUsers() {}

  static void record(CsmRoster roster, Recorder recorder) {
    for (Csm csm : roster.managers()) {
      recorder.add(LandingObject.USERS, csm.since(), csm.id(), () -> row(csm, csm.since()));
      if (csm.leftOn() != null) {
        recorder.add(LandingObject.USERS, csm.leftOn(), csm.id(), () -> row(csm, csm.leftOn()));
      }
    }
  }

  private static String row(Csm csm, LocalDate day) {
    boolean active = csm.leftOn() == null || day.isBefore(csm.leftOn());
    return Csv.line(
        csm.id(),
        csm.name(),
        csm.email(),
        csm.team(),
        csm.capacity() + ".0",
        csm.annualCost(),
        active,
        Clock.milliseconds(csm.since(), 32_400),
        Clock.milliseconds(day, 61_200));
  }
}
