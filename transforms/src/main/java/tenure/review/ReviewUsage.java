package tenure.review;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.when;

import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.features.AccountUsage;

/** How the product was used in the thirteen weeks up to a day, and what of it was not. */
public final class ReviewUsage {
  public static final Field WEEKLY_LOGINS =
      Field.text(
          "weekly_logins",
          "Users times days of use in each of the 13 weeks up to described_date, the oldest first, separated by commas; weeks before the first use of any account are left out.");
  public static final Field INCLUDED_FEATURES = AccountUsage.INCLUDED_FEATURES.plain();
  public static final Field FEATURES_USED_28D = AccountUsage.FEATURES_USED_28D.plain();
  public static final Field FEATURES_UNUSED = AccountUsage.FEATURES_UNUSED;

  private static final int WEEKS = 13;
  private static final int DAYS = 7;

  private ReviewUsage() {}

  /**
   * One row per account and day.
   *
   * @param usage features.account_usage
   */
  public static Dataset<Row> from(Dataset<Row> usage) {
    return usage.select(
        AccountUsage.ACCOUNT_ID.col(),
        AccountUsage.AS_OF_DATE.col().as(ReviewQuarters.DESCRIBED_DATE.name()),
        weeks().as(WEEKLY_LOGINS.name()),
        INCLUDED_FEATURES.col(),
        FEATURES_USED_28D.col(),
        FEATURES_UNUSED.col());
  }

  private static Column weeks() {
    Column[] weeks =
        IntStream.iterate(WEEKS, week -> week > 0, week -> week - 1)
            .mapToObj(ReviewUsage::week)
            .toArray(Column[]::new);
    return concat_ws(",", weeks);
  }

  private static Column week(int week) {
    Column isSeen = AccountUsage.USAGE_HISTORY_DAYS.col().gt((week - 1) * DAYS);
    return when(isSeen, AccountUsage.logins(week).col().cast("string"));
  }
}
