package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.unix_seconds;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;

/** Puts subscriptions of Stripe together again, whose items and discounts a loader split off. */
final class StripeParts {
  private StripeParts() {}

  /** Subscriptions with their items and discounts inside, as the interface nests them. */
  static Dataset<Row> whole(Dataset<Row> subscriptions, List<Dataset<Row>> parts) {
    Dataset<Row> items = items(parts.get(0), prices(parts.get(1), parts.get(2)));
    Dataset<Row> discounts = discounts(parts.get(3), parts.get(4));
    return subscriptions
        .join(items, raw("id").equalTo(col("_of_items")), "left")
        .join(discounts, raw("id").equalTo(col("_of_discounts")), "left");
  }

  /** Prices and plans by id, each once. */
  private static Dataset<Row> prices(Dataset<Row> prices, Dataset<Row> plans) {
    Column[] columns =
        Stream.of("id", "product", "currency", "nickname", "unit_amount", "unit_amount_decimal")
            .map(StripeParts::raw)
            .toArray(Column[]::new);
    Column interval =
        from_json(raw("recurring"), Json.texts("interval", "interval_count", "usage_type"));
    Column price =
        struct(
            Stream.concat(Stream.of(columns), Stream.of(interval.as("recurring")))
                .toArray(Column[]::new));
    return prices
        .select(raw("id").as("_price_id"), price.as("price"))
        .unionByName(plans.select(raw("id").as("_price_id"), price.as("price")))
        .groupBy("_price_id")
        .agg(max("price").as("price"));
  }

  private static Dataset<Row> items(Dataset<Row> items, Dataset<Row> prices) {
    Column item =
        struct(
            raw("id"),
            raw("created"),
            raw("quantity"),
            raw("current_period_start"),
            raw("current_period_end"),
            raw("price"));
    return items
        .join(
            prices,
            coalesce(Reading.clean(raw("price_id")), raw("plan_id")).equalTo(col("_price_id")),
            "left")
        .groupBy(raw("subscription_id").as("_of_items"))
        .agg(to_json(struct(sort_array(collect_list(item)).as("data"))).as("_items"));
  }

  /** Discounts that have not ended: the interface shows no others. */
  private static Dataset<Row> discounts(Dataset<Row> discounts, Dataset<Row> coupons) {
    Dataset<Row> granted =
        coupons.select(
            raw("id").as("_coupon_id"),
            struct(
                    raw("percent_off"),
                    raw("amount_off"),
                    raw("currency"),
                    raw("duration"),
                    raw("duration_in_months"))
                .as("coupon"));
    Column end = Reading.moment("end").value();
    Column discount =
        struct(
            unix_seconds(Reading.moment("start").value()).as("start"),
            unix_seconds(end).as("end"),
            col("coupon"));
    return discounts
        .where(coalesce(end.gt(Delivered.KNOWN_ON.col()), lit(true)))
        .join(granted, raw("coupon_id").equalTo(col("_coupon_id")), "left")
        .groupBy(raw("subscription_id").as("_of_discounts"))
        .agg(to_json(sort_array(collect_list(discount))).as("_discounts"));
  }

  private static Column raw(String column) {
    return Reading.raw(column);
  }
}
