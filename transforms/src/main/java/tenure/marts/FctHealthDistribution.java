package tenure.marts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;

/**
 * How healthy the customers are, and were 28 nights before: one row per night, segment and band,
 * over the accounts that pay.
 */
public final class FctHealthDistribution {
  public static final Field AS_OF_DATE = FctAccountDaily.AS_OF_DATE;
  public static final Field SEGMENT = FctAccountDaily.SEGMENT.key();
  public static final Field HEALTH_BAND = FctAccountDaily.HEALTH_BAND.key();
  public static final Field ACCOUNTS = Field.count("accounts", "Paying accounts.").required();
  public static final Field ARR = FctAccountDaily.ARR;
  public static final Field ACCOUNTS_28D_BEFORE =
      Field.count("accounts_28d_before", "The same 28 nights before; null where there were none.");
  public static final Field ARR_28D_BEFORE =
      Field.money("arr_28d_before", "arr 28 nights before; null where there were none.");
  public static final Field CSAT_ACCOUNTS =
      Field.count("csat_accounts", "Those of them with a CSAT rating in 90 days.");
  public static final Field CSAT_TOTAL =
      Field.number("csat_total", "The sum of their CSAT averages; divide by csat_accounts.");
  public static final Field NPS_ACCOUNTS =
      Field.count("nps_accounts", "Those of them with an NPS answer.");
  public static final Field NPS_PROMOTERS =
      Field.count("nps_promoters", "Those whose last answer was 9 or 10.");
  public static final Field NPS_DETRACTORS =
      Field.count("nps_detractors", "Those whose last answer was 6 or less.");

  public static final Table TABLE =
      Table.in(MARTS, "fct_health_distribution", "How healthy the paying customers are.")
          .withColumns(
              AS_OF_DATE,
              SEGMENT,
              HEALTH_BAND,
              ACCOUNTS,
              ARR,
              ACCOUNTS_28D_BEFORE,
              ARR_28D_BEFORE,
              CSAT_ACCOUNTS,
              CSAT_TOTAL,
              NPS_ACCOUNTS,
              NPS_PROMOTERS,
              NPS_DETRACTORS)
          .sliced(AS_OF_DATE);

  private FctHealthDistribution() {}

  /**
   * Counts the paying accounts of a night beside those of 28 nights before: a segment's band that
   * has emptied since keeps a row that says so.
   *
   * @param accountDaily marts.fct_account_daily of asOf
   * @param previous this table's rows of 28 nights before asOf
   */
  public static Dataset<Row> from(
      Dataset<Row> accountDaily, Dataset<Row> previous, LocalDate asOf) {
    Dataset<Row> before =
        previous.select(
            SEGMENT.col(),
            HEALTH_BAND.col(),
            ACCOUNTS.col().as(ACCOUNTS_28D_BEFORE.name()),
            ARR.col().as(ARR_28D_BEFORE.name()));
    String[] count = {ACCOUNTS.name(), CSAT_ACCOUNTS.name(), NPS_ACCOUNTS.name()};
    return counted(accountDaily)
        .join(before, new String[] {SEGMENT.name(), HEALTH_BAND.name()}, "full_outer")
        .withColumns(
            Map.of(
                AS_OF_DATE.name(), lit(asOf),
                ARR.name(), coalesce(ARR.col(), lit(BigDecimal.ZERO)).cast(ARR.type())))
        .na()
        .fill(0, count)
        .transform(TABLE::conform);
  }

  private static Dataset<Row> counted(Dataset<Row> accountDaily) {
    Column csat = AccountSupport.CSAT_AVERAGE_90D.col();
    Column nps = AccountRelationship.NPS_SCORE.col();
    return accountDaily
        .where(FctAccountDaily.MRR.col().gt(0).and(HEALTH_BAND.col().isNotNull()))
        .groupBy(SEGMENT.col(), HEALTH_BAND.col())
        .agg(
            count(lit(1)).as(ACCOUNTS.name()),
            sum(ARR.col()).as(ARR.name()),
            count(csat).as(CSAT_ACCOUNTS.name()),
            sum(csat.cast("double")).as(CSAT_TOTAL.name()),
            count(nps).as(NPS_ACCOUNTS.name()),
            count(when(nps.geq(9), 1)).as(NPS_PROMOTERS.name()),
            count(when(nps.leq(6), 1)).as(NPS_DETRACTORS.name()));
  }
}
