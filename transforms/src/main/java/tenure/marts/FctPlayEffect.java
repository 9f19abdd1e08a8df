package tenure.marts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.plays.Plays;

/**
 * Whether playbooks help: one row per playbook and month end, which compares the customers for whom
 * a play was opened with those whom the lot held out (rule 4.17).
 */
public final class FctPlayEffect {
  /** Of the normal distribution, for an interval that holds the truth 19 times of 20. */
  private static final double DEVIATIONS = 1.96;

  /** With fewer on either side one customer more or less changes the verdict. */
  private static final int LEAST = 10;

  public static final Field PLAYBOOK = Plays.PLAYBOOK.key();
  public static final Field MONTH_END_DATE = FctCsmMonth.MONTH_END_DATE.meaning("The month.");
  public static final Field PLAYED =
      Field.count("played", "Customers with a play opened long enough ago, whoever worked on it.")
          .required();
  public static final Field PLAYED_KEPT =
      Field.count("played_kept", "Those of them who pay now and are not red.").required();
  public static final Field HELD_OUT =
      Field.count("held_out", "Customers who met the trigger then and were held out.").required();
  public static final Field HELD_OUT_KEPT =
      Field.count("held_out_kept", "Those of them who pay now and are not red.").required();
  public static final Field EFFECT =
      Field.share(
          "effect", "The share kept with the play less that without; null where either is nobody.");
  public static final Field EFFECT_LOW =
      Field.share("effect_low", "The lower end of the effect's 95 % interval.");
  public static final Field EFFECT_HIGH =
      Field.share("effect_high", "The upper end of the effect's 95 % interval.");
  public static final Field VERDICT =
      Field.choice(
              "verdict",
              "Helps or harms where the interval leaves out 0; not_shown where it does not; too_few with fewer than %d on either side; nobody_held_out without anybody to compare with."
                  .formatted(LEAST),
              "helps",
              "harms",
              "not_shown",
              "too_few",
              "nobody_held_out")
          .required();

  public static final Table TABLE =
      Table.in(MARTS, "fct_play_effect", "Whether playbooks help.")
          .withColumns(
              PLAYBOOK,
              MONTH_END_DATE,
              VERDICT,
              PLAYED,
              PLAYED_KEPT,
              HELD_OUT,
              HELD_OUT_KEPT,
              EFFECT,
              EFFECT_LOW,
              EFFECT_HIGH)
          .sliced(MONTH_END_DATE);

  private static final Column IS_HELD_OUT = col("is_held_out");
  private static final Column IS_KEPT = col("is_kept");

  private FctPlayEffect() {}

  /**
   * The effects as far as they can be seen at a month end.
   *
   * @param plays scores.plays of the night, with those closed lately
   * @param accounts marts.fct_account_daily of the night
   * @param afterDays days after which a play should have worked
   */
  public static Dataset<Row> from(
      Dataset<Row> plays, Dataset<Row> accounts, int afterDays, LocalDate monthEnd) {
    Column isHeldOut = coalesce(Plays.CLOSED_REASON.col().equalTo("held_out"), lit(false));
    Column isKept =
        FctAccountDaily.MRR
            .col()
            .gt(0)
            .and(coalesce(FctAccountDaily.HEALTH_BAND.col().notEqual("red"), lit(true)));
    return plays
        .where(Plays.OPENED_DATE.col().leq(lit(monthEnd.minusDays(afterDays))))
        .select(Plays.PLAYBOOK.col(), Plays.ACCOUNT_ID.col(), isHeldOut.as(IS_HELD_OUT.toString()))
        // The interval is one of customers: who met the trigger twice tells no more than once.
        .distinct()
        .join(
            accounts.select(FctAccountDaily.ACCOUNT_ID.col(), isKept.as(IS_KEPT.toString())),
            FctAccountDaily.ACCOUNT_ID.name(),
            "left_outer")
        .groupBy(PLAYBOOK.col())
        .agg(
            counted(not(IS_HELD_OUT)).as(PLAYED.name()),
            counted(not(IS_HELD_OUT).and(IS_KEPT)).as(PLAYED_KEPT.name()),
            counted(IS_HELD_OUT).as(HELD_OUT.name()),
            counted(IS_HELD_OUT.and(IS_KEPT)).as(HELD_OUT_KEPT.name()))
        .withColumns(interval())
        .withColumns(Map.of(MONTH_END_DATE.name(), lit(monthEnd), VERDICT.name(), verdict()))
        .transform(TABLE::conform);
  }

  private static Column counted(Column which) {
    return count(when(which, 1));
  }

  /**
   * By Agresti and Caffo: two more of each kind keep the interval honest where few are compared.
   */
  private static Map<String, Column> interval() {
    Column played = smoothed(PLAYED_KEPT, PLAYED);
    Column held = smoothed(HELD_OUT_KEPT, HELD_OUT);
    Column both = PLAYED.col().gt(0).and(HELD_OUT.col().gt(0));
    Column reach =
        sqrt(variance(played, PLAYED).plus(variance(held, HELD_OUT))).multiply(DEVIATIONS);
    Column middle = played.minus(held);
    Column effect =
        try_divide(PLAYED_KEPT.col(), PLAYED.col())
            .minus(try_divide(HELD_OUT_KEPT.col(), HELD_OUT.col()));
    return Map.of(
        EFFECT.name(), when(both, effect),
        EFFECT_LOW.name(), when(both, middle.minus(reach)),
        EFFECT_HIGH.name(), when(both, middle.plus(reach)));
  }

  private static Column smoothed(Field kept, Field all) {
    return kept.col().plus(1).divide(all.col().plus(2));
  }

  private static Column variance(Column share, Field all) {
    return share.multiply(lit(1).minus(share)).divide(all.col().plus(2));
  }

  private static Column verdict() {
    return when(HELD_OUT.col().equalTo(0), "nobody_held_out")
        .when(PLAYED.col().lt(LEAST).or(HELD_OUT.col().lt(LEAST)), "too_few")
        .when(EFFECT_LOW.col().gt(0), "helps")
        .when(EFFECT_HIGH.col().lt(0), "harms")
        .otherwise("not_shown");
  }
}
