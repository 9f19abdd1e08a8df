package tenure.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static tenure.contract.Layer.SILVER;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;

/** Deals: one row per opportunity version. */
public final class Opportunities {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field OPPORTUNITY_ID =
      Field.id("opportunity_id", "The opportunity in its source.").key();
  public static final Field SOURCE_ACCOUNT_KEY = AccountLinks.SOURCE_ACCOUNT_KEY.plain();
  public static final Field ACCOUNT_ID = AccountLinks.ACCOUNT_ID.plain();
  public static final Field KIND =
      Field.choice("kind", "What the deal is about.", "new", "renewal", "upsell", "cross_sell");
  public static final Field STAGE = Field.text("stage", "The stage, as the source names it.");
  public static final Field AMOUNT = Field.money("amount", "The amount, in currency.");
  public static final Field CURRENCY = Field.text("currency", "ISO 4217 code of amount.");
  public static final Field CLOSE_DATE =
      Field.day("close_date", "The day it closed or should close.");
  public static final Field IS_CLOSED = Field.flag("is_closed", "Whether it is decided.");
  public static final Field IS_WON = Field.flag("is_won", "Whether it was won.");

  public static final Table TABLE =
      Table.in(SILVER, "opportunities", "Deals, one row per version.")
          .withColumns(
              SOURCE,
              OPPORTUNITY_ID,
              SOURCE_ACCOUNT_KEY,
              ACCOUNT_ID,
              KIND,
              STAGE,
              AMOUNT,
              CURRENCY,
              CLOSE_DATE,
              IS_CLOSED,
              IS_WON)
          .versioned();

  private Opportunities() {}

  /**
   * Deals whose stage is an id, with the stage's name and with what it means where they do not say
   * it themselves; others as they are.
   *
   * @param opportunities deals
   * @param stages the stages as known
   */
  public static Dataset<Row> withStages(Dataset<Row> opportunities, Dataset<Row> stages) {
    Dataset<Row> meanings =
        stages.select(
            DealStages.SOURCE.col().as("stage_source"),
            DealStages.STAGE_ID.col(),
            DealStages.STAGE_NAME.col(),
            DealStages.IS_CLOSED.col().as("is_stage_closed"),
            DealStages.IS_WON.col().as("is_stage_won"));
    Column same =
        SOURCE
            .col()
            .equalTo(col("stage_source"))
            .and(STAGE.col().equalTo(DealStages.STAGE_ID.col()));
    return opportunities
        .join(meanings, same, "left_outer")
        .withColumns(
            Map.of(
                STAGE.name(), coalesce(DealStages.STAGE_NAME.col(), STAGE.col()),
                IS_CLOSED.name(), coalesce(IS_CLOSED.col(), col("is_stage_closed")),
                IS_WON.name(), coalesce(IS_WON.col(), col("is_stage_won"))))
        .drop(
            "stage_source",
            DealStages.STAGE_ID.name(),
            DealStages.STAGE_NAME.name(),
            "is_stage_closed",
            "is_stage_won");
  }
}
