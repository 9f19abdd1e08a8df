package tenure.marts;

import static org.apache.spark.sql.functions.col;
import static tenure.contract.Layer.MARTS;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.plays.PlaySteps;
import tenure.plays.Plays;

/**
 * Whose work each customer is: one row per play and night, for plays that are open and for those
 * closed lately.
 */
public final class FctPlay {
  public static final Field AS_OF_DATE = Plays.AS_OF_DATE;
  public static final Field STEPS_DONE =
      Field.count("steps_done", "Steps that were done.").required();
  public static final Field STEPS_OVERDUE =
      Field.count("steps_overdue", "Steps whose business day has passed.").required();
  public static final Field STEPS_LEFT =
      Field.count("steps_left", "Steps still to be done, the overdue ones included.").required();

  public static final Table TABLE =
      Table.in(MARTS, "fct_play", "Whose work each customer is, play by play.")
          .withColumns(
              Stream.concat(
                      Plays.TABLE.fields().stream().filter(f -> f != Plays.STEPS),
                      Stream.of(STEPS_DONE, STEPS_OVERDUE, STEPS_LEFT))
                  .toArray(Field[]::new))
          .sliced(AS_OF_DATE);

  private static final Column STEPS = col("step_list");

  private FctPlay() {}

  /**
   * The plays of a night.
   *
   * @param plays scores.plays of the night
   */
  public static Dataset<Row> from(Dataset<Row> plays) {
    Column overdue = PlaySteps.count(STEPS, "overdue");
    return plays
        .withColumn(STEPS.toString(), PlaySteps.parsed(Plays.STEPS.col()))
        .withColumns(
            Map.of(
                STEPS_DONE.name(), PlaySteps.count(STEPS, "done"),
                STEPS_OVERDUE.name(), overdue,
                STEPS_LEFT.name(), overdue.plus(PlaySteps.count(STEPS, "open"))))
        .transform(TABLE::conform);
  }
}
