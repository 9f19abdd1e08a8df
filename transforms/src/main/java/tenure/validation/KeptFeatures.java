package tenure.validation;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.features.AccountProfile;
import tenure.scores.AccountFeatures;

/**
 * Features as they were kept on their own nights, moved as {@link PastFeatures} moves those that
 * are worked out later, so that both can be judged at once.
 */
public final class KeptFeatures {
  private KeptFeatures() {}

  /**
   * Rows of one features table on some nights, as if all were of one night.
   *
   * @param rows rows with account_id and as_of_date
   */
  public static Dataset<Row> moved(Dataset<Row> rows, PastDays days) {
    return days.moved(rows.withColumn(PastDays.DAY.toString(), AccountProfile.AS_OF_DATE.col()));
  }

  /** The same of features.account_profile, each row with its own day. */
  public static Dataset<Row> profile(Dataset<Row> rows, PastDays days) {
    return moved(rows, days)
        .withColumn(
            AccountProfile.AS_OF_DATE.name(), PastDays.dayOf(AccountProfile.ACCOUNT_ID.col()));
  }

  /** Kept features beside those worked out. */
  public static AccountFeatures beside(AccountFeatures kept, AccountFeatures workedOut) {
    return AccountFeatures.ofJoined(kept.joined().unionByName(workedOut.joined()));
  }
}
