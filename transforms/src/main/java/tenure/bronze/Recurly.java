package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.upper;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.contract.Field;

/**
 * What all extracts of Recurly have in common: amounts in major units, ISO times, and histories of
 * which the latest {@code updated_at} counts. An object that is part of another stands inside it in
 * the interface; loaders put its id beside, as {@code account_id}.
 */
final class Recurly {
  static final String VENDOR = "recurly";
  static final Map<String, String> UNITS =
      Map.of(
          "days", "day", "weeks", "week", "months", "month", "years", "year", "day", "day", "week",
          "week", "month", "month", "year", "year");

  static final Field ID = Field.text("id", "The object\u2019s id.");
  static final Field CURRENCY = Field.text("currency", "ISO 4217 code.");
  static final Field CREATED_AT = Field.text("created_at", "When it was created.");
  static final Field UPDATED_AT = Field.text("updated_at", "When anything last changed it.");
  static final Field ACCOUNT = Field.text("account", "The account, as JSON.").personal();
  static final Field ACCOUNT_ID = Field.text("account_id", "The account\u2019s id, from loaders.");

  private Recurly() {}

  /** The id of an object inside, or beside. */
  static Column idOf(String object) {
    return coalesce(Reading.clean(col(object + "_id")), Reading.clean(Json.inside(object, "id")));
  }

  /** The currency in capitals. */
  static Column currency() {
    return upper(Reading.clean(CURRENCY.col()));
  }

  /** When the object was last changed, which orders its versions. */
  static Reading version() {
    return Reading.moment(UPDATED_AT.name());
  }

  /** The latest row of every object of an extract that is still there. */
  static Dataset<Row> latest(Dataset<Row> delivered) {
    return Latest.living(Latest.of(delivered, ID.col(), version().value()));
  }

  /** The day of a moment. */
  static Reading day(Field moment) {
    return Reading.moment(moment.name()).asDay();
  }
}
