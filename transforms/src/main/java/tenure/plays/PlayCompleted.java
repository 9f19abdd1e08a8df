package tenure.plays;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.silver.PlayCompletions;

/** What people told of the steps of plays. */
final class PlayCompleted {
  /** An array of step, state and the day it ended. */
  static final String TOLD = "told";

  private PlayCompleted() {}

  /** Plays with what was told of their steps beside them. */
  static Dataset<Row> beside(Dataset<Row> plays, Dataset<Row> completions) {
    Dataset<Row> told =
        completions
            .groupBy(PlayCompletions.PLAY_ID.col())
            .agg(
                array_sort(
                        collect_list(
                            struct(
                                PlayCompletions.STEP.col().as(PlaySteps.STEP),
                                PlayCompletions.STATUS.col().as(PlaySteps.STATE),
                                PlayCompletions.COMPLETED_DATE.col().as(PlaySteps.ENDED))))
                    .as(TOLD));
    return plays.join(told, Plays.PLAY_ID.name(), "left_outer");
  }
}
