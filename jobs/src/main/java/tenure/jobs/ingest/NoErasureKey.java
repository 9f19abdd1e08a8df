package tenure.jobs.ingest;

import tenure.jobs.OperatorError;

/** The key of erasures is missing where it is needed. */
public final class NoErasureKey extends OperatorError {
  private static final long serialVersionUID = 1L;

  NoErasureKey(ErasureKey.Place place, String why) {
    super(
        USAGE,
        "The key of erasures cannot be used: "
            + why
            + (place.file().isBlank()
                ? " in the environment variable " + place.variable()
                : " in the file " + place.file())
            + ". Without it what was erased would come back with the next extract, so nothing was"
            + " done. Make one once, for example with: openssl rand -base64 48 > erasure.key;"
            + " keep it outside of the lake, and name it by tenure.erasure.key-file or put it into"
            + " the variable.");
  }
}
