package tenure.jobs.ingest;

import tenure.jobs.OperatorError;

/** Rows were lost or multiplied between an extract and its table. */
public final class ConservationBroken extends OperatorError {
  private static final long serialVersionUID = 1L;

  ConservationBroken(String target, long expected, long found) {
    super(
        REFUSED,
        "Of the rows read for "
            + target
            + ", "
            + expected
            + " should count, but "
            + found
            + " were made: rows were lost or multiplied on the way. Nothing was published. Look for keys that stand twice in silver.account_links, and report this with the night's summary.");
  }
}
