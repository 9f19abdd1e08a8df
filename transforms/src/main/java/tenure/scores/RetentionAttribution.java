package tenure.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.scores.Retention.COHORT_CLOSING_MRR;
import static tenure.scores.Retention.COHORT_MRR;
import static tenure.scores.Retention.DEFINITION_ID;
import static tenure.scores.Retention.PERIOD_END_DATE;
import static tenure.scores.Retention.RETAINED_MRR;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import tenure.columns.Months;
import tenure.contract.Field;

/**
 * Which grains make two rates of retention differ, and by how much each (rule 2.14). The changes of
 * all grains add up to the change of the rate: none is left over.
 */
public final class RetentionAttribution {
  public static final Field GRAIN_ID = RetentionPoints.GRAIN_ID;
  public static final Field NRR_CHANGE =
      Field.share("nrr_change", "The grain's points of the later NRR less those of the earlier.");
  public static final Field NRR_OWN =
      Field.share("nrr_own", "The part of nrr_change that the grain's own amounts made.");
  public static final Field NRR_BASE =
      Field.share("nrr_base", "The part of nrr_change that the size of the whole cohort made.");
  public static final Field GRR_CHANGE =
      Field.share("grr_change", "The grain's points of the later GRR less those of the earlier.");
  public static final Field GRR_OWN =
      Field.share("grr_own", "The part of grr_change that the grain's own amounts made.");
  public static final Field GRR_BASE =
      Field.share("grr_base", "The part of grr_change that the size of the whole cohort made.");

  private static final List<Field> AMOUNTS = List.of(COHORT_MRR, COHORT_CLOSING_MRR, RETAINED_MRR);
  private static final List<Field> POINTS =
      List.of(RetentionPoints.NRR_POINTS, RetentionPoints.GRR_POINTS);
  private static final String FROM = "from_";
  private static final String TO = "to_";

  private RetentionAttribution() {}

  /** The grain's field at the earlier window. */
  public static Column earlier(Field field) {
    return col(FROM + field.name());
  }

  /** The grain's field at the later window. */
  public static Column later(Field field) {
    return col(TO + field.name());
  }

  /**
   * One row per grain of either cohort, with its amounts and points at both windows.
   *
   * @param points those of one definition, from {@link RetentionPoints#of}
   */
  public static Dataset<Row> between(Dataset<Row> points, LocalDate from, LocalDate to) {
    Column[] sides =
        Stream.of(side(FROM, from), side(TO, to)).flatMap(List::stream).toArray(Column[]::new);
    return points
        .where(PERIOD_END_DATE.col().isin(from, to))
        .groupBy(GRAIN_ID.col())
        .agg(sides[0], Arrays.copyOfRange(sides, 1, sides.length))
        .withColumns(changes())
        .withColumns(causes());
  }

  /**
   * What each grain adds to the difference of other definitions' rates from one's, at the same
   * window end: definition_id, grain_id, nrr_change, grr_change.
   *
   * @param points those of all definitions
   * @param others the definitions compared with {@code definition}
   */
  public static Dataset<Row> againstOthers(
      Dataset<Row> points, String definition, List<String> others, LocalDate end) {
    Column isOwn = DEFINITION_ID.col().equalTo(definition);
    Column all = array(others.stream().map(functions::lit).toArray(Column[]::new));
    Column sign = when(isOwn, lit(-1.0)).otherwise(lit(1.0));
    return points
        .where(PERIOD_END_DATE.col().equalTo(Months.day(end)))
        .where(DEFINITION_ID.col().isin(others.toArray()).or(isOwn))
        .select(
            explode(when(isOwn, all).otherwise(array(DEFINITION_ID.col())))
                .as(DEFINITION_ID.name()),
            GRAIN_ID.col(),
            RetentionPoints.NRR_POINTS.col().multiply(sign).as("_nrr"),
            RetentionPoints.GRR_POINTS.col().multiply(sign).as("_grr"))
        .groupBy(DEFINITION_ID.col(), GRAIN_ID.col())
        .agg(sum("_nrr").as(NRR_CHANGE.name()), sum("_grr").as(GRR_CHANGE.name()));
  }

  private static List<Column> side(String prefix, LocalDate end) {
    Column isHere = PERIOD_END_DATE.col().equalTo(Months.day(end));
    return Stream.concat(
            AMOUNTS.stream()
                .map(f -> sum(when(isHere, f.col())).cast(f.type()).as(prefix + f.name())),
            POINTS.stream()
                .map(f -> coalesce(sum(when(isHere, f.col())), lit(0.0)).as(prefix + f.name())))
        .toList();
  }

  private static Map<String, Column> changes() {
    Map<String, Column> changes = new LinkedHashMap<>();
    changes.put(NRR_CHANGE.name(), difference(RetentionPoints.NRR_POINTS));
    changes.put(GRR_CHANGE.name(), difference(RetentionPoints.GRR_POINTS));
    changes.put("_from_base", sum(earlier(COHORT_MRR)).over(Window.partitionBy()));
    changes.put("_to_base", sum(later(COHORT_MRR)).over(Window.partitionBy()));
    return changes;
  }

  /** Half of the grain's change over either base; the rest is the bases' own. */
  private static Map<String, Column> causes() {
    Column nrr = own(COHORT_CLOSING_MRR);
    Column grr = own(RETAINED_MRR);
    Map<String, Column> causes = new LinkedHashMap<>();
    causes.put(NRR_OWN.name(), nrr);
    causes.put(NRR_BASE.name(), NRR_CHANGE.col().minus(nrr));
    causes.put(GRR_OWN.name(), grr);
    causes.put(GRR_BASE.name(), GRR_CHANGE.col().minus(grr));
    return causes;
  }

  private static Column own(Field numerator) {
    Column moved =
        gain(later(numerator), later(COHORT_MRR))
            .minus(gain(earlier(numerator), earlier(COHORT_MRR)));
    Column overEarlier = RetentionPoints.share(moved, col("_from_base"));
    Column overLater = RetentionPoints.share(moved, col("_to_base"));
    return overEarlier.plus(overLater).divide(lit(2.0));
  }

  private static Column gain(Column closing, Column opening) {
    return coalesce(closing.minus(opening), lit(0));
  }

  private static Column difference(Field points) {
    return later(points).minus(earlier(points));
  }
}
