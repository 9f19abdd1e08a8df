package tenure.jobs.ingest;

import tenure.jobs.OperatorError;

/** A link in the landing folder leads out of it. */
public final class OutsideLanding extends OperatorError {
  private static final long serialVersionUID = 1L;

  OutsideLanding(String file) {
    super(
        USAGE,
        file
            + " is a link that leads out of the landing folder, and nothing outside it is read. Put the file itself there.");
  }
}
