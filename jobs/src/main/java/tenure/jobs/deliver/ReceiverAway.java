package tenure.jobs.deliver;

import tenure.jobs.OperatorError;

/** The receiver did not take an event however often it was sent. */
public final class ReceiverAway extends OperatorError {
  private static final long serialVersionUID = 1L;

  ReceiverAway(String receiver, String what, Throwable cause) {
    super(
        PASSING,
        receiver
            + " took no more events: "
            + what
            + ". Those it acknowledged are written down. Run the same command again once it is back:"
            + " only the others are sent, with the same ids as before.",
        cause);
  }
}
