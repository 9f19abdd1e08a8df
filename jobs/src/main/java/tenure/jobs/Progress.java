package tenure.jobs;

/** Hears how a long piece of work goes on: the console shows it, the run ledger keeps it. */
public interface Progress {
  /** Hears nothing. */
  Progress SILENT = new Progress() {};

  /** A run begins, under an id of its own. */
  default void identified(String run) {}

  /** A piece of work of this many steps begins. */
  default void begins(String what, int steps) {}

  /** A step begins. */
  default void started(String step) {}

  /** A step is done. */
  default void finished(StepResult result) {}

  /** A step ended without its rows; why is thrown. */
  default void failed(String step) {}

  /** Something worth a line. */
  default void note(String line) {}

  /** The piece of work is over. */
  default void ended(String what) {}
}
