package tenure.silver;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Follows references upward for a bounded number of steps, so that circles do no harm.
 *
 * <p>References between accounts are few, so all of them travel with each row as one map, and a
 * climb is one expression: a join per step would cost a small night most of its time.
 */
final class Climb {
  static final String ID = "climb_id";
  static final String FROM = "climb_from";
  static final String TO = "climb_to";
  static final String WEIGHT = "climb_weight";
  static final String TOP = "climb_top";
  static final String STEPS = "climb_steps";
  static final String IS_LOOP = "climb_is_loop";

  private static final String MAP = "climb_map";
  private static final String END = "climb_end";
  private static final String UP = "up";

  private Climb() {}

  /**
   * Where each id ends: top, the steps made (by weight), and whether it was still moving after the
   * last step allowed.
   *
   * @param ids one row per id
   * @param references from, to and weight; at most one per from
   */
  static Dataset<Row> tops(Dataset<Row> ids, Dataset<Row> references, int mostSteps) {
    Column end = col(END);
    Column moved = end.isNotNull();
    return ids.join(ends(references, mostSteps), col(ID).equalTo(col(FROM)), "left_outer")
        .select(
            col(ID),
            coalesce(end.getField(TOP), col(ID)).as(TOP),
            coalesce(end.getField(STEPS), lit(0L)).as(STEPS),
            moved.and(end.getField(UP).isNotNull()).as(IS_LOOP));
  }

  private static Dataset<Row> ends(Dataset<Row> references, int mostSteps) {
    Column step = struct(col(TO), col(WEIGHT));
    Dataset<Row> all =
        references.agg(map_from_entries(collect_list(struct(col(FROM), step))).as(MAP));
    // Looked up rather than taken: the type of the start must say that there may be no next step.
    Column first = try_element_at(col(MAP), col(FROM));
    Column start = struct(col(FROM).as(TOP), lit(0L).as(STEPS), first.as(UP));
    Column end = aggregate(sequence(lit(1), lit(mostSteps)), start, (at, number) -> oneUp(at));
    return references.crossJoin(broadcast(all)).select(col(FROM), end.as(END));
  }

  private static Column oneUp(Column at) {
    Column up = at.getField(UP);
    Column next =
        struct(
            up.getField(TO).as(TOP),
            at.getField(STEPS).plus(up.getField(WEIGHT)).as(STEPS),
            try_element_at(col(MAP), up.getField(TO)).as(UP));
    return when(up.isNull(), at).otherwise(next);
  }
}
