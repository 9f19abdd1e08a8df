package tenure.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.scores.Retention.COHORT_CLOSING_MRR;
import static tenure.scores.Retention.COHORT_MRR;
import static tenure.scores.Retention.DEFINITION_ID;
import static tenure.scores.Retention.GRR;
import static tenure.scores.Retention.NRR;
import static tenure.scores.Retention.PERIOD_END_DATE;
import static tenure.scores.Retention.RETAINED_MRR;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.contract.Field;
import tenure.ledger.GrainMonths;

/**
 * How far each grain takes a rate of retention away from 100 % (rule 2.14): one row per grain that
 * counts, definition and window, of one slice. The points of all grains add up to the rate less
 * one, so that two rates differ by what their grains' points differ.
 */
public final class RetentionPoints {
  public static final Field GRAIN_ID = GrainMonths.GRAIN_ID;
  public static final Field NRR_POINTS =
      Field.share("nrr_points", "What the grain adds to NRR - 1; negative where it costs.");
  public static final Field GRR_POINTS =
      Field.share("grr_points", "What the grain adds to GRR - 1; never positive.");

  private static final String[] COLUMNS = {
    DEFINITION_ID.name(),
    PERIOD_END_DATE.name(),
    COHORT_MRR.name(),
    COHORT_CLOSING_MRR.name(),
    RETAINED_MRR.name(),
    NRR_POINTS.name(),
    GRR_POINTS.name()
  };

  private RetentionPoints() {}

  /**
   * The points of every definition: of those that compare two ends, with the grain's amounts; of
   * those made of twelve monthly rates, without.
   *
   * @param slice the rows of one slice, from {@link Retention#byGrain}
   */
  public static Dataset<Row> of(Dataset<Row> slice) {
    Dataset<Row> compared = compared(slice);
    return compared.unionByName(RetentionChain.of(compared), true);
  }

  /** The rates that points add up to: one row per definition and window. */
  public static Dataset<Row> rates(Dataset<Row> points) {
    return points
        .groupBy(DEFINITION_ID.col(), PERIOD_END_DATE.col())
        .agg(
            sum(NRR_POINTS.col()).plus(lit(1.0)).as(NRR.name()),
            sum(GRR_POINTS.col()).plus(lit(1.0)).as(GRR.name()));
  }

  private static Dataset<Row> compared(Dataset<Row> slice) {
    WindowSpec window = Window.partitionBy(DEFINITION_ID.col(), PERIOD_END_DATE.col());
    return slice
        .where(COHORT_MRR.col().notEqual(0))
        .withColumn("_base", sum(COHORT_MRR.col()).over(window))
        .withColumns(
            Map.of(
                NRR_POINTS.name(), points(COHORT_CLOSING_MRR),
                GRR_POINTS.name(), points(RETAINED_MRR)))
        .select(GRAIN_ID.name(), COLUMNS);
  }

  private static Column points(Field numerator) {
    return share(numerator.col().minus(COHORT_MRR.col()), col("_base"));
  }

  /** The quotient of two amounts to twenty decimals, so that very many of them still add up. */
  static Column share(Column part, Column whole) {
    Column quotient = part.cast("decimal(18,2)").divide(whole.cast("decimal(18,2)"));
    return when(whole.notEqual(0), quotient.cast("double"));
  }
}
