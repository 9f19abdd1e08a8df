package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.instr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.PlayCompletions;

/**
 * Tasks of Salesforce that stand for steps of plays, as their external id says: one row per task
 * exported. A step whose task is completed is done (rule 4.11).
 */
public final class SalesforcePlayTasks {
  public static final Field ID = Field.text("Id", "The record id.");
  public static final Field STEP_ID =
      Field.text("Tenure_Step_Id__c", "The play and its step, as PLAY:STEP; empty for no step.");
  public static final Field OWNER_ID = Field.text("OwnerId", "Whose task it is.");
  public static final Field STATUS = Field.text("Status", "Whether it is completed.");
  public static final Field COMPLETED_AT =
      Field.text("CompletedDateTime", "When it was completed; empty where nobody kept that.");
  public static final Field SYSTEM_MODSTAMP =
      Field.text("SystemModstamp", "When anything last changed it.");
  public static final Field IS_DELETED = Field.text("IsDeleted", "Whether it was deleted.");

  public static final Table TABLE =
      Delivered.table(
          Salesforce.VENDOR,
          "play_tasks",
          "Tasks that stand for steps of plays, as Salesforce exports them.",
          ID,
          STEP_ID,
          OWNER_ID,
          STATUS,
          COMPLETED_AT,
          SYSTEM_MODSTAMP,
          IS_DELETED);

  public static final Extract EXTRACT =
      new Extract(
          Salesforce.VENDOR,
          "play_tasks",
          TABLE,
          List.of(ID.name(), STEP_ID.name(), STATUS.name(), SYSTEM_MODSTAMP.name()),
          List.of(new Staged(PlayCompletions.TABLE, SalesforcePlayTasks::completions)));

  private SalesforcePlayTasks() {}

  /**
   * Steps whose task is completed. One that is not, or not any more, says nothing of its step, nor
   * does a deleted one; tasks without a step are left out. What is no id of a step is kept, so that
   * it is named among what could not be used.
   */
  static Dataset<Row> completions(Dataset<Row> raw) {
    Column step = Reading.clean(STEP_ID.col());
    Column colon = instr(step, ":");
    Column isStep = colon.gt(1);
    Column afterColon = step.substr(colon.plus(1), length(step));
    Reading isDeleted = Reading.flag(IS_DELETED.name());
    Column isDone = coalesce(lower(Reading.clean(STATUS.col())).equalTo("completed"), lit(false));
    Reading changed = Reading.moment(SYSTEM_MODSTAMP.name());
    return Staging.of(raw.where(step.isNotNull()), PlayCompletions.TABLE, Salesforce.VENDOR)
        .set(PlayCompletions.PLAY_ID, substring_index(step, ":", 1))
        .set(PlayCompletions.STEP, when(isStep, afterColon).otherwise(step))
        .set(
            PlayCompletions.COMPLETED_BY,
            SalesforceId.reference(OWNER_ID.name()).or(SalesforceId.reading(ID.name())))
        .set(PlayCompletions.STATUS, lit("done"))
        .set(
            PlayCompletions.COMPLETED_DATE, Reading.moment(COMPLETED_AT.name()).or(changed).asDay())
        .orderedBy(changed)
        .refuse(isDeleted.problem())
        .deletedWhen(coalesce(isDeleted.value(), lit(false)).or(not(isDone)))
        .rows();
  }
}
