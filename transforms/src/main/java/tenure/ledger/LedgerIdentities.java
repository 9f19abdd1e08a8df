package tenure.ledger;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.silver.FxRates;

/**
 * What must be nought before a bridge is published, per grain and in total: each month's opening
 * and movements less its closing, all movements since birth less the MRR now, and that MRR less the
 * sum straight from the subscription lines. Rows are those of {@link Compared}.
 */
public final class LedgerIdentities {
  private static final Field GRAIN_ID = GrainMonths.GRAIN_ID;
  private static final Field MONTH_END_DATE = GrainMonths.MONTH_END_DATE;
  private static final Column MONTH = MONTH_END_DATE.col();
  private static final Column OPENING = col("_opening");
  private static final Column CLOSING = col("_closing");
  private static final Column MOVED = col("_moved");
  private static final Column PAID = col("_paid");
  private static final Column NOW = col("_now");
  private static final Column BIRTH = col("_birth");
  private static final Column SILVER = col("_silver");
  private static final String GRAIN = "grain";
  private static final String TOTAL = "total";

  private LedgerIdentities() {}

  /**
   * Two rows per identity: over grains one by one, and over their sums.
   *
   * @param movements as known on night
   * @param lineMonths as known on night
   * @param lines subscription lines as known on night, the same that the ledger was made from
   * @param tolerance the largest difference that is none
   */
  public static Dataset<Row> from(
      Dataset<Row> movements,
      Dataset<Row> lineMonths,
      Dataset<Row> lines,
      Dataset<Row> hierarchy,
      Dataset<Row> fxRates,
      LedgerPolicy policy,
      BigDecimal tolerance,
      LocalDate night) {
    Dataset<Row> sides =
        closings(lineMonths, hierarchy, policy, night)
            .unionByName(
                movements.select(GRAIN_ID.col(), MONTH, Movements.MRR.col().as("_moved")), true)
            .unionByName(paid(lines, hierarchy, fxRates, policy, night), true);
    return compared(grains(sides, tolerance, night), tolerance);
  }

  /**
   * The share of the last complete month's lines that have no rate: one row, to be held against
   * {@link LedgerPolicy#missingRateShare} (rule 1.9).
   *
   * @param lineMonths as known on night
   */
  public static Dataset<Row> missingRates(Dataset<Row> lineMonths, LocalDate night) {
    Column missing = when(LineMonths.IS_RATE_MISSING.col(), 1.0).otherwise(0.0);
    return lineMonths
        .where(MONTH.equalTo(Months.day(Months.lastComplete(night))))
        .agg(coalesce(avg(missing), lit(0.0)).as("missing_rate_share"));
  }

  /** Each grain's month as a closing, and as the opening of the next. */
  private static Dataset<Row> closings(
      Dataset<Row> lineMonths, Dataset<Row> hierarchy, LedgerPolicy policy, LocalDate night) {
    boolean isNet = policy.basis() == LedgerPolicy.Basis.NET;
    Column mrr = (isNet ? LineMonths.MRR : LineMonths.MRR_LIST).col();
    Column sum = col("_mrr");
    Column month = MONTH.as(MONTH_END_DATE.name());
    Column next = Months.plus(MONTH, 1).as(MONTH_END_DATE.name());
    return GrainMonths.underParents(lineMonths, hierarchy)
        .groupBy(GRAIN_ID.col(), MONTH)
        .agg(Money.neverNegative(sum(mrr)).as("_mrr"))
        .select(
            GRAIN_ID.col(),
            inline(
                array(
                    struct(month, sum.as("_closing"), Money.zero().as("_opening")),
                    struct(next, Money.zero().as("_closing"), sum.as("_opening")))))
        .where(MONTH.leq(Months.day(Months.lastComplete(night))));
  }

  private static Dataset<Row> paid(
      Dataset<Row> lines,
      Dataset<Row> hierarchy,
      Dataset<Row> fxRates,
      LedgerPolicy policy,
      LocalDate night) {
    LocalDate end = Months.lastComplete(night);
    Column day = Months.day(end);
    boolean isNet = policy.basis() == LedgerPolicy.Basis.NET;
    Column original = isNet ? LineMrr.net(day, policy) : LineMrr.list();
    Column rate = Rates.latest(LineMonths.CURRENCY.col(), policy);
    Dataset<Row> rates = fxRates.where(FxRates.MONTH_END_DATE.col().equalTo(day));
    Dataset<Row> active =
        LineState.prepared(lines, policy)
            .where(LineState.on(day, night, policy).equalTo(LineState.ACTIVE));
    return GrainMonths.underParents(
            Rates.onDay(active, LineMonths.CURRENCY.col(), rates, end, policy), hierarchy)
        .select(
            GRAIN_ID.col(),
            day.as(MONTH_END_DATE.name()),
            Money.orZero(Money.converted(original, rate)).as("_paid"));
  }

  private static Dataset<Row> grains(Dataset<Row> sides, BigDecimal tolerance, LocalDate night) {
    Column isLast = MONTH.equalTo(Months.day(Months.lastComplete(night)));
    return sides
        .groupBy(GRAIN_ID.col(), MONTH)
        .agg(
            Money.orZero(sum(OPENING)).as("_opening"),
            Money.orZero(sum(CLOSING)).as("_closing"),
            Money.orZero(sum(MOVED)).as("_moved"),
            Money.neverNegative(sum(PAID)).as("_paid"))
        .withColumn("_gap", abs(OPENING.plus(MOVED).minus(CLOSING)))
        .groupBy(GRAIN_ID.col())
        .agg(
            count(lit(1)).as("_months"),
            count_if(col("_gap").gt(lit(tolerance))).as("_failed_months"),
            max(Compared.difference(col("_gap"), GRAIN_ID.col(), MONTH)).as("_month_worst"),
            sum(OPENING).as("_opening"),
            sum(CLOSING).as("_closing"),
            sum(MOVED).as("_moved"),
            sum(PAID).as("_paid"),
            Money.orZero(sum(when(isLast, CLOSING))).as("_now"))
        .withColumns(
            Map.of(
                "_birth", gap(MOVED, NOW, GRAIN_ID.col(), night),
                "_silver", gap(NOW, PAID, GRAIN_ID.col(), night)));
  }

  private static Dataset<Row> compared(Dataset<Row> grains, BigDecimal tolerance) {
    return grains
        .agg(
            sum("_months").as("_months"),
            sum("_failed_months").as("_failed_months"),
            max("_month_worst").as("_month_worst"),
            count(lit(1)).as("_grains"),
            failed(BIRTH, tolerance).as("_birth_failed"),
            max(BIRTH).as("_birth"),
            failed(SILVER, tolerance).as("_silver_failed"),
            max(SILVER).as("_silver"),
            sum(OPENING).plus(sum(MOVED)).as("_left"),
            sum(CLOSING).as("_closing"),
            sum(MOVED).as("_moved"),
            sum(NOW).as("_now"),
            sum(PAID).as("_paid"))
        .select(inline(rows(tolerance)));
  }

  private static Column rows(BigDecimal tolerance) {
    String months = "opening_and_movements";
    String birth = "movements_since_birth";
    String silver = "subscription_lines";
    Column left = col("_left");
    Column grains = col("_grains");
    Column worst = col("_month_worst");
    return array(
        Compared.row(months, GRAIN, col("_months"), col("_failed_months"), left, CLOSING, worst),
        total(months, left, CLOSING, tolerance),
        Compared.row(birth, GRAIN, grains, col("_birth_failed"), MOVED, NOW, BIRTH),
        total(birth, MOVED, NOW, tolerance),
        Compared.row(silver, GRAIN, grains, col("_silver_failed"), NOW, PAID, SILVER),
        total(silver, NOW, PAID, tolerance));
  }

  private static Column total(String identity, Column left, Column right, BigDecimal tolerance) {
    Column none = lit(null);
    Column residual = Compared.difference(abs(left.minus(right)), lit(TOTAL), none);
    Column isFailed = Compared.size(residual).gt(lit(tolerance)).cast("int");
    return Compared.row(identity, TOTAL, lit(1), isFailed, left, right, residual);
  }

  private static Column failed(Column difference, BigDecimal tolerance) {
    return count_if(Compared.size(difference).gt(lit(tolerance)));
  }

  private static Column gap(Column left, Column right, Column grain, LocalDate night) {
    Column last = Months.day(Months.lastComplete(night));
    return Compared.difference(abs(left.minus(right)), grain, last);
  }
}
