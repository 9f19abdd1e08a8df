package tenure.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Follows references upward for a bounded number of steps, so that circles do no harm. */
final class Climb {
  static final String ID = "climb_id";
  static final String FROM = "climb_from";
  static final String TO = "climb_to";
  static final String WEIGHT = "climb_weight";
  static final String TOP = "climb_top";
  static final String STEPS = "climb_steps";
  static final String IS_LOOP = "climb_is_loop";

  private Climb() {}

  /**
   * Where each id ends: top, the steps made (by weight), and whether it was still moving after the
   * last step allowed.
   *
   * @param ids one row per id
   * @param references from, to and weight; at most one per from
   */
  static Dataset<Row> tops(Dataset<Row> ids, Dataset<Row> references, int mostSteps) {
    Dataset<Row> at =
        ids.select(col(ID), col(ID).as(TOP), lit(0L).as(STEPS), lit(false).as(IS_LOOP));
    for (int step = 0; step <= mostSteps; step++) {
      at = oneUp(at, references, step);
    }
    return at;
  }

  private static Dataset<Row> oneUp(Dataset<Row> at, Dataset<Row> references, int step) {
    Column from = col(FROM + step);
    Column to = col(TO + step);
    Column weight = col(WEIGHT + step);
    Dataset<Row> up =
        references.select(
            col(FROM).as(FROM + step), col(TO).as(TO + step), col(WEIGHT).as(WEIGHT + step));
    return at.join(up, col(TOP).equalTo(from), "left_outer")
        .select(
            col(ID),
            coalesce(to, col(TOP)).as(TOP),
            col(STEPS).plus(coalesce(weight, lit(0L))).as(STEPS),
            to.isNotNull().as(IS_LOOP));
  }
}
