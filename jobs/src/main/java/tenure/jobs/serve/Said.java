package tenure.jobs.serve;

import java.util.List;
import org.apache.hive.service.rpc.thrift.TRowSet;
import org.apache.hive.service.rpc.thrift.TStatus;
import org.apache.hive.service.rpc.thrift.TStatusCode;
import tenure.jobs.OperatorError;

/** What a driver is told beside rows. */
final class Said {
  /** That all is well. */
  static final TStatus OK = new TStatus(TStatusCode.SUCCESS_STATUS);

  /** The state of SQL for what is wrong with a statement, and for what failed otherwise. */
  private static final String OF_STATEMENT = "42000";

  private static final String OF_WORK = "HY000";

  private Said() {}

  /** That it cannot be done, and why, in one message without a trace. */
  static TStatus no(Throwable why) {
    Throwable cause = why;
    while (!(cause instanceof OperatorError) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    TStatus status = new TStatus(TStatusCode.ERROR_STATUS);
    status.setSqlState(cause instanceof OperatorError ? OF_STATEMENT : OF_WORK);
    status.setErrorCode(cause instanceof OperatorError known ? known.exitCode() : 0);
    status.setErrorMessage(String.valueOf(cause.getMessage()));
    return status;
  }

  /** No rows of one text. */
  static TRowSet nothing() {
    TRowSet none = new TRowSet(0, List.of());
    none.setColumns(List.of(Sent.TEXT.column(List.of())));
    return none;
  }
}
