package tenure.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.product;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.columns.Months;

/**
 * The points of the definitions that are made of twelve monthly rates (rule 2.6). A month's points
 * count in their mean with a twelfth, and in their product with the product of the months before it
 * in the window: r1 r2 - 1 = (r1 - 1) + r1 (r2 - 1), and so on.
 */
final class RetentionChain {
  private static final int MONTHS = 12;
  private static final Column MONTH = col("_month");
  private static final Column END = col("_end");

  private RetentionChain() {}

  /** One row per grain, definition and window of twelve months that all have a rate. */
  static Dataset<Row> of(Dataset<Row> compared) {
    Column isMonthly = Retention.DEFINITION_ID.col().equalTo(RetentionDefinition.MONTHLY.id());
    Dataset<Row> monthly =
        compared
            .where(isMonthly)
            .select(
                RetentionPoints.GRAIN_ID.col(),
                Retention.PERIOD_END_DATE.col().as("_points_month"),
                RetentionPoints.NRR_POINTS.col(),
                RetentionPoints.GRR_POINTS.col());
    return monthly
        .join(weights(compared.where(isMonthly)), col("_points_month").equalTo(MONTH))
        .groupBy(
            RetentionPoints.GRAIN_ID.col(),
            Retention.DEFINITION_ID.col(),
            END.as(Retention.PERIOD_END_DATE.name()))
        .agg(
            sum(RetentionPoints.NRR_POINTS.col().multiply(col("_nrr_weight")))
                .as(RetentionPoints.NRR_POINTS.name()),
            sum(RetentionPoints.GRR_POINTS.col().multiply(col("_grr_weight")))
                .as(RetentionPoints.GRR_POINTS.name()));
  }

  /** One row per definition, window and month of it. */
  private static Dataset<Row> weights(Dataset<Row> monthly) {
    WindowSpec window = Window.partitionBy(END);
    WindowSpec earlier = window.orderBy(MONTH).rowsBetween(Window.unboundedPreceding(), -1);
    return RetentionPoints.rates(monthly)
        .withColumnRenamed(Retention.PERIOD_END_DATE.name(), MONTH.toString())
        .withColumn("_later", explode(sequence(lit(0), lit(MONTHS - 1))))
        .withColumn(END.toString(), Months.plus(MONTH, col("_later")))
        .withColumns(
            Map.of(
                "_months", count(lit(1)).over(window),
                "_nrr_before", product(Retention.NRR.col()).over(earlier),
                "_grr_before", product(Retention.GRR.col()).over(earlier)))
        .where(col("_months").equalTo(MONTHS))
        .select(END, MONTH, inline(array(chained(), average())));
  }

  private static Column chained() {
    Column one = lit(1.0);
    return weight(
        RetentionDefinition.TRAILING_12_CHAINED,
        coalesce(col("_nrr_before"), one),
        coalesce(col("_grr_before"), one));
  }

  private static Column average() {
    Column twelfth = lit(1.0 / MONTHS);
    return weight(RetentionDefinition.TRAILING_12_AVERAGE, twelfth, twelfth);
  }

  private static Column weight(String definition, Column nrr, Column grr) {
    return struct(
        lit(definition).as(Retention.DEFINITION_ID.name()),
        nrr.as("_nrr_weight"),
        grr.as("_grr_weight"));
  }
}
