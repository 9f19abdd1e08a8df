package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.function.UnaryOperator;
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
import tenure.silver.AccountLinks;

/**
 * Associations of HubSpot that come in files of their own: an object and all that it is associated
 * with. They become links, so an object and its association may arrive in any order.
 */
final class HubspotAssociations {
  static final Field FROM = Field.text("from", "The object, as JSON with its id.");
  static final Field TO =
      Field.text("to", "What it is associated with, as a JSON list with ids and types.");

  private static final DataType TEXT = DataTypes.StringType;
  private static final DataType TO_TYPE =
      DataTypes.createArrayType(
          new StructType()
              .add("toObjectId", TEXT)
              .add(
                  "associationTypes",
                  DataTypes.createArrayType(new StructType().add("typeId", TEXT))));

  private HubspotAssociations() {}

  static Table table(String object, String doc) {
    return Delivered.table(Hubspot.VENDOR, object, doc, FROM, TO);
  }

  static Extract extract(String object, Table table, UnaryOperator<Dataset<Row>> stage) {
    return new Extract(
        Hubspot.VENDOR,
        object,
        table,
        List.of(FROM.name(), TO.name()),
        List.of(new Staged(AccountLinks.TABLE, stage)));
  }

  /**
   * The company of each object: the one of the primary type, else the first.
   *
   * @param prefix what the keys of such objects begin with
   * @param primary the type of the primary association
   */
  static Dataset<Row> links(Dataset<Row> raw, String prefix, String primary) {
    Column all = from_json(TO.col(), TO_TYPE);
    Column first =
        filter(
            all,
            to ->
                exists(
                    to.getField("associationTypes"),
                    type -> type.getField("typeId").equalTo(primary)));
    Column company =
        coalesce(
            get(first, lit(0)).getField("toObjectId"), get(all, lit(0)).getField("toObjectId"));
    return Staging.of(raw, AccountLinks.TABLE, Hubspot.VENDOR, AccountLinks.RESOLVED)
        .set(
            AccountLinks.SOURCE_ACCOUNT_KEY,
            concat(lit(prefix), Reading.clean(get_json_object(FROM.col(), "$.id"))))
        .set(AccountLinks.EXPLICIT_ACCOUNT_ID, company)
        .rows();
  }
}
