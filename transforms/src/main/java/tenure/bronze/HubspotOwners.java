package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

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
import tenure.silver.Csms;

/** Owners of HubSpot, who look after companies: one row per owner exported. */
public final class HubspotOwners {
  public static final Field ID = Field.text("id", "The owner, as companies and deals name it.");
  public static final Field EMAIL = Field.text("email", "The e-mail address.").personal();
  public static final Field FIRST_NAME = Field.text("firstName", "The first name.");
  public static final Field LAST_NAME = Field.text("lastName", "The last name.");
  public static final Field TEAMS = Field.text("teams", "The teams, as JSON.");
  public static final Field ARCHIVED = Field.text("archived", "Whether the person left.");
  public static final Field CREATED_AT = Field.text("createdAt", "When it was created.");
  public static final Field UPDATED_AT = Field.text("updatedAt", "When it was last changed.");

  public static final Table TABLE =
      Delivered.table(
          Hubspot.VENDOR,
          "owners",
          "Owners as HubSpot exports them.",
          ID,
          EMAIL,
          FIRST_NAME,
          LAST_NAME,
          TEAMS,
          ARCHIVED,
          CREATED_AT,
          UPDATED_AT);

  public static final Extract EXTRACT =
      new Extract(
          Hubspot.VENDOR,
          "owners",
          TABLE,
          List.of(ID.name()),
          List.of(new Staged(Csms.TABLE, HubspotOwners::csms)));

  private static final DataType TEAMS_TYPE =
      DataTypes.createArrayType(
          new StructType().add("name", DataTypes.StringType).add("primary", DataTypes.BooleanType));

  private HubspotOwners() {}

  /** Customer success managers; an owner is never deleted, only archived. */
  static Dataset<Row> csms(Dataset<Row> raw) {
    Column name =
        Reading.clean(
            concat_ws(" ", Reading.clean(FIRST_NAME.col()), Reading.clean(LAST_NAME.col())));
    Reading archived = Reading.flag(ARCHIVED.name());
    Column isActive = not(coalesce(archived.value(), lit(false)));
    return Staging.of(raw, Csms.TABLE, Hubspot.VENDOR)
        .set(Csms.CSM_ID, Reading.text(ID.name()))
        .set(Csms.CSM_NAME, name)
        .set(Csms.TEAM, team())
        .set(Csms.IS_ACTIVE, new Reading(isActive, archived.problem()))
        .orderedBy(Reading.moment(UPDATED_AT.name()))
        .rows();
  }

  private static Column team() {
    Column all = from_json(TEAMS.col(), TEAMS_TYPE);
    Column primary = filter(all, t -> t.getField("primary"));
    return coalesce(get(primary, lit(0)).getField("name"), get(all, lit(0)).getField("name"));
  }
}
