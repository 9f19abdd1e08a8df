package tenure.bronze;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.columns.Words;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.PlayCompletions;

/** What became of the steps of plays: one row per play, step and person exported. */
public final class SuccessPlayCompletions {
  private static final String VENDOR = "success";
  private static final Map<String, String> STATUSES =
      Map.of(
          "done", "done",
          "completed", "done",
          "skipped", "skipped",
          "cancelled", "skipped");

  public static final Field PLAY_ID = Field.text("play_id", "The play.");
  public static final Field STEP = Field.text("step", "The step, as its playbook names it.");
  public static final Field STATUS = Field.text("status", "Whether it was done.");
  public static final Field COMPLETED_ON = Field.text("completed_on", "The day it was done.");
  public static final Field COMPLETED_BY = Field.text("completed_by", "Who says so.");
  public static final Field UPDATED_AT = Field.text("updated_at", "When it was last changed.");

  public static final Table TABLE =
      Delivered.table(
          VENDOR,
          "play_completions",
          "What became of the steps of plays, as exported.",
          PLAY_ID,
          STEP,
          STATUS,
          COMPLETED_ON,
          COMPLETED_BY,
          UPDATED_AT);

  public static final Extract EXTRACT =
      new Extract(
          VENDOR,
          "play_completions",
          TABLE,
          List.of(PLAY_ID.name(), STEP.name(), STATUS.name()),
          List.of(new Staged(PlayCompletions.TABLE, SuccessPlayCompletions::completions)));

  private SuccessPlayCompletions() {}

  /** Steps done or given up; a status that is not known says neither and is refused. */
  static Dataset<Row> completions(Dataset<Row> raw) {
    return Staging.of(raw, PlayCompletions.TABLE, VENDOR)
        .set(PlayCompletions.PLAY_ID, Reading.text(PLAY_ID.name()))
        .set(PlayCompletions.STEP, Reading.text(STEP.name()))
        .set(PlayCompletions.STATUS, Words.known(STATUS.col(), STATUSES))
        .set(PlayCompletions.COMPLETED_DATE, Reading.day(COMPLETED_ON.name()))
        .set(PlayCompletions.COMPLETED_BY, Reading.text(COMPLETED_BY.name()))
        .orderedBy(Reading.moment(UPDATED_AT.name()))
        .rows();
  }
}
