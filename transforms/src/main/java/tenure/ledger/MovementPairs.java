package tenure.ledger;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.columns.Money;
import tenure.columns.Months;

/**
 * The opening and the closing of each grain's product family and month, side by side, with those of
 * the whole grain. Each month is its own closing and the next one's opening, so that one pass over
 * the line months and no join gives both.
 */
final class MovementPairs {
  private static final Column GRAIN = GrainMonths.GRAIN_ID.col();
  private static final Column END = GrainMonths.MONTH_END_DATE.col();
  private static final Column FAMILY = col("_family");
  private static final List<String> AMOUNTS =
      List.of(
          "own",
          "opening",
          "opening_paused",
          "opening_list",
          "closing",
          "closing_paused",
          "closing_list");

  private MovementPairs() {}

  /** Pairs up to the last complete month before or on night. */
  static Dataset<Row> from(Dataset<Row> grainMonths, LocalDate night) {
    Column last = Months.day(Months.lastComplete(night));
    Dataset<Row> sides =
        families(grainMonths).select(GRAIN, FAMILY, inline(array(closing(), opening())));
    return totals(
        sides
            .where(END.leq(last))
            .groupBy(GRAIN, END, FAMILY)
            .agg(max(col("lines")).as("lines"), merged()));
  }

  private static Dataset<Row> families(Dataset<Row> grainMonths) {
    Column isPaused = GrainMonths.isActive().equalTo(false);
    Column tier =
        coalesce(LineMonths.TIER_RANK.col().cast("string"), LineMonths.PLAN.col(), lit(""));
    Column quantity = LineMonths.QUANTITY.col();
    return grainMonths
        .groupBy(GRAIN, coalesce(LineMonths.PRODUCT_FAMILY.col(), lit("")).as("_family"), END)
        .agg(
            sum(GrainMonths.valueAt(0)).as("value_0"),
            sum(GrainMonths.valueAt(1)).as("value_1"),
            sum(when(isPaused, GrainMonths.valueAt(0))).as("paused_0"),
            sum(when(isPaused, GrainMonths.valueAt(1))).as("paused_1"),
            sum(GrainMonths.listAt(0)).as("list_0"),
            sum(GrainMonths.listAt(1)).as("list_1"),
            when(count(quantity).equalTo(count(lit(1))), sum(quantity)).as("quantity"),
            count(lit(1)).as("lines"),
            max_by(tier, struct(GrainMonths.listAt(0), tier)).as("tier"));
  }

  private static Column closing() {
    Column none = Money.zero();
    return struct(
        END.as(END.toString()),
        none.as("own"),
        none.as("opening"),
        none.as("opening_paused"),
        none.as("opening_list"),
        number(lit(null)).as("opening_quantity"),
        lit(null).cast("string").as("opening_tier"),
        Money.orZero(col("value_0")).as("closing"),
        Money.orZero(col("paused_0")).as("closing_paused"),
        Money.orZero(col("list_0")).as("closing_list"),
        number(col("quantity")).as("closing_quantity"),
        col("tier").as("closing_tier"),
        col("lines"));
  }

  private static Column opening() {
    Column none = Money.zero();
    return struct(
        Months.plus(END, 1).as(END.toString()),
        Money.orZero(col("value_0")).minus(Money.orZero(col("paused_0"))).as("own"),
        Money.orZero(col("value_1")).as("opening"),
        Money.orZero(col("paused_1")).as("opening_paused"),
        Money.orZero(col("list_1")).as("opening_list"),
        number(col("quantity")).as("opening_quantity"),
        col("tier").as("opening_tier"),
        none.as("closing"),
        none.as("closing_paused"),
        none.as("closing_list"),
        number(lit(null)).as("closing_quantity"),
        lit(null).cast("string").as("closing_tier"),
        col("lines"));
  }

  private static Column number(Column quantity) {
    return quantity.cast("decimal(16,4)");
  }

  private static Column[] merged() {
    List<Column> merged =
        new java.util.ArrayList<>(
            AMOUNTS.stream().map(n -> Money.cents(sum(col(n))).as(n)).toList());
    for (String side : List.of("opening_quantity", "opening_tier")) {
      merged.add(max(col(side)).as(side));
      merged.add(
          max(col(side.replace("opening", "closing"))).as(side.replace("opening", "closing")));
    }
    return merged.toArray(Column[]::new);
  }

  private static Dataset<Row> totals(Dataset<Row> pairs) {
    WindowSpec grain = Window.partitionBy(GRAIN);
    WindowSpec month = Window.partitionBy(GRAIN, END);
    Map<String, Column> all = new LinkedHashMap<>();
    AMOUNTS.forEach(n -> all.put("grain_" + n, sum(col(n)).over(month)));
    // Null unless positive, so that its minimum is the first month in which the grain paid.
    Column paused = sum(col("closing_paused")).over(month);
    Column held = paused.gt(0).or(sum(col("closing")).over(month).gt(paused));
    all.put("positive_on", when(held, END));
    all.put("is_first_family", row_number().over(month.orderBy(FAMILY)).equalTo(1));
    return pairs.withColumns(all).withColumn("first_positive", min(col("positive_on")).over(grain));
  }
}
