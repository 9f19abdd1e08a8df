package tenure.silver;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_size;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static tenure.silver.SubscriptionLines.SERVICE_END_DATE;
import static tenure.silver.SubscriptionLines.SERVICE_START_DATE;
import static tenure.silver.SubscriptionLines.SOURCE;
import static tenure.silver.SubscriptionLines.STATUS;
import static tenure.silver.SubscriptionLines.SUBSCRIPTION_ID;
import static tenure.silver.SubscriptionLines.SUBSCRIPTION_LINE_ID;
import static tenure.silver.SubscriptionLines.TABLE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Versions;

/**
 * Lines that a subscription no longer has: where a source shows a subscription with all its lines,
 * one that it shows no more has ended, though nobody says so.
 */
public final class DroppedLines {
  /**
   * A longer list may be a first page, which says nothing of the lines it leaves out. Not every
   * source has pages, but few subscriptions have so many lines.
   */
  private static final int WHOLE_PAGE = 10;

  private DroppedLines() {}

  /**
   * The dropped lines as they are now: cancelled, without service from night on.
   *
   * @param incoming the lines that arrived on night
   * @param previous the versions that earlier nights wrote
   * @param sources the sources that show subscriptions whole
   */
  public static Dataset<Row> from(
      Dataset<Row> incoming, Dataset<Row> previous, Collection<String> sources, LocalDate night) {
    Column isOfSource = SOURCE.col().isin(sources.toArray());
    Dataset<Row> shown =
        incoming
            .where(isOfSource)
            .groupBy(SOURCE.col().as("_shown_by"), SUBSCRIPTION_ID.col().as("_shown"))
            .agg(collect_set(SUBSCRIPTION_LINE_ID.col()).as("_lines"))
            .where(array_size(col("_lines")).lt(WHOLE_PAGE));
    Column today = Months.day(night);
    Column end = coalesce(SERVICE_END_DATE.col(), greatest(today, SERVICE_START_DATE.col()));
    return Versions.latest(TABLE, previous)
        .where(isOfSource.and(not(Versions.IS_DELETED.col())))
        .where(not(STATUS.col().isin("cancelled", "expired")))
        .join(
            shown,
            SOURCE
                .col()
                .equalTo(col("_shown_by"))
                .and(SUBSCRIPTION_ID.col().equalTo(col("_shown"))))
        .where(not(array_contains(col("_lines"), SUBSCRIPTION_LINE_ID.col())))
        .withColumns(Map.of(STATUS.name(), lit("cancelled"), SERVICE_END_DATE.name(), end))
        .select(SubscriptionLines.payload());
  }

  /** The lines that arrived together with those dropped. */
  public static Dataset<Row> with(Dataset<Row> incoming, Dataset<Row> dropped) {
    return incoming.select(SubscriptionLines.payload()).unionByName(dropped);
  }
}
