package tenure.marts;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static tenure.contract.Layer.MARTS;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * How healthy the customers are: one row per night, segment and band, over the accounts that pay.
 */
public final class FctHealthDistribution {
  public static final Field AS_OF_DATE = FctAccountDaily.AS_OF_DATE;
  public static final Field SEGMENT = FctAccountDaily.SEGMENT.key();
  public static final Field HEALTH_BAND = FctAccountDaily.HEALTH_BAND.key();
  public static final Field ACCOUNTS = Field.count("accounts", "Paying accounts.").required();
  public static final Field ARR = FctAccountDaily.ARR;

  public static final Table TABLE =
      Table.in(MARTS, "fct_health_distribution", "How healthy the paying customers are.")
          .withColumns(AS_OF_DATE, SEGMENT, HEALTH_BAND, ACCOUNTS, ARR)
          .sliced(AS_OF_DATE);

  private FctHealthDistribution() {}

  /** Counts the paying accounts of a night. */
  public static Dataset<Row> from(Dataset<Row> accountDaily) {
    return accountDaily
        .where(FctAccountDaily.MRR.col().gt(0).and(HEALTH_BAND.col().isNotNull()))
        .groupBy(AS_OF_DATE.col(), SEGMENT.col(), HEALTH_BAND.col())
        .agg(count(lit(1)).as(ACCOUNTS.name()), sum(ARR.col()).as(ARR.name()))
        .transform(TABLE::conform);
  }
}
