package tenure.plays;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Versions;
import tenure.silver.PlayCompletions;

/** What was told of plays and cannot be believed. */
public final class UnusableCompletions {
  /** Why: unknown_play, unknown_step, or disagreement where people tell different things. */
  public static final String REASON = "reason";

  private UnusableCompletions() {}

  /**
   * The play and step of everything a night learned that nothing follows from, with the reason.
   *
   * @param completions silver.play_completions as known at the night
   * @param plays scores.plays of the night
   */
  public static Dataset<Row> of(Dataset<Row> completions, Dataset<Row> plays, LocalDate night) {
    Column learned = col("learned");
    Column told = col("told");
    Column steps = col("steps");
    Column isStep =
        exists(
            PlaySteps.parsed(steps),
            s -> s.getField(PlaySteps.STEP).equalTo(PlayCompletions.STEP.col()));
    Column reason =
        when(steps.isNull(), "unknown_play")
            .when(not(coalesce(isStep, lit(false))), "unknown_step")
            .when(told.gt(1), "disagreement");
    return completions
        .groupBy(PlayCompletions.PLAY_ID.col(), PlayCompletions.STEP.col())
        .agg(
            max(Versions.KNOWN_ON.col()).as(learned.toString()),
            count_distinct(PlayCompletions.STATUS.col()).as(told.toString()))
        .where(learned.equalTo(lit(night)))
        .join(
            plays.select(Plays.PLAY_ID.col(), Plays.STEPS.col().as(steps.toString())),
            Plays.PLAY_ID.name(),
            "left_outer")
        .withColumn(REASON, reason)
        .where(col(REASON).isNotNull())
        .select(PlayCompletions.PLAY_ID.col(), PlayCompletions.STEP.col(), col(REASON));
  }
}
