package tenure.review;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.contract.Field;
import tenure.features.AccountProfile;
import tenure.features.AccountUsage;
import tenure.scores.HealthScores;

/**
 * Where each customer stands among its peers, the other customers of its segment: shown only where
 * ten of them have the figure, so that no single one can be told from it (rule 4.18).
 */
public final class ReviewPeers {
  /** The fewest peers that are spoken of. */
  public static final int MINIMUM = 10;

  /**
   * A figure that is compared; more of it is better.
   *
   * @param value the customer's own
   * @param peers how many peers have it
   * @param percentile where the customer stands among them
   */
  public record Figure(Field value, Field peers, Field percentile) {
    private static Figure of(String name, Field value) {
      return new Figure(
          value,
          Field.count(
                  name + "_peers", "Other customers of the segment whose " + value + " is known.")
              .required(),
          Field.share(
              name + "_percentile",
              "Share of those peers with a lower "
                  + value
                  + ", equal ones counting half; null with fewer than ten."));
    }
  }

  /** What is compared. */
  public static final List<Figure> FIGURES =
      List.of(
          Figure.of("usage", AccountUsage.DAU_SHARE),
          Figure.of("adoption", AccountUsage.ADOPTION_SHARE),
          Figure.of("health", HealthScores.HEALTH_SCORE));

  private ReviewPeers() {}

  /** The columns that are added. */
  public static List<Field> fields() {
    return FIGURES.stream().flatMap(f -> Stream.of(f.peers(), f.percentile())).toList();
  }

  /** What of a row would speak of too few peers, as SQL that must hold. */
  public static String enough() {
    return String.join(
        " AND ",
        FIGURES.stream()
            .map(f -> "(%s IS NULL OR %s >= %d)".formatted(f.percentile(), f.peers(), MINIMUM))
            .toList());
  }

  /** The rows of customers, of one or more quarters, with where each stands in its segment. */
  public static Dataset<Row> beside(Dataset<Row> customers) {
    Dataset<Row> rows = customers;
    for (Figure figure : FIGURES) {
      rows = compared(rows, figure);
    }
    return rows;
  }

  private static Dataset<Row> compared(Dataset<Row> customers, Figure figure) {
    Column value = figure.value().col();
    WindowSpec segment =
        Window.partitionBy(ReviewQuarters.QUARTER_END_DATE.col(), AccountProfile.SEGMENT.col());
    WindowSpec ascending = segment.orderBy(value.asc_nulls_last());
    Column lower = rank().over(ascending).minus(1);
    Column equal = count(value).over(ascending).minus(lower).minus(1);
    Column peers = count(value).over(segment).minus(when(value.isNotNull(), 1L).otherwise(0L));
    Column standing = lower.plus(equal.divide(lit(2))).divide(figure.peers().col());
    return customers
        .withColumn(figure.peers().name(), peers)
        .withColumn(
            figure.percentile().name(),
            when(value.isNotNull().and(figure.peers().col().geq(MINIMUM)), standing));
  }
}
