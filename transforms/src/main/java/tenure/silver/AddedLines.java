package tenure.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;
import static tenure.silver.SubscriptionLines.SERVICE_START_DATE;
import static tenure.silver.SubscriptionLines.SOURCE;
import static tenure.silver.SubscriptionLines.STATUS;
import static tenure.silver.SubscriptionLines.SUBSCRIPTION_ID;
import static tenure.silver.SubscriptionLines.SUBSCRIPTION_LINE_ID;
import static tenure.silver.SubscriptionLines.TABLE;

import java.time.LocalDate;
import java.util.Collection;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Versions;

/**
 * Lines that a subscription has only lately: where a source shows what a subscription holds, but
 * not since when, a line it did not show before began when it was first shown. Without that a
 * change of plan would count twice, back to the subscription's first day.
 */
public final class AddedLines {
  private static final String LINES = "_lines_known";
  private static final String FIRST = "_first_start";

  private AddedLines() {}

  /**
   * The lines with the day their service began.
   *
   * @param incoming the lines that arrived on night
   * @param previous the versions that earlier nights wrote
   * @param sources the sources that do not say when a line was added
   */
  public static Dataset<Row> dated(
      Dataset<Row> incoming, Dataset<Row> previous, Collection<String> sources, LocalDate night) {
    Column own = SERVICE_START_DATE.col();
    Column known = try_element_at(col(LINES), SUBSCRIPTION_LINE_ID.col());
    Column isBack = known.getField("is_over").and(not(isOver()));
    Column isAdded = known.isNull().or(coalesce(isBack, lit(false)));
    Column start = known.getField("start");
    return incoming
        .join(known(previous, sources), same(), "left_outer")
        .withColumn(
            SERVICE_START_DATE.name(),
            when(col(LINES).isNull(), own)
                .when(isAdded, greatest(own, Months.day(night)))
                .when(start.gt(col(FIRST)), greatest(own, start))
                .otherwise(own))
        .drop("_known_source", "_known_subscription", LINES, FIRST);
  }

  private static Column same() {
    return SOURCE
        .col()
        .equalTo(col("_known_source"))
        .and(SUBSCRIPTION_ID.col().equalTo(col("_known_subscription")));
  }

  /** The lines known of each subscription, and when the first of them began. */
  private static Dataset<Row> known(Dataset<Row> previous, Collection<String> sources) {
    Column line = struct(SERVICE_START_DATE.col().as("start"), isOver().as("is_over"));
    Column entry = struct(SUBSCRIPTION_LINE_ID.col().as("key"), line.as("value"));
    return Versions.latest(TABLE, previous)
        .where(SOURCE.col().isin(sources.toArray()).and(not(Versions.IS_DELETED.col())))
        .groupBy(SOURCE.col().as("_known_source"), SUBSCRIPTION_ID.col().as("_known_subscription"))
        .agg(
            map_from_entries(collect_list(entry)).as(LINES),
            min(SERVICE_START_DATE.col()).as(FIRST));
  }

  private static Column isOver() {
    return STATUS.col().isin("cancelled", "expired");
  }
}
