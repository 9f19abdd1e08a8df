package tenure.jobs.explain;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.jobs.OperatorError;
import tenure.scores.Retention;

/** A window of retention that is asked for and not there: its definition, slice or month. */
public final class UnknownWindow extends OperatorError {
  private static final long serialVersionUID = 1L;

  private UnknownWindow(String message) {
    super(USAGE, message);
  }

  /** What is there instead, told from the narrowest part that is not. */
  static UnknownWindow of(RetentionQuestion asked, LocalDate missing, Dataset<Row> retention) {
    String slice = asked.sliceKind() + "=" + asked.sliceValue();
    Dataset<Row> defined =
        retention.where(Retention.DEFINITION_ID.col().equalTo(asked.definition()));
    Dataset<Row> sliced =
        defined
            .where(Retention.SLICE_KIND.col().equalTo(asked.sliceKind()))
            .where(Retention.SLICE_VALUE.col().equalTo(asked.sliceValue()));
    if (defined.isEmpty()) {
      return new UnknownWindow(
          "There is no definition \"%s\" in the published retention. There are: %s."
              .formatted(asked.definition(), values(retention, Retention.DEFINITION_ID.name())));
    }
    if (sliced.isEmpty()) {
      return new UnknownWindow(
          "There is no slice %s in the published retention. There are: %s."
              .formatted(slice, values(defined, "concat(slice_kind, '=', slice_value)")));
    }
    return new UnknownWindow(
        "%s has no accounts to retain in the window that ends on %s. Windows end on: %s."
            .formatted(slice, missing, values(sliced, "date_format(period_end_date, 'yyyy-MM')")));
  }

  private static String values(Dataset<Row> rows, String expression) {
    List<Row> values =
        rows.selectExpr(expression + " AS value").distinct().sort("value").collectAsList();
    return values.isEmpty()
        ? "none, as no night is published yet"
        : values.stream().map(r -> r.getString(0)).collect(Collectors.joining(", "));
  }
}
