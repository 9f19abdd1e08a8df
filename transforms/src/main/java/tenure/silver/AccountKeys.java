package tenure.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static tenure.silver.AccountLinks.DOMAINS;
import static tenure.silver.AccountLinks.EXPLICIT_ACCOUNT_ID;
import static tenure.silver.AccountLinks.SOURCE;
import static tenure.silver.AccountLinks.SOURCE_ACCOUNT_KEY;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * All that is known of each key before it is resolved. A key that names another key of its source,
 * as a contact names its company, takes over what that one says.
 */
final class AccountKeys {
  /** The account that the key, or the key it stands for, names. */
  static final Column NAMED = col("named_account_id");

  /** The account that the crosswalk records for it. */
  static final Column RECORDED = col("recorded_account_id");

  /** The domains by which it may be resolved. */
  static final Column MEANT_DOMAINS = col("meant_domains");

  /** The key itself, or the one it stands for. */
  static final Column MEANT_KEY = col("meant_key");

  private static final String KEY = "key";
  private static final String OTHER = "other";

  private AccountKeys() {}

  /**
   * One row per source and key of either side.
   *
   * @param candidates keys with explicit_account_id and domains
   * @param crosswalk the records as known
   */
  static Dataset<Row> from(Dataset<Row> candidates, Dataset<Row> crosswalk) {
    Dataset<Row> keys = recorded(candidates, crosswalk);
    Column isNamed =
        SOURCE
            .of(KEY)
            .equalTo(SOURCE.of(OTHER))
            .and(EXPLICIT_ACCOUNT_ID.of(KEY).equalTo(SOURCE_ACCOUNT_KEY.of(OTHER)));
    return keys.as(KEY)
        .join(keys.as(OTHER), isNamed, "left_outer")
        .select(
            SOURCE.of(KEY),
            SOURCE_ACCOUNT_KEY.of(KEY),
            EXPLICIT_ACCOUNT_ID.of(KEY),
            DOMAINS.of(KEY),
            coalesce(EXPLICIT_ACCOUNT_ID.of(OTHER), EXPLICIT_ACCOUNT_ID.of(KEY))
                .as(NAMED.toString()),
            coalesce(of(KEY, RECORDED), of(OTHER, RECORDED)).as(RECORDED.toString()),
            coalesce(DOMAINS.of(OTHER), DOMAINS.of(KEY)).as(MEANT_DOMAINS.toString()),
            coalesce(SOURCE_ACCOUNT_KEY.of(OTHER), SOURCE_ACCOUNT_KEY.of(KEY))
                .as(MEANT_KEY.toString()));
  }

  private static Dataset<Row> recorded(Dataset<Row> candidates, Dataset<Row> crosswalk) {
    Dataset<Row> records =
        crosswalk.select(
            SOURCE.col().as("record_source"),
            SOURCE_ACCOUNT_KEY.col().as("record_key"),
            AccountCrosswalk.ACCOUNT_ID.col().as(RECORDED.toString()));
    Column same =
        SOURCE
            .col()
            .equalTo(col("record_source"))
            .and(SOURCE_ACCOUNT_KEY.col().equalTo(col("record_key")));
    return candidates
        .join(records, same, "full_outer")
        .select(
            coalesce(SOURCE.col(), col("record_source")).as(SOURCE.name()),
            coalesce(SOURCE_ACCOUNT_KEY.col(), col("record_key")).as(SOURCE_ACCOUNT_KEY.name()),
            EXPLICIT_ACCOUNT_ID.col(),
            DOMAINS.col(),
            RECORDED);
  }

  private static Column of(String side, Column column) {
    return col(side + "." + column);
  }
}
