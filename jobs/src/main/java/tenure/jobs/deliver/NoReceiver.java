package tenure.jobs.deliver;

import tenure.jobs.OperatorError;

/** Something is to be sent, and the settings name nobody to send it to. */
public final class NoReceiver extends OperatorError {
  private static final long serialVersionUID = 1L;

  NoReceiver() {
    super(
        USAGE,
        "Nothing was sent: the settings name no receiver. Give tenure.deliver.webhook.url, or leave"
            + " out --send to write the outbox alone.");
  }
}
