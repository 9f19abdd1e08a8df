package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;

/** What people say of the steps of plays: one row per play, step, person and source, by version. */
public final class PlayCompletions {
  public static final Field PLAY_ID = Field.id("play_id", "The play.").key();
  public static final Field STEP = Field.id("step", "The step, as its playbook names it.").key();
  public static final Field COMPLETED_BY =
      Field.id("completed_by", "Who says so: the person in the CRM.").key();
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field STATUS =
      Field.choice("status", "Whether it was done, or will not be.", "done", "skipped").required();
  public static final Field COMPLETED_DATE =
      Field.day("completed_date", "The day it was done or given up.").required();

  public static final Table TABLE =
      Table.in(
              SILVER,
              "play_completions",
              "What people say of the steps of plays, one row per version.")
          .withColumns(PLAY_ID, STEP, COMPLETED_BY, SOURCE, STATUS, COMPLETED_DATE)
          .versioned();

  private PlayCompletions() {}
}
