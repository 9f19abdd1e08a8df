package tenure.jobs.lake;

import tenure.jobs.OperatorError;

/** The lake was taken over while its holder stood still; whatever it does now comes too late. */
public final class LeaseLost extends OperatorError {
  private static final long serialVersionUID = 1L;

  LeaseLost(String lake, long token) {
    super(
        LAKE_HELD,
        "This run lost the lake "
            + lake
            + ": it was silent for longer than its lease (number "
            + token
            + ") lasts, so another may be writing there. It stopped, and published nothing. Run it"
            + " again once the other has ended; if that happens often, raise"
            + " tenure.lease.expires-seconds.");
  }
}
