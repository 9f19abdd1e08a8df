package tenure.jobs.ingest;

import tenure.jobs.OperatorError;

/** A file is not what its format says, from beginning to end. */
public final class UnreadableFile extends OperatorError {
  private static final long serialVersionUID = 1L;

  UnreadableFile(String file, String why, Throwable cause) {
    super(
        REFUSED,
        file
            + " cannot be read: "
            + why
            + ". Nothing of it was taken. Deliver the file again, whole and in its format and encoding, and run the night again.",
        cause);
  }
}
