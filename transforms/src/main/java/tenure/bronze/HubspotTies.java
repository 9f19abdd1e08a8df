package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tenure.columns.Reading;
import tenure.contract.Field;
import tenure.silver.AccountLinks;

/** What an opened object of HubSpot is associated with. */
final class HubspotTies {
  static final Column TIES = col("_ties");
  static final DataType TYPE =
      DataTypes.createMapType(
          DataTypes.StringType,
          new StructType()
              .add(
                  "results",
                  DataTypes.createArrayType(
                      new StructType()
                          .add("id", DataTypes.StringType)
                          .add("type", DataTypes.StringType))));

  private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType);

  /** What ends the type of an association that is not the primary one. */
  private static final String UNLABELLED = "_unlabeled";

  private HubspotTies() {}

  /** The company that an object belongs to: the primary one where several are associated. */
  static Column company() {
    return associated("companies", Hubspot.COMPANIES);
  }

  /** The first contact that an object is associated with. */
  static Column contact() {
    return associated("contacts", Hubspot.CONTACTS);
  }

  /** The account key of an object: its company, its contact, or the object itself. */
  static Column accountKey(String prefix) {
    return coalesce(
        company(),
        concat(lit(AccountLinks.USER_PREFIX), contact()),
        concat(lit(prefix), Reading.clean(Hubspot.ID.col())));
  }

  private static Column associated(String kind, Field apart) {
    Column all = TIES.getItem(kind).getField("results");
    Column primary =
        filter(all, a -> not(coalesce(a.getField("type"), lit("")).endsWith(UNLABELLED)));
    return coalesce(
        get(primary, lit(0)).getField("id"),
        get(all, lit(0)).getField("id"),
        get(from_json(apart.col(), TEXTS), lit(0)));
  }
}
