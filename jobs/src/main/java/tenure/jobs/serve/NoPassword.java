package tenure.jobs.serve;

import tenure.jobs.OperatorError;
import tenure.jobs.settings.DeliverySettings.SecretPlace;

/** Marts cannot be served without the password that readers give; it is never shown. */
public final class NoPassword extends OperatorError {
  private static final long serialVersionUID = 1L;

  NoPassword(String whose, SecretPlace place, String why) {
    super(
        USAGE,
        "The marts are not served: the password of "
            + whose
            + " cannot be used, since "
            + why
            + (place.file().isBlank()
                ? " in the environment variable " + place.variable()
                : " in the file " + place.file())
            + ". Put it there, and see tenure.serve in config/reference.conf; a good one makes:"
            + " openssl rand -base64 24");
  }
}
