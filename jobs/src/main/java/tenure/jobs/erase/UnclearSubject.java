package tenure.jobs.erase;

import tenure.jobs.OperatorError;

/** What is to be erased is not told in a way that can be understood. */
public final class UnclearSubject extends OperatorError {
  private static final long serialVersionUID = 1L;

  UnclearSubject() {
    // The subject itself is not repeated: messages are kept.
    super(
        USAGE,
        "--subject is neither an e-mail address nor user:ID nor account:ID, so nothing was looked"
            + " for. Give one of them, such as --subject account:0015g0000007000AAA.");
  }
}
