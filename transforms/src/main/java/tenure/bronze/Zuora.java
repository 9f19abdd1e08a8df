package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.upper;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.contract.Field;

/**
 * What all extracts of Zuora have in common: amounts in major units of the currency of the
 * transaction (those in the home currency beside them are not read), and days that may come with a
 * time.
 */
final class Zuora {
  static final String VENDOR = "zuora";

  static final Field ID = Field.text("id", "The object\u2019s id.");
  static final Field ACCOUNT_ID = Field.text("accountId", "The account.");
  static final Field SUBSCRIPTION_ID =
      Field.text("subscriptionId", "The version of the subscription.");
  static final Field CURRENCY = Field.text("currency", "ISO 4217 code.");
  static final Field TRANSACTION_CURRENCY =
      Field.text("transactionCurrency", "ISO 4217 code of the amounts.");
  static final Field CREATED_DATE = Field.text("createdDate", "When it was created.");
  static final Field UPDATED_DATE = Field.text("updatedDate", "When anything last changed it.");

  private Zuora() {}

  /** The currency of the amounts in capitals. */
  static Column currency() {
    return upper(
        coalesce(Reading.clean(TRANSACTION_CURRENCY.col()), Reading.clean(CURRENCY.col())));
  }

  /** When the object was last changed, which orders its versions. */
  static Reading version() {
    return Reading.moment(UPDATED_DATE.name());
  }

  /** The latest row of every object of an extract that is still there. */
  static Dataset<Row> latest(Dataset<Row> delivered) {
    return Latest.living(Latest.of(delivered, col("id"), version().value()));
  }

  /** A day, which may come with a time. */
  static Reading day(Field day) {
    return Reading.moment(day.name()).asDay();
  }
}
