package tenure.ledger;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.LEDGER;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.FxRates;

/**
 * What must be nought before a bridge is published: per grain and month, and in total, all
 * movements since birth less the MRR added up straight from the subscription lines.
 */
public final class LedgerIdentities {
  public static final Field SCOPE =
      Field.choice("scope", "Whether the row is about a grain or all of them.", "grain", "total")
          .key();
  public static final Field GRAIN_ID =
      GrainMonths.GRAIN_ID.meaning("The grain; total for all of them.");
  public static final Field MONTH_END_DATE = GrainMonths.MONTH_END_DATE;
  public static final Field MOVED_MRR =
      Field.money("moved_mrr", "All movements up to the month end, reporting currency.").required();
  public static final Field LINES_MRR =
      Field.money("lines_mrr", "MRR at the month end straight from the subscription lines.")
          .required();
  public static final Field RESIDUAL =
      Field.money("residual", "The size of the difference; at most 0.01 in a sound ledger.")
          .required();

  public static final Table TABLE =
      Table.in(
              LEDGER, "ledger_identities", "Whether the movements add up to the recurring revenue.")
          .withColumns(SCOPE, GRAIN_ID, MONTH_END_DATE, MOVED_MRR, LINES_MRR, RESIDUAL);

  private LedgerIdentities() {}

  /**
   * One row per grain and for the total, at the last complete month end before or on night.
   *
   * @param movements as known on night
   * @param lines subscription lines as known on night, the same that the ledger was made from
   */
  public static Dataset<Row> from(
      Dataset<Row> movements,
      Dataset<Row> lines,
      Dataset<Row> hierarchy,
      Dataset<Row> fxRates,
      LedgerPolicy policy,
      LocalDate night) {
    Column none = Money.zero();
    Dataset<Row> moved =
        movements.select(GRAIN_ID.col(), Movements.MRR.col().as("moved"), none.as("paid"));
    Dataset<Row> paid = closings(lines, hierarchy, fxRates, policy, night);
    Dataset<Row> grains =
        moved
            .unionByName(paid)
            .groupBy(GRAIN_ID.col())
            .agg(sum("moved").as("moved"), Money.neverNegative(sum("paid")).as("paid"));
    Dataset<Row> total =
        grains
            .agg(sum("moved").as("moved"), sum("paid").as("paid"))
            .select(
                lit("total").as("scope"),
                lit("total").as(GRAIN_ID.name()),
                col("moved"),
                col("paid"));
    return grains
        .select(lit("grain").as("scope"), GRAIN_ID.col(), col("moved"), col("paid"))
        .unionByName(total)
        .withColumns(
            Map.of(
                MONTH_END_DATE.name(), Months.day(Months.lastComplete(night)),
                MOVED_MRR.name(), Money.orZero(col("moved")),
                LINES_MRR.name(), Money.orZero(col("paid")),
                RESIDUAL.name(), abs(Money.cents(col("moved").minus(col("paid"))))))
        .transform(TABLE::conform);
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
        .where(MONTH_END_DATE.col().equalTo(Months.day(Months.lastComplete(night))))
        .agg(coalesce(avg(missing), lit(0.0)).as("missing_rate_share"));
  }

  private static Dataset<Row> closings(
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
            Money.zero().as("moved"),
            Money.orZero(Money.converted(original, rate)).as("paid"));
  }
}
