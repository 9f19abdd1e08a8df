package tenure.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import tenure.contract.Field;

/**
 * One comparison of a certificate: an identity at one scope, with both sides added up, and where
 * they differ most. The columns are those that the proofs of ledger and retention share.
 */
public final class Compared {
  public static final Field IDENTITY =
      Field.id("identity", "What must hold, by name; what it says stands in statement.").key();
  public static final Field SCOPE =
      Field.choice(
              "scope",
              "What is compared one by one: grains, months of grains, lines, slices or sums over all.",
              "grain",
              "line",
              "slice",
              "total")
          .key();
  public static final Field COMPARED =
      Field.count("compared", "How many were compared.").required();
  public static final Field FAILED =
      Field.count("failed", "How many of them differ by more than the tolerance.").required();
  public static final Field LEFT_VALUE =
      Field.precise("left_value", "The left side of the identity, over all that was compared.");
  public static final Field RIGHT_VALUE =
      Field.precise("right_value", "The right side of the identity, over all that was compared.");
  public static final Field RESIDUAL =
      Field.precise("residual", "The largest difference, as a positive number.").required();
  public static final Field WORST =
      Field.text("worst", "The grain, line or slice with the largest difference; null for none.");
  public static final Field MONTH_END_DATE =
      Field.day(
          "month_end_date", "The month with the largest difference; null where there is none.");

  private static final String SIZE = "residual";
  private static final String WHO = "worst";
  private static final String MONTH = "month_end_date";

  private Compared() {}

  /**
   * A difference, who has it, and when: the greatest of several is the worst. Null where there is
   * none, since nearly all rows have none and need no name.
   */
  public static Column difference(Column residual, Column who, Column month) {
    return when(
        residual.gt(0),
        struct(
            residual.cast(RESIDUAL.type()).as(SIZE),
            who.cast("string").as(WHO),
            month.cast("date").as(MONTH)));
  }

  /** The size of a {@link #difference}. */
  public static Column size(Column difference) {
    return difference.getField(SIZE);
  }

  /** The row of a comparison, to be inlined; nothing compared is nothing different. */
  public static Column row(
      String identity,
      String scope,
      Column compared,
      Column failed,
      Column left,
      Column right,
      Column worst) {
    Column none = lit(0);
    Column isWorse = size(worst).gt(none);
    return struct(
        lit(identity).as(IDENTITY.name()),
        lit(scope).as(SCOPE.name()),
        coalesce(compared, none).cast("long").as(COMPARED.name()),
        coalesce(failed, none).cast("long").as(FAILED.name()),
        coalesce(left, none).cast(LEFT_VALUE.type()).as(LEFT_VALUE.name()),
        coalesce(right, none).cast(RIGHT_VALUE.type()).as(RIGHT_VALUE.name()),
        coalesce(size(worst), none.cast(RESIDUAL.type())).as(RESIDUAL.name()),
        when(isWorse, worst.getField(WHO)).as(WORST.name()),
        when(isWorse, worst.getField(MONTH)).as(MONTH_END_DATE.name()));
  }
}
