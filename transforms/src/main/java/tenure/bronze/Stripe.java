package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import tenure.columns.MinorUnits;
import tenure.columns.Reading;

/** What all extracts of Stripe have in common: JSON lines, epoch seconds, minor units. */
final class Stripe {
  static final String VENDOR = "stripe";
  static final Map<String, String> INTERVALS =
      Map.of("day", "day", "week", "week", "month", "month", "year", "year");

  private static final String METADATA = "_metadata";
  private static final MapType TEXTS =
      DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType);

  private Stripe() {}

  /** Rows of live mode; what test mode made is nobody's money. Deleted objects do not say. */
  static Dataset<Row> live(Dataset<Row> raw) {
    // Parsed once here, since a parser inside an expression runs wherever the expression is used.
    return raw.where(not(isTrue(col("livemode"), false)))
        .withColumn(METADATA, from_json(col("metadata"), TEXTS));
  }

  /** Whether the row says no more than that the object was deleted. */
  static Column isDeleted() {
    return isTrue(col("deleted"), true);
  }

  /** A value of the object's metadata. */
  static Column metadata(String key) {
    return Reading.clean(col(METADATA).getItem(key));
  }

  /** The id behind a reference, which may be the id or the whole object. */
  static Column idOf(Column reference) {
    Column text = Reading.clean(reference);
    return when(text.startsWith("{"), get_json_object(text, "$.id")).otherwise(text);
  }

  /** The currency in capitals. */
  static Column currency() {
    return upper(Reading.clean(col("currency")));
  }

  /** An amount in minor units as money in major units. */
  static Reading money(String column) {
    Reading minor = Reading.decimal(column);
    Column major = MinorUnits.stripe(minor.value(), currency());
    return new Reading(major, minor.problem()).asMoney(column, Reading.raw(column));
  }

  private static Column isTrue(Column text, boolean wanted) {
    return coalesce(lower(text).equalTo(Boolean.toString(wanted)), lit(false));
  }
}
