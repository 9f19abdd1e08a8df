package tenure.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.from_json;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.DealStages;

/** Pipelines of deals of HubSpot with their stages: one row per pipeline exported. */
public final class HubspotDealPipelines {
  public static final Field ID = Field.text("id", "The pipeline.");
  public static final Field LABEL = Field.text("label", "Its name.");
  public static final Field STAGES = Field.text("stages", "Its stages, as JSON.");
  public static final Field ARCHIVED = Field.text("archived", "Whether it was put away.");
  public static final Field UPDATED_AT = Field.text("updatedAt", "When it was last changed.");

  public static final Table TABLE =
      Delivered.table(
          Hubspot.VENDOR,
          "deal_pipelines",
          "Pipelines of deals as HubSpot exports them.",
          ID,
          LABEL,
          STAGES,
          ARCHIVED,
          UPDATED_AT);

  public static final Extract EXTRACT =
      new Extract(
          Hubspot.VENDOR,
          "deal_pipelines",
          TABLE,
          List.of(ID.name(), STAGES.name()),
          List.of(new Staged(DealStages.TABLE, HubspotDealPipelines::stages)));

  private static final DataType TEXT = DataTypes.StringType;
  private static final DataType STAGES_TYPE =
      DataTypes.createArrayType(
          new StructType()
              .add("id", TEXT)
              .add("label", TEXT)
              .add("metadata", DataTypes.createMapType(TEXT, TEXT)));
  private static final Column STAGE = col("_stage");

  private HubspotDealPipelines() {}

  /**
   * Stages. One that was put away stays, since deals that ended in it still say so. Closed is what
   * the stage says, or a probability of 0 or 1; won a probability of 1.
   */
  static Dataset<Row> stages(Dataset<Row> raw) {
    Column metadata = STAGE.getField("metadata");
    Reading probability =
        Reading.decimal("stages.metadata.probability", metadata.getItem("probability"));
    Reading said = Reading.flag("stages.metadata.isClosed", metadata.getItem("isClosed"));
    Reading certain = Reading.sure(probability.value().isin(0, 1));
    return Staging.of(
            raw.withColumn(STAGE.toString(), explode(from_json(STAGES.col(), STAGES_TYPE))),
            DealStages.TABLE,
            Hubspot.VENDOR)
        .set(DealStages.STAGE_ID, Reading.clean(STAGE.getField("id")))
        .set(DealStages.STAGE_NAME, Reading.clean(STAGE.getField("label")))
        .set(DealStages.PIPELINE_NAME, Reading.text(LABEL.name()))
        .set(DealStages.IS_CLOSED, said.or(certain))
        .set(DealStages.IS_WON, new Reading(probability.value().equalTo(1), probability.problem()))
        .orderedBy(Reading.moment(UPDATED_AT.name()))
        .rows();
  }
}
