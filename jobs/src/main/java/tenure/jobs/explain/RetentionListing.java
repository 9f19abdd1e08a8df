package tenure.jobs.explain;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static tenure.scores.RetentionAttribution.GRAIN_ID;
import static tenure.scores.RetentionAttribution.GRR_CHANGE;
import static tenure.scores.RetentionAttribution.NRR_CHANGE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.marts.DimAccount;
import tenure.scores.Retention;
import tenure.scores.RetentionAttribution;
import tenure.scores.RetentionBridge;
import tenure.scores.RetentionPoints;

/** The tables of an explanation: the largest parts by name, and always the rest beside them. */
final class RetentionListing {
  static final String ACCOUNT = "account";
  private static final int CAUSES = 3;
  private static final List<Field> PARTS =
      List.of(
          NRR_CHANGE,
          RetentionAttribution.NRR_OWN,
          RetentionAttribution.NRR_BASE,
          GRR_CHANGE,
          RetentionAttribution.GRR_OWN,
          RetentionAttribution.GRR_BASE);
  private static final List<Field> ENDS =
      List.of(
          Retention.COHORT_MRR,
          Retention.COHORT_CLOSING_MRR,
          Retention.RETAINED_MRR,
          RetentionPoints.NRR_POINTS,
          RetentionPoints.GRR_POINTS);

  private final Dataset<Row> names;
  private final int top;

  RetentionListing(Dataset<Row> accounts, int top) {
    this.names =
        accounts.select(
            DimAccount.ACCOUNT_ID.col().as(GRAIN_ID.name()), DimAccount.ACCOUNT_NAME.col());
    this.top = top;
  }

  /** The accounts that moved a rate most, the others together, and all of them. */
  Dataset<Row> accounts(Dataset<Row> changes, Dataset<Row> movements) {
    Column size = greatest(abs(NRR_CHANGE.col()), abs(GRR_CHANGE.col()));
    Column rank = row_number().over(Window.orderBy(size.desc(), GRAIN_ID.col()));
    Dataset<Row> ranked =
        changes
            .join(movements, GRAIN_ID.name(), "left_outer")
            .join(names, GRAIN_ID.name(), "left_outer")
            .withColumn("_line", least(rank, lit(top + 1)));
    Column isOne = col("_line").leq(top);
    Dataset<Row> lines =
        ranked
            .groupBy(col("_line"))
            .agg(count(lit(1)).as("_accounts"), described())
            .withColumn(ACCOUNT, when(isOne, col(ACCOUNT)).otherwise(others()));
    Dataset<Row> all =
        ranked
            .agg(count(lit(1)).as("_accounts"), described())
            .withColumn("_line", lit(top + 2))
            .withColumn(ACCOUNT, lit("all"));
    Column isAlone = col("_line").leq(top);
    return lines
        .unionByName(all)
        .orderBy("_line")
        .withColumn(GRAIN_ID.name(), when(isAlone, GRAIN_ID.col()))
        .withColumn(
            RetentionBridge.MOVEMENTS.name(), when(isAlone, RetentionBridge.MOVEMENTS.col()))
        .drop("_line", "_accounts");
  }

  private static Column others() {
    return concat(col("_accounts").cast("string"), lit(" others"));
  }

  private static Column[] described() {
    List<Column> columns = new ArrayList<>();
    columns.add(max(coalesce(DimAccount.ACCOUNT_NAME.col(), GRAIN_ID.col())).as(ACCOUNT));
    columns.add(max(GRAIN_ID.col()).as(GRAIN_ID.name()));
    columns.add(max(RetentionBridge.MOVEMENTS.col()).as(RetentionBridge.MOVEMENTS.name()));
    ENDS.stream()
        .flatMap(f -> Stream.of(RetentionAttribution.earlier(f), RetentionAttribution.later(f)))
        .forEach(c -> columns.add(total(c)));
    PARTS.forEach(f -> columns.add(total(f.col())));
    return columns.toArray(Column[]::new);
  }

  private static Column total(Column column) {
    return sum(column).as(column.toString());
  }

  /** From the slice's MRR at the earlier month, movement by movement, to that at the later one. */
  Dataset<Row> bridge(Dataset<Row> slice, Dataset<Row> reasons, RetentionQuestion asked) {
    Column mrr = RetentionBridge.MRR.col();
    Dataset<Row> ends =
        slice
            .where(Retention.DEFINITION_ID.col().equalTo("monthly"))
            .agg(closing(asked.fromEnd()).as("_opening"), closing(asked.toEnd()).as("_closing"));
    Dataset<Row> moved = reasons.agg(coalesce(sum(mrr), lit(0)).as("_moved"));
    Column outside = col("_closing").minus(col("_opening")).minus(col("_moved"));
    Dataset<Row> frame =
        ends.crossJoin(moved)
            .select(
                inline(
                    array(
                        line(0, "opening", col("_opening")),
                        line(2, "outside the slice", outside),
                        line(3, "closing", col("_closing")))))
            .where(col("_order").notEqual(2).or(mrr.notEqual(0)));
    return frame
        .unionByName(
            reasons.select(
                lit(1).as("_order"),
                RetentionBridge.MOVEMENT.col(),
                RetentionBridge.REASON.col(),
                RetentionBridge.ACCOUNTS.col(),
                mrr))
        .orderBy(col("_order"), RetentionBridge.MOVEMENT.col(), RetentionBridge.REASON.col())
        .drop("_order");
  }

  private static Column closing(LocalDate end) {
    Column isEnd = Retention.PERIOD_END_DATE.col().equalTo(Months.day(end));
    return coalesce(sum(when(isEnd, Retention.CLOSING_MRR.col())), lit(0));
  }

  private static Column line(int order, String movement, Column mrr) {
    return struct(
        lit(order).as("_order"),
        lit(movement).as(RetentionBridge.MOVEMENT.name()),
        lit(null).cast("string").as(RetentionBridge.REASON.name()),
        lit(null).cast("long").as(RetentionBridge.ACCOUNTS.name()),
        mrr.cast(RetentionBridge.MRR.type()).as(RetentionBridge.MRR.name()));
  }

  /** How far each other definition differs, and the accounts that make most of it. */
  Dataset<Row> definitions(Dataset<Row> differences, RetentionRates.Rate own) {
    Column definition = Retention.DEFINITION_ID.col();
    Column size = abs(NRR_CHANGE.col()).plus(abs(GRR_CHANGE.col()));
    Column rank =
        row_number().over(Window.partitionBy(definition).orderBy(size.desc(), GRAIN_ID.col()));
    Column cause =
        format_string(
            "%s (%+.2f, %+.2f)",
            coalesce(DimAccount.ACCOUNT_NAME.col(), GRAIN_ID.col()),
            NRR_CHANGE.col().multiply(lit(100.0)),
            GRR_CHANGE.col().multiply(lit(100.0)));
    Column isCause = col("_rank").leq(CAUSES).and(size.gt(lit(5e-5)));
    Column causes =
        array_sort(collect_list(when(isCause, struct(col("_rank"), cause.as("cause")))));
    return differences
        .join(names, GRAIN_ID.name(), "left_outer")
        .withColumn("_rank", rank)
        .groupBy(definition)
        .agg(
            sum(NRR_CHANGE.col()).plus(lit(own.nrr())).as(Retention.NRR.name()),
            sum(NRR_CHANGE.col()).as(NRR_CHANGE.name()),
            sum(GRR_CHANGE.col()).plus(lit(own.grr())).as(Retention.GRR.name()),
            sum(GRR_CHANGE.col()).as(GRR_CHANGE.name()),
            array_join(transform(causes, c -> c.getField("cause")), "; ").as("caused_by"))
        .orderBy(definition);
  }
}
