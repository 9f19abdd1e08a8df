package tenure.silver;

import static tenure.contract.Layer.SILVER;

import tenure.contract.Field;
import tenure.contract.Table;

/** What the stages of deals are called and mean, where a source names them by ids. */
public final class DealStages {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field STAGE_ID =
      Field.id("stage_id", "The stage as its deals name it.").key();
  public static final Field STAGE_NAME = Field.text("stage_name", "The stage as people know it.");
  public static final Field PIPELINE_NAME =
      Field.text("pipeline_name", "The pipeline the stage belongs to.");
  public static final Field IS_CLOSED =
      Field.flag("is_closed", "Whether a deal in this stage is decided.");
  public static final Field IS_WON = Field.flag("is_won", "Whether a deal in this stage was won.");

  public static final Table TABLE =
      Table.in(
              SILVER,
              "deal_stages",
              "The stages of deals, where a source names them by ids, one row per version.")
          .withColumns(SOURCE, STAGE_ID, STAGE_NAME, PIPELINE_NAME, IS_CLOSED, IS_WON)
          .versioned();

  private DealStages() {}
}
