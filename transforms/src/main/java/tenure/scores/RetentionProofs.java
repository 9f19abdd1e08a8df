package tenure.scores;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.product;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.scores.Retention.CLOSING_MRR;
import static tenure.scores.Retention.COHORT_CLOSING_MRR;
import static tenure.scores.Retention.COHORT_MRR;
import static tenure.scores.Retention.DEFINITION_ID;
import static tenure.scores.Retention.NRR;
import static tenure.scores.Retention.PERIOD_END_DATE;
import static tenure.scores.Retention.RETAINED_MRR;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.ledger.Compared;
import tenure.ledger.GrainMonths;
import tenure.ledger.LedgerPolicy;

/**
 * The company's retention once more and by another way: A, B, K and the closing added up from the
 * grains at two month ends, and the chained rate from its months. Rows are those of {@link
 * Compared}.
 */
public final class RetentionProofs {
  private static final int YEAR = 12;
  private static final Column ANY = col("_any");
  private static final Column THEN = col("_then");
  private static final Column NOW = col("_now");
  private static final List<Field> PARTS =
      List.of(COHORT_MRR, COHORT_CLOSING_MRR, RETAINED_MRR, CLOSING_MRR);

  private RetentionProofs() {}

  /**
   * One row per part of the trailing year that ends with the last complete month.
   *
   * @param retention as concluded tonight; without any row there is nothing to compare
   * @param lineMonths as known on night
   */
  public static Dataset<Row> fromGrains(
      Dataset<Row> retention,
      Dataset<Row> lineMonths,
      Dataset<Row> hierarchy,
      Dataset<Row> fxRates,
      LedgerPolicy ledger,
      RetentionPolicy policy,
      BigDecimal tolerance,
      LocalDate night) {
    LocalDate end = Months.lastComplete(night);
    LocalDate start = YearMonth.from(end).minusMonths(YEAR).atEndOfMonth();
    Dataset<Row> ends =
        GrainMonths.from(
            lineMonths.where(GrainMonths.MONTH_END_DATE.col().isin(end, start)),
            hierarchy,
            fxRates,
            ledger,
            List.of(0, YEAR));
    Column then = GrainMonths.valueAt(policy.isConstantCurrency() ? YEAR : 0);
    return concluded(retention, end)
        .unionByName(grains(ends.where(GrainMonths.isActive()), then, start, end), true)
        .agg(coalesce(max(ANY), lit(0)).as(ANY.toString()), sums())
        .select(inline(array(rows(end, tolerance))));
  }

  /** The company's row, and whether anything was concluded at all. */
  private static Dataset<Row> concluded(Dataset<Row> retention, LocalDate end) {
    Column isCompany =
        isOf(RetentionDefinition.COHORT_12M.id())
            .and(isTotal())
            .and(PERIOD_END_DATE.col().equalTo(Months.day(end)));
    Column[] parts =
        Stream.concat(
                Stream.of(lit(1).as(ANY.toString())),
                PARTS.stream().map(f -> when(isCompany, f.col()).as(f.name())))
            .toArray(Column[]::new);
    return retention.select(parts);
  }

  private static Dataset<Row> grains(
      Dataset<Row> active, Column then, LocalDate start, LocalDate end) {
    Column month = GrainMonths.MONTH_END_DATE.col();
    Column now = GrainMonths.valueAt(0);
    return active
        .groupBy(GrainMonths.GRAIN_ID.col())
        .agg(
            Money.neverNegative(sum(when(month.equalTo(Months.day(start)), then))).as("_then"),
            Money.neverNegative(sum(when(month.equalTo(Months.day(end)), now))).as("_now"))
        .select(again());
  }

  private static Column[] again() {
    Column isMember = THEN.gt(0);
    return new Column[] {
      when(isMember, THEN).as(again(COHORT_MRR)),
      when(isMember, NOW).as(again(COHORT_CLOSING_MRR)),
      when(isMember, least(THEN, NOW)).as(again(RETAINED_MRR)),
      NOW.as(again(CLOSING_MRR))
    };
  }

  private static Column[] sums() {
    return PARTS.stream()
        .flatMap(f -> Stream.of(f.name(), again(f)))
        .map(name -> Money.orZero(sum(col(name))).as(name))
        .toArray(Column[]::new);
  }

  private static Column[] rows(LocalDate end, BigDecimal tolerance) {
    return PARTS.stream()
        .map(
            f -> {
              Column gap = abs(f.col().minus(col(again(f)))).multiply(ANY);
              return Compared.row(
                  f.name() + "_from_grains",
                  "total",
                  ANY,
                  gap.gt(lit(tolerance)).cast("int"),
                  f.col(),
                  col(again(f)),
                  Compared.difference(gap, lit("total"), Months.day(end)));
            })
        .toArray(Column[]::new);
  }

  private static String again(Field field) {
    return "_" + field.name() + "_again";
  }

  /** One row: the chained NRR of the company against the product of its twelve months. */
  public static Dataset<Row> ofChain(Dataset<Row> retention) {
    WindowSpec inOrder = Window.orderBy(PERIOD_END_DATE.col());
    WindowSpec year = inOrder.rowsBetween(1 - YEAR, 0);
    Column end = PERIOD_END_DATE.col();
    Column isWhole =
        lag(end, YEAR - 1)
            .over(inOrder)
            .equalTo(Months.plus(end, 1 - YEAR))
            .and(count(col("_month")).over(year).equalTo(YEAR));
    Dataset<Row> rates =
        retention
            .where(isTotal())
            .groupBy(end)
            .agg(
                max(when(isOf(RetentionDefinition.MONTHLY.id()), NRR.col())).as("_month"),
                max(when(isOf(RetentionDefinition.TRAILING_12_CHAINED), NRR.col())).as("_chained"))
            .withColumns(
                Map.of("_is_whole", isWhole, "_product", product(col("_month")).over(year)))
            .where(col("_is_whole"));
    return rates
        .withColumn("_gap", abs(col("_chained").minus(col("_product"))))
        .agg(
            count(lit(1)).as("_windows"),
            count_if(isFar(col("_gap"))).as("_failed"),
            sum("_chained").as("_left"),
            sum("_product").as("_right"),
            max(Compared.difference(col("_gap"), lit("trailing_12_chained total"), end)).as("_gap"))
        .select(inline(array(chainRow())));
  }

  private static Column isFar(Column gap) {
    return gap.isNull().or(gap.gt(lit(RetentionIdentities.SHARE_TOLERANCE)));
  }

  private static Column chainRow() {
    return Compared.row(
        "chained_from_months",
        "total",
        col("_windows"),
        col("_failed"),
        col("_left"),
        col("_right"),
        col("_gap"));
  }

  private static Column isTotal() {
    return Retention.SLICE_KIND.col().equalTo("total");
  }

  private static Column isOf(String definition) {
    return DEFINITION_ID.col().equalTo(definition);
  }
}
