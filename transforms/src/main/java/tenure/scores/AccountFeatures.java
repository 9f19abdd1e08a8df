package tenure.scores;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.features.AccountProfile;

/** The features of one day: one wide row per account of the profile. */
public final class AccountFeatures {
  private final Dataset<Row> joined;

  private AccountFeatures(Dataset<Row> joined) {
    this.joined = joined;
  }

  /** Features of each kind, each with one row per account. */
  public AccountFeatures(
      Dataset<Row> profile,
      Dataset<Row> usage,
      Dataset<Row> support,
      Dataset<Row> engagement,
      Dataset<Row> relationship,
      Dataset<Row> finance,
      Dataset<Row> outcomes) {
    this(beside(profile, List.of(usage, support, engagement, relationship, finance, outcomes)));
  }

  /** The same of any number of kinds. */
  public static AccountFeatures of(Dataset<Row> profile, List<Dataset<Row>> others) {
    return new AccountFeatures(beside(profile, others));
  }

  /** Features that were joined before. */
  public static AccountFeatures ofJoined(Dataset<Row> joined) {
    return new AccountFeatures(joined);
  }

  private static Dataset<Row> beside(Dataset<Row> profile, List<Dataset<Row>> others) {
    return others.stream().reduce(profile, AccountFeatures::beside);
  }

  private static Dataset<Row> beside(Dataset<Row> wide, Dataset<Row> features) {
    return wide.join(
        features.drop(AccountProfile.AS_OF_DATE.name()),
        new String[] {AccountProfile.ACCOUNT_ID.name()},
        "left_outer");
  }

  /** The profile's columns, with all others beside them. */
  public Dataset<Row> profile() {
    return joined;
  }

  /** One wide row per account of the profile. */
  public Dataset<Row> joined() {
    return joined;
  }
}
