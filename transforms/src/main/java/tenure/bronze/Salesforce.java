package tenure.bronze;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.Accounts;

/** What all extracts of Salesforce have in common. */
final class Salesforce {
  static final String VENDOR = "salesforce";

  private Salesforce() {}

  /** Staged rows, the latest SystemModstamp last, deleted where IsDeleted says so. */
  static Staging staging(Dataset<Row> raw, Table target) {
    Staging staging =
        target == Accounts.TABLE
            ? Staging.of(raw, target, VENDOR)
            : Staging.of(raw, target, VENDOR, AccountLinks.ACCOUNT_ID);
    return staging.orderedBy(Reading.moment("SystemModstamp"));
  }
}
