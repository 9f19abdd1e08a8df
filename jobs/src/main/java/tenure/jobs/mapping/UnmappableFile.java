package tenure.jobs.mapping;

import java.nio.file.Path;
import tenure.jobs.OperatorError;

/** A file that no mapping can be guessed from. */
final class UnmappableFile extends OperatorError {
  private static final long serialVersionUID = 1L;

  UnmappableFile(Path file, String why) {
    super(OperatorError.USAGE, "no mapping of " + file + ": " + why);
  }
}
