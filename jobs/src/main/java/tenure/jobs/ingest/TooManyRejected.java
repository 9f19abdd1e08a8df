package tenure.jobs.ingest;

import java.util.List;
import java.util.Locale;
import tenure.jobs.OperatorError;

/** More rows of an extract could not be read than its configuration allows. */
public final class TooManyRejected extends OperatorError {
  private static final long serialVersionUID = 1L;

  TooManyRejected(ObjectSettings object, long rejected, long of, List<String> first) {
    super(
        REFUSED,
        String.format(
            Locale.ROOT,
            "%d of %d rows of %s (%.2f %%) could not be read; allowed are %.2f %%. The first:%n  %s%n"
                + "Nothing was published and the tables stand as before. Deliver the extract again, or raise max-rejected-share of %s.",
            rejected,
            of,
            object.name(),
            100.0 * rejected / of,
            100.0 * object.maxRejectedShare(),
            String.join(System.lineSeparator() + "  ", first),
            object.key()));
  }
}
