package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.upper;

import java.util.Map;
import org.apache.spark.sql.Column;
import tenure.columns.MinorUnits;
import tenure.columns.Reading;
import tenure.contract.Field;

/**
 * What all extracts of Chargebee have in common: JSON lines, epoch seconds, amounts in minor units
 * beside ones in major units for prices of many decimals, ids that people choose freely, and
 * versions counted in milliseconds.
 */
final class Chargebee {
  static final String VENDOR = "chargebee";
  static final Map<String, String> UNITS =
      Map.of("day", "day", "week", "week", "month", "month", "year", "year");

  static final Field CURRENCY_CODE = Field.text("currency_code", "ISO 4217 code.");
  static final Field RESOURCE_VERSION =
      Field.text("resource_version", "Which version of the object it is, epoch milliseconds.");
  static final Field DELETED = Field.text("deleted", "Whether the object was deleted.");

  private Chargebee() {}

  /** The currency in capitals. */
  static Column currency() {
    return upper(Reading.clean(CURRENCY_CODE.col()));
  }

  /** An amount in minor units as money in major units. */
  static Reading money(String column) {
    Reading minor = Reading.decimal(column);
    Column major = MinorUnits.iso(minor.value(), currency());
    return new Reading(major.try_cast("decimal(18,2)"), minor.problem());
  }

  /** A price: in major units where it has many decimals, else in minor units. */
  static Reading price(String name, Column inDecimal, Column minor) {
    Reading exact = Reading.decimal(name + "_in_decimal", inDecimal);
    Reading units = Reading.decimal(name, minor);
    return exact.or(new Reading(MinorUnits.iso(units.value(), currency()), units.problem()));
  }

  /** What orders the versions of an object; a moment only in passing. */
  static Reading version() {
    return Reading.whole(RESOURCE_VERSION.name());
  }

  /** Whether the row says that the object is gone. */
  static Reading isDeleted() {
    return Reading.flag(DELETED.name());
  }

  /** The latest row of every object of an extract that is still there. */
  static org.apache.spark.sql.Dataset<org.apache.spark.sql.Row> latest(
      org.apache.spark.sql.Dataset<org.apache.spark.sql.Row> delivered) {
    return Latest.living(Latest.of(delivered, col("id"), version().value()));
  }

  /** A value set by hand: a custom field of the account, or one inside meta_data. */
  static Column custom(String name) {
    return coalesce(
        Reading.clean(col("cf_" + name)), Reading.clean(Json.inside("meta_data", name)));
  }
}
