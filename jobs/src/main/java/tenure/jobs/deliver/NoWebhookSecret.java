package tenure.jobs.deliver;

import tenure.jobs.OperatorError;
import tenure.jobs.settings.DeliverySettings.SecretPlace;

/** Events cannot be signed; the message says where the secret was looked for, never what it is. */
public final class NoWebhookSecret extends OperatorError {
  private static final long serialVersionUID = 1L;

  NoWebhookSecret(SecretPlace place, String why) {
    super(
        USAGE,
        "The secret of the webhook cannot be used: "
            + why
            + (place.file().isBlank()
                ? " in the environment variable " + place.variable()
                : " in the file " + place.file())
            + ". Nothing was sent. Make one with: echo \"whsec_$(openssl rand -base64 32)\", give it"
            + " to the receiver too, and name its file by tenure.deliver.webhook.secret-file or put"
            + " it into the variable.");
  }
}
