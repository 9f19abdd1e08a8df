package tenure.jobs.simulate;

import tenure.jobs.OperatorError;

/** The settings of a simulation contradict themselves; says which and what would be right. */
public final class InvalidSimulation extends OperatorError {
  private static final long serialVersionUID = 1L;

  InvalidSimulation(String problem) {
    super(
        USAGE,
        "This company cannot be simulated: " + problem + ". Change that option and run again.");
  }
}
