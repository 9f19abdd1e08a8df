package tenure.scores;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;

/**
 * One way to look at the retention of a window: a new definition is one more constant in {@link
 * #ALL}.
 *
 * @param id the definition_id
 * @param periodKind what the period is called
 * @param months how long the window is
 * @param endsOn which month ends close a window
 */
public record RetentionDefinition(
    String id, String periodKind, int months, UnaryOperator<Column> endsOn) {

  /** The trailing year, at every month end. */
  public static final RetentionDefinition COHORT_12M =
      new RetentionDefinition("cohort_12m", "trailing_12", 12, end -> lit(true));

  /** Each month by itself. */
  public static final RetentionDefinition MONTHLY =
      new RetentionDefinition("monthly", "month", 1, end -> lit(true));

  /** Every definition that is published. */
  public static final List<RetentionDefinition> ALL = List.of(COHORT_12M, MONTHLY);

  /**
   * Refuses a window without length.
   *
   * @throws IllegalArgumentException naming the definition
   */
  public RetentionDefinition {
    if (months < 1) {
      throw new IllegalArgumentException(id + " needs a window of at least one month");
    }
  }
}
