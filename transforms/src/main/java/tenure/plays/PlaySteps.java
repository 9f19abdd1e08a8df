package tenure.plays;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.forall;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The steps of a play as it carries them from night to night: an array, stored as JSON. */
public final class PlaySteps {
  /** What is to be done. */
  public static final String STEP = "step";

  /** The business day it is due on, fixed on the night that opened the play. */
  public static final String DUE = "due";

  /** Hours of work. */
  public static final String HOURS = "hours";

  /** open, overdue, done or skipped. */
  public static final String STATE = "state";

  /** The day it was done or given up. */
  public static final String ENDED = "ended";

  static final String DAY = "day";

  private static final ArrayType TYPE =
      DataTypes.createArrayType(
          new StructType()
              .add(STEP, DataTypes.StringType)
              .add(DUE, DataTypes.DateType)
              .add(HOURS, DataTypes.DoubleType)
              .add(STATE, DataTypes.StringType)
              .add(ENDED, DataTypes.DateType));

  private PlaySteps() {}

  /** The steps as stored. */
  public static Column parsed(Column json) {
    return from_json(json, TYPE);
  }

  /** The steps of a play that opens: each due on its business day. */
  static Column planned(Column plan, Column days) {
    return transform(
        plan,
        s ->
            struct(
                s.getField(STEP).as(STEP),
                dayAt(days, s.getField(DAY)).as(DUE),
                s.getField(HOURS).as(HOURS),
                lit("open").as(STATE),
                lit(null).cast("date").as(ENDED)));
  }

  /** A business day, the first being 0. */
  static Column dayAt(Column days, Column number) {
    return element_at(days, number.plus(1));
  }

  /**
   * The steps with what was told of them; where two tell different things, nothing is believed.
   *
   * @param told an array of {@link Told}; null where nothing was
   */
  static Column worked(Column steps, Column told) {
    return transform(
        steps,
        s -> {
          Column own = filter(told, t -> t.getField(STEP).equalTo(s.getField(STEP)));
          Column said = array_distinct(transform(own, t -> t.getField(STATE)));
          Column isTold = size(said).equalTo(1).and(isOpen(s));
          return struct(
              s.getField(STEP).as(STEP),
              s.getField(DUE).as(DUE),
              s.getField(HOURS).as(HOURS),
              when(isTold, element_at(said, 1)).otherwise(s.getField(STATE)).as(STATE),
              when(isTold, array_max(transform(own, t -> t.getField(ENDED))))
                  .otherwise(s.getField(ENDED))
                  .as(ENDED));
        });
  }

  /**
   * The steps at the end of a night: the rest of a closed play is skipped, what is late overdue.
   */
  static Column settled(Column steps, Column isClosed, Column tonight) {
    return transform(
        steps,
        s -> {
          Column state =
              when(not(isOpen(s)), s.getField(STATE))
                  .when(isClosed, "skipped")
                  .when(s.getField(DUE).lt(tonight), "overdue")
                  .otherwise("open");
          return struct(
              s.getField(STEP).as(STEP),
              s.getField(DUE).as(DUE),
              s.getField(HOURS).as(HOURS),
              state.as(STATE),
              s.getField(ENDED).as(ENDED));
        });
  }

  static Column areAllEnded(Column steps) {
    return coalesce(forall(steps, s -> not(isOpen(s))), lit(false));
  }

  static Column isAnyOverdue(Column steps) {
    return exists(steps, s -> s.getField(STATE).equalTo("overdue"));
  }

  /** The day of the next step; null where none is left. */
  static Column nextDue(Column steps) {
    return array_min(transform(filter(steps, PlaySteps::isOpen), s -> s.getField(DUE)));
  }

  /** The day the last step ended. */
  static Column lastEnded(Column steps) {
    return array_max(transform(steps, s -> s.getField(ENDED)));
  }

  /** How many steps are in a state. */
  public static Column count(Column steps, String state) {
    return size(filter(steps, s -> s.getField(STATE).equalTo(state)));
  }

  private static Column isOpen(Column step) {
    return step.getField(STATE).isin("open", "overdue");
  }
}
