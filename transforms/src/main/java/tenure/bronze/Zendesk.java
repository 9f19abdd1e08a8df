package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import tenure.columns.Reading;
import tenure.silver.AccountLinks;

/** What all extracts of Zendesk have in common. */
final class Zendesk {
  static final String VENDOR = "zendesk";

  private Zendesk() {}

  /** The account key of a requester, for what names no organisation. */
  static Column ofUser(Column userId) {
    return concat(lit(AccountLinks.USER_PREFIX), Reading.clean(userId));
  }

  /** A list of texts; empty where there is none. */
  static Column texts(Column json) {
    return coalesce(
        from_json(json, DataTypes.createArrayType(DataTypes.StringType)),
        from_json(lit("[]"), DataTypes.createArrayType(DataTypes.StringType)));
  }
}
