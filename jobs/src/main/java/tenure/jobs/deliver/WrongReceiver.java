package tenure.jobs.deliver;

import tenure.jobs.OperatorError;

/** What answers at the address does not take events at all. */
public final class WrongReceiver extends OperatorError {
  private static final long serialVersionUID = 1L;

  WrongReceiver(String receiver, int status) {
    super(
        USAGE,
        "%s answered %d, which is no fault of the event: it wants no events at this address, or not signed with this secret. Nothing more was sent. Correct tenure.deliver.webhook (url, secret) and run the same command again."
            .formatted(receiver, status));
  }
}
