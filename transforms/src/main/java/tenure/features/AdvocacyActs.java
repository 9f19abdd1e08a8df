package tenure.features;

import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.silver.Advocacy;

/** What an account did for us among its peers. */
final class AdvocacyActs {
  static final Field REFERRALS_365D =
      Field.count("referrals_365d", "Referrals in 365 days.").required();
  static final Field REFERENCES_365D =
      Field.count("references_365d", "References and reviews given in 365 days.").required();
  static final Field COMMUNITY_90D =
      Field.count("community_90d", "Contributions to the community in 90 days.").required();

  private static final int WINDOW = 90;
  private static final int YEAR = 365;

  private AdvocacyActs() {}

  /** One row per account with an act. */
  static Dataset<Row> byAccount(Dataset<Row> advocacy, LocalDate asOf) {
    Days days = Days.endingOn(asOf);
    Column kind = Advocacy.KIND.col();
    Column isThisYear = days.last(YEAR, Advocacy.DONE_DATE.col());
    Column isLately = days.last(WINDOW, Advocacy.DONE_DATE.col());
    return advocacy
        .groupBy(Advocacy.ACCOUNT_ID.col())
        .agg(
            sum(one(kind.equalTo("referral").and(isThisYear))).as(REFERRALS_365D.name()),
            sum(one(kind.isin("reference", "review").and(isThisYear))).as(REFERENCES_365D.name()),
            sum(one(kind.equalTo("community").and(isLately))).as(COMMUNITY_90D.name()));
  }

  private static Column one(Column condition) {
    return when(condition, 1L).otherwise(0L);
  }
}
