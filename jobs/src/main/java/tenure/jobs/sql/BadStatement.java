package tenure.jobs.sql;

import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.parser.ParseException;
import tenure.jobs.OperatorError;

/** A statement that Spark cannot read or resolve. */
public final class BadStatement extends OperatorError {
  private static final long serialVersionUID = 1L;

  private BadStatement(String why, Throwable cause) {
    super(USAGE, "The statement cannot be answered: " + why, cause);
  }

  /** What Spark says of it. */
  public static BadStatement of(AnalysisException refused) {
    return new BadStatement(words(refused), refused);
  }

  /** Spark's message without its error class in front and the query plan behind. */
  private static String words(AnalysisException refused) {
    String message = refused.getMessage();
    String whole =
        refused instanceof ParseException
            ? message
            : message.lines().takeWhile(l -> !l.startsWith("'")).reduce("", (a, b) -> a + "\n" + b);
    return whole
        .replaceFirst("^\\s*\\[[A-Z_.]+\\]\\s*", "")
        .replaceAll("\\s*SQLSTATE: \\w+", "")
        .strip();
  }
}
