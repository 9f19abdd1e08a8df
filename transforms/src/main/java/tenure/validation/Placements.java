package tenure.validation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Where each customer stands among those of the same month end: DeLong's structural components. A
 * lost customer's place is the share of the kept ones that looked safer, a kept one's the share of
 * the lost ones that looked worse; equals count half. One sort per group gives all of them.
 *
 * <p>Customers are compared within a month end only, so that a good month beside a bad one is never
 * mistaken for foresight.
 */
final class Placements {
  /** A weighting: every customer the same, or each by its ARR. */
  enum Basis {
    LOGOS,
    ARR;

    String of(String name) {
      return name + "_" + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The share of the opposite group that stands as it should. */
  static final String PLACE = "place";

  /** The customer's weight within its own group, lost or kept; adds to 1. */
  static final String WEIGHT = "weight";

  /** How much the month end counts in the whole: the weight of its pairs. */
  static final String PAIRS = "pairs";

  /** The area under the curve of the month end alone. */
  static final String AREA = "area";

  /** The part of the customer that belongs to the worst tenth, 0 to 1. */
  static final String IN_WORST = "in_worst";

  /** The customer's rank by risk within the month end, 0 the safest and 1 the riskiest. */
  static final String RANK = "risk_rank";

  private static final Column LOST = Predictions.IS_LOST.col();
  private static final double WORST = 0.10;

  private final Column[] stratum;

  private Placements(List<Column> by) {
    this.stratum =
        Stream.concat(by.stream(), Stream.of(Predictions.MONTH_END_DATE.col()))
            .toArray(Column[]::new);
  }

  /** The predictions with their places; {@code by} are the groups that are evaluated apart. */
  static Dataset<Row> of(Dataset<Row> predictions, List<Column> by) {
    Placements placements = new Placements(by);
    return predictions
        .withColumns(placements.weights())
        .withColumns(placements.counts())
        .withColumns(placements.places())
        .withColumns(placements.areas());
  }

  /** Whether the customer of a row is lost, as 1 or 0. */
  static Column lost() {
    return when(LOST, 1.0).otherwise(0.0);
  }

  private WindowSpec together() {
    return Window.partitionBy(stratum);
  }

  private Map<String, Column> weights() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("all", sum(lit(1.0)).over(together()));
    for (Basis basis : Basis.values()) {
      Column amount = amount(basis);
      Column own = sum(when(LOST, amount)).over(together());
      Column other = sum(when(not(LOST), amount)).over(together());
      Column whole = sum(amount).over(together());
      // A share of an amount is a number; the amounts themselves stay exact.
      columns.put(basis.of(WEIGHT), share(amount, when(LOST, own).otherwise(other)));
      columns.put(basis.of("lost_part"), share(own, whole));
      columns.put(basis.of("kept_part"), share(other, whole));
    }
    return columns;
  }

  private static Column share(Column part, Column whole) {
    return coalesce(try_divide(part, whole).cast("double"), lit(0.0));
  }

  private static Column amount(Basis basis) {
    return basis == Basis.LOGOS ? lit(1L) : Predictions.ARR.col();
  }

  /** Up to a customer's own risk, and at exactly that risk. */
  private Map<String, Column> counts() {
    WindowSpec upTo = together().orderBy(Predictions.RISK.col());
    Column[] tie =
        Stream.concat(Stream.of(stratum), Stream.of(Predictions.RISK.col())).toArray(Column[]::new);
    WindowSpec tied = Window.partitionBy(tie);
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("all_up_to", sum(lit(1.0)).over(upTo));
    columns.put("all_tied", sum(lit(1.0)).over(tied));
    for (Basis basis : Basis.values()) {
      Column weight = col(basis.of(WEIGHT));
      Column parts = col(basis.of("lost_part")).multiply(col(basis.of("kept_part")));
      columns.put(basis.of(PAIRS), parts.multiply(col("all")).multiply(col("all")));
      columns.put(basis.of("lost_up_to"), sumOr0(when(LOST, weight), upTo));
      columns.put(basis.of("lost_tied"), sumOr0(when(LOST, weight), tied));
      columns.put(basis.of("kept_up_to"), sumOr0(when(not(LOST), weight), upTo));
      columns.put(basis.of("kept_tied"), sumOr0(when(not(LOST), weight), tied));
    }
    return columns;
  }

  private static Column sumOr0(Column value, WindowSpec window) {
    return coalesce(sum(value).over(window), lit(0.0));
  }

  private Map<String, Column> places() {
    Map<String, Column> columns = new LinkedHashMap<>();
    Column riskier = col("all").minus(col("all_up_to"));
    Column room = col("all").multiply(WORST).minus(riskier).divide(col("all_tied"));
    columns.put(IN_WORST, least(greatest(room, lit(0.0)), lit(1.0)));
    columns.put(RANK, col("all_up_to").minus(col("all_tied").divide(2)).divide(col("all")));
    for (Basis basis : Basis.values()) {
      Column safer = col(basis.of("kept_up_to")).minus(col(basis.of("kept_tied")).multiply(0.5));
      Column worse =
          lit(1.0)
              .minus(col(basis.of("lost_up_to")))
              .plus(col(basis.of("lost_tied")).multiply(0.5));
      columns.put(basis.of(PLACE), when(LOST, safer).otherwise(worse));
    }
    return columns;
  }

  private Map<String, Column> areas() {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (Basis basis : Basis.values()) {
      Column part = col(basis.of(WEIGHT)).multiply(col(basis.of(PLACE)));
      columns.put(basis.of(AREA), sum(when(LOST, part)).over(together()));
    }
    return columns;
  }
}
