package tenure.jobs.explain;

import java.util.List;
import org.apache.spark.sql.Row;
import tenure.marts.FctSignal;
import tenure.signals.Signals;

/** The open signals of an account in words. */
public final class SignalWords {
  private SignalWords() {}

  /** One line each, the most severe first; what it was seen by stands behind it. */
  public static List<String> of(Explanation explained) {
    return explained.signals().collectAsList().stream().map(SignalWords::line).toList();
  }

  private static String line(Row row) {
    String figures =
        row.<String>getAs(Signals.EVIDENCE.name())
            .replaceAll("[{}\"]", "")
            .replace(",", ", ")
            .replace(":", " ");
    return "open signal: %s (%s, %s) since %s: %s"
        .formatted(
            row.getAs(Signals.SIGNAL.name()),
            row.getAs(Signals.KIND.name()),
            row.getAs(Signals.SEVERITY.name()),
            row.getAs(FctSignal.OPENED_DATE.name()),
            figures);
  }
}
