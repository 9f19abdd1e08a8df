package tenure.scores;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.scores.Retention.CLOSING_MRR;
import static tenure.scores.Retention.COHORT_CLOSING_MRR;
import static tenure.scores.Retention.COHORT_MRR;
import static tenure.scores.Retention.DEFINITION_ID;
import static tenure.scores.Retention.OPENING_MRR;
import static tenure.scores.Retention.PERIOD_END_DATE;
import static tenure.scores.Retention.RETAINED_MRR;
import static tenure.scores.Retention.SLICE_KIND;
import static tenure.scores.Retention.SLICE_VALUE;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.contract.Field;
import tenure.ledger.Compared;

/**
 * What must hold in every published row of retention: the bounds of GRR, the bridge of each window,
 * and that the slices of a kind add up to the total (rule 2.3). Rows are those of {@link Compared}.
 */
public final class RetentionIdentities {
  /** The largest difference of two shares that is none. */
  public static final BigDecimal SHARE_TOLERANCE = new BigDecimal("0.00000001");

  /** Slices of lines, in which one grain may stand several times. */
  private static final String BY_LINE = "product";

  private static final String SLICE = "slice";

  private static final List<Field> ADDITIVE =
      List.of(OPENING_MRR, CLOSING_MRR, COHORT_MRR, COHORT_CLOSING_MRR, RETAINED_MRR);
  private static final Column WHO =
      concat_ws(" ", DEFINITION_ID.col(), SLICE_KIND.col(), SLICE_VALUE.col());

  private static final Column OF_KIND = concat_ws(" ", DEFINITION_ID.col(), SLICE_KIND.col());

  private RetentionIdentities() {}

  /**
   * One row per identity, over every row of retention.
   *
   * @param retention as concluded tonight
   * @param tolerance the largest difference of two amounts that is none
   */
  public static Dataset<Row> from(Dataset<Row> retention, BigDecimal tolerance) {
    return ofRows(retention, tolerance).unionByName(ofSlices(retention, tolerance));
  }

  private static Dataset<Row> ofRows(Dataset<Row> retention, BigDecimal tolerance) {
    return retention
        .withColumn("_moved", moved())
        .withColumns(Map.of("_beyond", beyondBounds(), "_bridge", bridgeGap()))
        .withColumns(Map.of("_beyond", worst("_beyond"), "_bridge", worst("_bridge")))
        .agg(
            count(Retention.GRR.col()).as("_rates"),
            failed("_beyond", SHARE_TOLERANCE).as("_beyond_failed"),
            max("_beyond").as("_beyond"),
            count(CLOSING_MRR.col()).as("_windows"),
            failed("_bridge", tolerance).as("_bridge_failed"),
            max("_bridge").as("_bridge"),
            sum(OPENING_MRR.col()).plus(sum("_moved")).as("_left"),
            sum(CLOSING_MRR.col()).as("_right"))
        .select(inline(array(boundsRow(), bridgeRow())));
  }

  private static Column beyondBounds() {
    Column above = Retention.GRR.col().minus(least(Retention.NRR.col(), lit(1.0)));
    Column below = Retention.GRR.col().multiply(lit(-1.0));
    return greatest(above, below, lit(0.0));
  }

  private static Column bridgeGap() {
    return abs(OPENING_MRR.col().plus(col("_moved")).minus(CLOSING_MRR.col()));
  }

  private static Column worst(String gap) {
    return Compared.difference(col(gap), WHO, PERIOD_END_DATE.col());
  }

  private static Column boundsRow() {
    Column rates = col("_rates");
    Column failed = col("_beyond_failed");
    return Compared.row(
        "grr_within_bounds", SLICE, rates, failed, rates, rates.minus(failed), col("_beyond"));
  }

  private static Column bridgeRow() {
    return Compared.row(
        "window_bridge",
        SLICE,
        col("_windows"),
        col("_bridge_failed"),
        col("_left"),
        col("_right"),
        col("_bridge"));
  }

  private static Column moved() {
    return Retention.NEW_MRR
        .col()
        .plus(Retention.REACTIVATION_MRR.col())
        .plus(Retention.EXPANSION_MRR.col())
        .minus(Retention.CONTRACTION_MRR.col())
        .minus(Retention.CHURN_MRR.col())
        .plus(Retention.PAUSE_MRR.col())
        .plus(Retention.FX_MRR.col())
        .plus(Retention.RESTATEMENT_MRR.col());
  }

  private static Dataset<Row> ofSlices(Dataset<Row> retention, BigDecimal tolerance) {
    Column[] sums = ADDITIVE.stream().map(f -> sum(f.col()).as(f.name())).toArray(Column[]::new);
    return retention
        .where(SLICE_KIND.col().notEqual(BY_LINE))
        .groupBy(DEFINITION_ID.col(), PERIOD_END_DATE.col(), SLICE_KIND.col())
        .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length))
        .withColumns(Map.of("_retained", total(RETAINED_MRR), "_gap", gapToTotal()))
        .withColumn("_gap", Compared.difference(col("_gap"), OF_KIND, PERIOD_END_DATE.col()))
        .agg(
            count(lit(1)).as("_kinds"),
            failed("_gap", tolerance).as("_failed"),
            max("_gap").as("_gap"),
            sum(RETAINED_MRR.col()).as("_left"),
            sum("_retained").as("_right"))
        .select(
            inline(
                array(
                    Compared.row(
                        "slices_add_to_total",
                        SLICE,
                        col("_kinds"),
                        col("_failed"),
                        col("_left"),
                        col("_right"),
                        col("_gap")))));
  }

  /** The largest difference of a kind's parts from those of the total. */
  private static Column gapToTotal() {
    Column none = lit(0).cast("decimal(28,2)");
    Column[] gaps =
        Stream.concat(
                Stream.of(none),
                ADDITIVE.stream().map(f -> coalesce(abs(f.col().minus(total(f))), none)))
            .toArray(Column[]::new);
    return greatest(gaps);
  }

  private static Column total(Field field) {
    WindowSpec window = Window.partitionBy(DEFINITION_ID.col(), PERIOD_END_DATE.col());
    return max(when(SLICE_KIND.col().equalTo("total"), field.col())).over(window);
  }

  private static Column failed(String difference, BigDecimal tolerance) {
    return count_if(Compared.size(col(difference)).gt(lit(tolerance)));
  }
}
