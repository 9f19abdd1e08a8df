package tenure.validation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.validation.Placements.Basis;

/**
 * How well predictions foretold losses (rule 3.7): one row per group. Areas under the curve compare
 * customers of one month end; their intervals are DeLong's, with a customer seen at several month
 * ends taken as one cluster, since it tells no more than one customer can.
 */
public final class Evaluation {
  public static final Field ACCOUNTS =
      Field.count("accounts", "Different customers judged.").required();
  public static final Field JUDGEMENTS =
      Field.count("judgements", "Customers times month ends.").required();
  public static final Field LOSSES =
      Field.count("losses", "Judgements that a loss followed.").required();
  public static final Field LOST_ACCOUNTS =
      Field.count("lost_accounts", "Different customers among them.").required();
  public static final Field LOSS_RATE = Field.share("loss_rate", "losses over judgements.");
  public static final Field AUC =
      Field.share(
          "auc",
          "The chance that a lost customer looked riskier than a kept one of the same month end.");
  public static final Field AUC_LOW = Field.share("auc_low", "The lower end of its 95 % interval.");
  public static final Field AUC_HIGH =
      Field.share("auc_high", "The upper end of its 95 % interval.");
  public static final Field AUC_BY_ARR =
      Field.share("auc_by_arr", "The same with every customer weighed by its ARR.");
  public static final Field AUC_BY_ARR_LOW =
      Field.share("auc_by_arr_low", "The lower end of its 95 % interval.");
  public static final Field AUC_BY_ARR_HIGH =
      Field.share("auc_by_arr_high", "The upper end of its 95 % interval.");
  public static final Field LIFT =
      Field.number(
          "lift_worst_tenth", "Loss rate of the riskiest tenth over that of all; 1 is chance.");
  public static final Field LIFT_BY_ARR =
      Field.number("lift_worst_tenth_by_arr", "The same of ARR lost over ARR.");
  public static final Field BRIER =
      Field.share("brier", "The mean squared error of the expected probability; 0 is perfect.");
  public static final Field BRIER_BASE =
      Field.share("brier_base", "The same of expecting the base rate for everybody.");
  public static final Field EXPECTED_RATE =
      Field.share("expected_rate", "The mean expected probability, to be held against loss_rate.");
  public static final Field CALIBRATION_SLOPE =
      Field.number(
          "calibration_slope",
          "How much the loss rate rises where the expected one rises by one: 1 is calibrated.");

  /** The fields of a row, in the order they are shown. */
  public static final List<Field> FIELDS =
      List.of(
          ACCOUNTS,
          JUDGEMENTS,
          LOSSES,
          LOST_ACCOUNTS,
          LOSS_RATE,
          AUC,
          AUC_LOW,
          AUC_HIGH,
          AUC_BY_ARR,
          AUC_BY_ARR_LOW,
          AUC_BY_ARR_HIGH,
          LIFT,
          LIFT_BY_ARR,
          BRIER,
          BRIER_BASE,
          EXPECTED_RATE,
          CALIBRATION_SLOPE);

  /** The quantile of the normal distribution that leaves 2.5 % on either side. */
  private static final double Z = 1.959963984540054;

  private static final Column LOST = Predictions.IS_LOST.col();

  private Evaluation() {}

  /**
   * One row per group, with {@link #FIELDS} and those of {@link Bands}.
   *
   * @param predictions rows with the columns of {@link Predictions} and the groups' own
   * @param by the columns of the groups that are evaluated apart
   */
  public static Dataset<Row> from(Dataset<Row> predictions, List<Column> by) {
    return ofPlaces(Placements.of(predictions, by), by);
  }

  /**
   * The same of rows that have their places already: {@code by} may leave out the month end or name
   * it, so that one sort serves single months and all of them.
   */
  static Dataset<Row> ofPlaces(Dataset<Row> placed, List<Column> by) {
    Column[] groups = by.toArray(Column[]::new);
    Column[] accounts =
        Stream.concat(by.stream(), Stream.of(Predictions.ACCOUNT_ID.col())).toArray(Column[]::new);
    Dataset<Row> byAccount = aggregated(placed.groupBy(accounts), perAccount());
    return aggregated(byAccount.groupBy(groups), perGroup())
        .withColumns(rates())
        .withColumns(Bands.rates());
  }

  private static Dataset<Row> aggregated(
      org.apache.spark.sql.RelationalGroupedDataset grouped, List<Column> columns) {
    return grouped.agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new));
  }

  private static List<Column> perAccount() {
    List<Column> columns = new ArrayList<>();
    columns.add(count(lit(1)).as("n"));
    columns.add(sum(Placements.lost()).as("lost"));
    for (Basis basis : Basis.values()) {
      Column pairs = col(basis.of(Placements.PAIRS));
      Column weight = pairs.multiply(col(basis.of(Placements.WEIGHT)));
      Column apart = col(basis.of(Placements.PLACE)).minus(col(basis.of(Placements.AREA)));
      columns.add(sum(when(LOST, weight)).as(basis.of("whole")));
      columns.add(
          sum(when(LOST, weight.multiply(col(basis.of(Placements.PLACE))))).as(basis.of("won")));
      columns.add(sum(when(LOST.and(pairs.gt(0)), weight.multiply(apart))).as(basis.of("a")));
      columns.add(
          sum(when(LOST.equalTo(false).and(pairs.gt(0)), weight.multiply(apart)))
              .as(basis.of("b")));
    }
    Lift.perRow().forEach((name, value) -> columns.add(sum(value).as(name)));
    Calibration.perRow().forEach((name, value) -> columns.add(sum(value).as(name)));
    Bands.perRow().forEach((name, value) -> columns.add(sum(value).as(name)));
    return columns;
  }

  private static List<Column> perGroup() {
    List<Column> columns = new ArrayList<>();
    columns.add(count(lit(1)).as(ACCOUNTS.name()));
    columns.add(sum("n").as(JUDGEMENTS.name()));
    columns.add(sum("lost").cast("long").as(LOSSES.name()));
    columns.add(sum(when(col("lost").gt(0), 1L).otherwise(0L)).as(LOST_ACCOUNTS.name()));
    for (Basis basis : Basis.values()) {
      Column a = col(basis.of("a"));
      Column b = col(basis.of("b"));
      columns.add(sum(basis.of("whole")).as(basis.of("whole")));
      columns.add(sum(basis.of("won")).as(basis.of("won")));
      columns.add(variance(a, b).as(basis.of("variance")));
    }
    Stream.of(Lift.perRow(), Calibration.perRow(), Bands.perRow())
        .flatMap(m -> m.keySet().stream())
        .forEach(name -> columns.add(sum(name).as(name)));
    return columns;
  }

  /** DeLong's two variances and, where clusters hold both kinds, their covariance. */
  private static Column variance(Column a, Column b) {
    Column both = when(a.isNotNull().and(b.isNotNull()), a.multiply(b));
    Column clusters = count(coalesce(a, b));
    return unbiased(sum(a.multiply(a)), count(a))
        .plus(unbiased(sum(b.multiply(b)), count(b)))
        .plus(coalesce(unbiased(sum(both), clusters), lit(0.0)).multiply(2));
  }

  private static Column unbiased(Column squares, Column clusters) {
    return try_divide(squares.multiply(clusters), clusters.minus(1));
  }

  private static Map<String, Column> rates() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(LOSS_RATE.name(), try_divide(LOSSES.col(), JUDGEMENTS.col()));
    area(columns, Basis.LOGOS, AUC, AUC_LOW, AUC_HIGH);
    area(columns, Basis.ARR, AUC_BY_ARR, AUC_BY_ARR_LOW, AUC_BY_ARR_HIGH);
    columns.putAll(Lift.rates());
    columns.putAll(Calibration.rates());
    return columns;
  }

  private static void area(
      Map<String, Column> columns, Basis basis, Field auc, Field low, Field high) {
    Column area = try_divide(col(basis.of("won")), col(basis.of("whole")));
    Column half =
        try_divide(sqrt(greatest(col(basis.of("variance")), lit(0.0))), col(basis.of("whole")))
            .multiply(Z);
    columns.put(auc.name(), within(area));
    columns.put(low.name(), within(area.minus(half)));
    columns.put(high.name(), within(area.plus(half)));
  }

  /** Between 0 and 1; null stays null, which least and greatest would not keep. */
  private static Column within(Column share) {
    return when(share.isNotNull(), least(greatest(share, lit(0.0)), lit(1.0)));
  }
}
