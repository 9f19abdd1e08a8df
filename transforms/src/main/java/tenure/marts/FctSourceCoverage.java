package tenure.marts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.AccountProfile;
import tenure.ledger.AccountMrr;
import tenure.silver.AccountLinks;
import tenure.silver.DailyUsage;

/**
 * How well each source\u2019s account keys are understood: one row per source, way of resolving and
 * night. What did not resolve is counted here and nowhere lost.
 */
public final class FctSourceCoverage {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field METHOD =
      Field.choice(
              "method",
              "How the keys were resolved; self where they are accounts of the CRM.",
              AccountLinks.METHOD.choices().toArray(String[]::new))
          .key();
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field ACCOUNT_KEYS =
      Field.count("account_keys", "Keys of the source that were resolved this way.").required();
  public static final Field ACCOUNT_KEYS_SHARE =
      Field.share("account_keys_share", "Those keys among all of the source.");
  public static final Field EVENTS_28D =
      Field.count("events_28d", "Events of use under such keys in the 28 days up to as_of_date.")
          .required();
  public static final Field MRR =
      Field.money(
              "mrr",
              "MRR at the end of the night that no account of the CRM has; 0 unless unresolved.")
          .required();

  public static final Table TABLE =
      Table.in(
              MARTS,
              "fct_source_coverage",
              "How well each source\u2019s account keys are understood, and what did not resolve.")
          .withColumns(
              SOURCE, METHOD, AS_OF_DATE, ACCOUNT_KEYS, EVENTS_28D, MRR, ACCOUNT_KEYS_SHARE)
          .sliced(AS_OF_DATE);

  /** The days of use that are counted, and the nights that can have learned of them. */
  public static final int USAGE_DAYS = 28;

  private static final String UNRESOLVED = "unresolved";

  private FctSourceCoverage() {}

  /**
   * Every source that names accounts, with each way that resolved some of its keys.
   *
   * @param links silver.account_links as known
   * @param usage what the last {@value #USAGE_DAYS} nights added to silver.daily_usage
   * @param accountMrr ledger.account_mrr of asOf
   */
  public static Dataset<Row> from(
      Dataset<Row> links, Dataset<Row> usage, Dataset<Row> accountMrr, LocalDate asOf) {
    Column keys = sum(ACCOUNT_KEYS.col());
    Column ofSource = sum(ACCOUNT_KEYS.col()).over(Window.partitionBy(SOURCE.col()));
    Column isRecent =
        DailyUsage.USAGE_DATE
            .col()
            .between(Months.day(asOf.minusDays(USAGE_DAYS - 1L)), Months.day(asOf));
    return keys(links, usage.where(isRecent))
        .unionByName(revenue(accountMrr))
        .groupBy(SOURCE.col(), METHOD.col())
        .agg(
            keys.as(ACCOUNT_KEYS.name()),
            sum(EVENTS_28D.col()).as(EVENTS_28D.name()),
            Money.cents(sum(MRR.col())).as(MRR.name()))
        .withColumn(
            ACCOUNT_KEYS_SHARE.name(), when(ofSource.gt(0), ACCOUNT_KEYS.col().divide(ofSource)))
        .withColumn(AS_OF_DATE.name(), Months.day(asOf))
        .transform(TABLE::conform);
  }

  /** Every key with the events under it; a key of use that no source explains is the CRM's own. */
  private static Dataset<Row> keys(Dataset<Row> links, Dataset<Row> usage) {
    Dataset<Row> events =
        usage
            .groupBy(
                SOURCE.col().as("u_source"),
                AccountLinks.SOURCE_ACCOUNT_KEY.col().as("u_key"),
                AccountLinks.ACCOUNT_ID.col().as("u_account_id"))
            .agg(sum(DailyUsage.EVENTS.col()).as("u_events"));
    Column same =
        SOURCE
            .col()
            .equalTo(col("u_source"))
            .and(AccountLinks.SOURCE_ACCOUNT_KEY.col().equalTo(col("u_key")));
    Column unexplained =
        when(col("u_account_id").startsWith(sourceAnd(col("u_source"))), UNRESOLVED)
            .otherwise("self");
    return links
        .join(events, same, "full_outer")
        .groupBy(
            coalesce(SOURCE.col(), col("u_source")).as(SOURCE.name()),
            coalesce(AccountLinks.METHOD.col(), unexplained).as(METHOD.name()))
        .agg(
            count(lit(1)).as(ACCOUNT_KEYS.name()),
            coalesce(sum("u_events"), lit(0L)).as(EVENTS_28D.name()))
        .withColumn(MRR.name(), Money.zero());
  }

  private static Column sourceAnd(Column source) {
    return concat(source, lit(":"));
  }

  /** Revenue of what stands as source:key, because it is nobody's that the CRM knows. */
  private static Dataset<Row> revenue(Dataset<Row> accountMrr) {
    Column account = AccountMrr.ACCOUNT_ID.col();
    return accountMrr
        .where(account.contains(":"))
        .select(
            substring_index(account, ":", 1).as(SOURCE.name()),
            lit(UNRESOLVED).as(METHOD.name()),
            lit(0L).as(ACCOUNT_KEYS.name()),
            lit(0L).as(EVENTS_28D.name()),
            AccountMrr.MRR.col().as(MRR.name()));
  }
}
