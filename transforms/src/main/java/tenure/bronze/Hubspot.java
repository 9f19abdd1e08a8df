package tenure.bronze;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import tenure.columns.Problems;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.Accounts;

/**
 * What all objects of HubSpot's CRM have in common: an id, properties that are all texts, and what
 * they are associated with.
 */
final class Hubspot {
  static final String VENDOR = "hubspot";
  static final Field ID = Field.text("id", "The object\u2019s id.");
  static final Field PROPERTIES =
      Field.text("properties", "Its properties as JSON, every value a text.").personal();
  static final Field ASSOCIATIONS =
      Field.text("associations", "What it is associated with, as JSON.");
  static final Field COMPANIES =
      Field.text("companies", "Its companies as a JSON list, where a loader lists them apart.");
  static final Field CONTACTS =
      Field.text("contacts", "Its contacts as a JSON list, where a loader lists them apart.");
  static final Field ARCHIVED = Field.text("archived", "Whether it was deleted.");
  static final Field CREATED_AT = Field.text("createdAt", "When it was created.");
  static final Field UPDATED_AT = Field.text("updatedAt", "When it was last changed.");

  private static final Column VALUES = col("_values");
  private static final Column MERGED_ID = col("_merged_id");
  private static final DataType TEXT = DataTypes.StringType;
  private static final DataType TEXTS = DataTypes.createArrayType(TEXT);

  private Hubspot() {}

  /** A table of objects as delivered. */
  static Table table(String object, String doc) {
    return Delivered.table(
        VENDOR,
        object,
        doc,
        ID,
        PROPERTIES,
        ASSOCIATIONS,
        COMPANIES,
        CONTACTS,
        ARCHIVED,
        CREATED_AT,
        UPDATED_AT);
  }

  /** The objects with their JSON read once. */
  static Dataset<Row> opened(Dataset<Row> raw) {
    return raw.withColumns(
        Map.of(
            VALUES.toString(),
            from_json(PROPERTIES.col(), DataTypes.createMapType(TEXT, TEXT)),
            HubspotTies.TIES.toString(),
            from_json(ASSOCIATIONS.col(), HubspotTies.TYPE)));
  }

  /** The same, with one more row for each object that was merged into one. */
  static Dataset<Row> openedWithMerged(Dataset<Row> raw) {
    Column merged = transform(split(property("hs_merged_object_ids"), ";"), id -> trim(id));
    Column others = filter(merged, id -> length(id).gt(0).and(id.notEqual(ID.col())));
    Column self = array(lit(null).cast(TEXT));
    return opened(raw)
        .withColumn(
            MERGED_ID.toString(), explode(concat(self, coalesce(others, array().cast(TEXTS)))));
  }

  /** Staged rows: the latest change last, deleted where archived. */
  static Staging staging(Dataset<Row> opened, Table target) {
    return staging(opened, target, lit(false));
  }

  /** The same for rows among which some are objects merged away. */
  static Staging stagingWithMerged(Dataset<Row> opened, Table target) {
    return staging(opened, target, MERGED_ID.isNotNull());
  }

  private static Staging staging(Dataset<Row> opened, Table target, Column isMerged) {
    Staging staging =
        target == Accounts.TABLE
            ? Staging.of(opened, target, VENDOR)
            : Staging.of(opened, target, VENDOR, AccountLinks.RESOLVED);
    Reading archived = Reading.flag(ARCHIVED.name());
    Column isUnreadable = Reading.clean(PROPERTIES.col()).isNotNull().and(VALUES.isNull());
    return staging
        .refuse(
            when(
                isUnreadable,
                Problems.of(PROPERTIES.name(), PROPERTIES.col(), "is not a JSON object")))
        .orderedBy(changed())
        .deletedWhen(new Reading(archived.value().or(isMerged), archived.problem()));
  }

  private static Reading changed() {
    return Reading.moment(UPDATED_AT.name())
        .or(moment("hs_lastmodifieddate"))
        .or(moment("lastmodifieddate"));
  }

  /** The id of the object, or of the one that was merged into it. */
  static Column id() {
    return coalesce(MERGED_ID, Reading.clean(ID.col()));
  }

  /** The object that an object merged away became. */
  static Column survivor() {
    return when(MERGED_ID.isNotNull(), Reading.clean(ID.col()));
  }

  /** A property, without surrounding blanks. */
  static Column property(String name) {
    return Reading.clean(VALUES.getItem(name));
  }

  /** A property that is an instant: ISO, or epoch milliseconds. */
  static Reading moment(String name) {
    Column text = regexp_replace(property(name), "^(\\d{9,10})\\d{3}$", "$1");
    return Reading.moment(label(name), text);
  }

  /** A property that is an amount of money. */
  static Reading money(String name) {
    return Reading.decimal(label(name), property(name)).asMoney(label(name), property(name));
  }

  /** A property that is a whole number. */
  static Reading whole(String name) {
    return Reading.whole(label(name), property(name));
  }

  /** A property that is a truth. */
  static Reading flag(String name) {
    return Reading.flag(label(name), property(name));
  }

  static String label(String property) {
    return PROPERTIES + "." + property;
  }
}
