package tenure.scores;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.features.AccountProfile;

/** The features of one day, each with one row per account. */
public record AccountFeatures(
    Dataset<Row> profile,
    Dataset<Row> usage,
    Dataset<Row> support,
    Dataset<Row> engagement,
    Dataset<Row> relationship,
    Dataset<Row> finance,
    Dataset<Row> outcomes) {

  /** One wide row per account of the profile. */
  Dataset<Row> joined() {
    Dataset<Row> wide = profile;
    for (Dataset<Row> features :
        List.of(usage, support, engagement, relationship, finance, outcomes)) {
      wide =
          wide.join(
              features.drop(AccountProfile.AS_OF_DATE.name()),
              new String[] {AccountProfile.ACCOUNT_ID.name()},
              "left_outer");
    }
    return wide;
  }
}
