package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;

/** What all extracts of Intercom have in common: times in epoch seconds. */
final class Intercom {
  static final String VENDOR = "intercom";
  static final Field ID = Field.text("id", "The object\u2019s id at Intercom.");
  static final Field CREATED_AT =
      Field.text("created_at", "When it was created, in epoch seconds.");
  static final Field UPDATED_AT =
      Field.text("updated_at", "When it was last changed, in epoch seconds.");
  static final Field DELETED =
      Field.text("deleted", "Whether it was deleted; a deleted object names nothing but itself.");

  private Intercom() {}

  /** Staged rows, the latest change last, deleted where the object says so. */
  static Staging staging(Dataset<Row> raw, Table target) {
    return Staging.of(raw, target, VENDOR, AccountLinks.RESOLVED)
        .orderedBy(Reading.moment(UPDATED_AT.name()))
        .deletedWhen(Reading.flag(DELETED.name()));
  }

  /** The account key of a contact, for what names a contact alone. */
  static Column ofContact(Column contactId) {
    return concat(lit(AccountLinks.USER_PREFIX), contactId);
  }

  /** Whether a truth is said; false where nothing is. */
  static Column isSaid(Reading flag) {
    return coalesce(flag.value(), lit(false));
  }
}
