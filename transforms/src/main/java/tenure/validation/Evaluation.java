package tenure.validation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
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
import org.apache.spark.sql.expressions.Window;
import tenure.contract.Field;

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
      Field.share("arr_auc", "The same with every customer weighed by its ARR.");
  public static final Field AUC_BY_ARR_LOW =
      Field.share("arr_auc_low", "The lower end of its 95 % interval.");
  public static final Field AUC_BY_ARR_HIGH =
      Field.share("arr_auc_high", "The upper end of its 95 % interval.");
  public static final Field LIFT =
      Field.number(
          "lift_worst_tenth", "Loss rate of the riskiest tenth over that of all; 1 is chance.");
  public static final Field LIFT_BY_ARR =
      Field.number("arr_lift_worst_tenth", "The same of ARR lost over ARR.");
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
   * One row per group and month end, and one per group over all its month ends: one sort serves
   * both, since customers are compared within a month end only.
   *
   * @param kind gets month or all_months
   * @param month gets the month end, of all the last
   */
  public static Dataset<Row> byMonthAndAll(
      Dataset<Row> predictions, List<Column> by, Field kind, Field month) {
    Column own = Predictions.MONTH_END_DATE.col();
    Column last = max(own).over(Window.partitionBy(by.toArray(Column[]::new)));
    Column periods =
        array(
            struct(lit("month").as(kind.name()), own.as("_period")),
            struct(lit("all_months").as(kind.name()), col("_last").as("_period")));
    Dataset<Row> placed =
        Placements.of(predictions, by)
            .withColumn("_last", last)
            .withColumn("_in", explode(periods))
            .select(col("*"), col("_in.*"));
    List<Column> groups = new ArrayList<>(by);
    groups.add(kind.col());
    groups.add(col("_period"));
    return ofPlaces(placed, groups).withColumnRenamed("_period", month.name());
  }

  /**
   * The predictions with the tenth of their month end in which each customer lies, 10 the worst.
   */
  public static Dataset<Row> withTenth(Dataset<Row> predictions, List<Column> by, Field tenth) {
    Column place = floor(col(Placements.RANK).multiply(10)).plus(1);
    return Placements.of(predictions, by)
        .withColumn(tenth.name(), least(place, lit(10)).cast("long"));
  }

  private static Dataset<Row> ofPlaces(Dataset<Row> placed, List<Column> by) {
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
    columns.addAll(Area.perAccount());
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
    columns.addAll(Area.perGroup());
    Stream.of(Lift.perRow(), Calibration.perRow(), Bands.perRow())
        .flatMap(m -> m.keySet().stream())
        .forEach(name -> columns.add(sum(name).as(name)));
    return columns;
  }

  private static Map<String, Column> rates() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(LOSS_RATE.name(), try_divide(LOSSES.col(), JUDGEMENTS.col()));
    columns.putAll(Area.rates());
    columns.putAll(Lift.rates());
    columns.putAll(Calibration.rates());
    return columns;
  }
}
