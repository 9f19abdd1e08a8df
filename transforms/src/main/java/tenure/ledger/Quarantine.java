package tenure.ledger;

import static org.apache.spark.sql.functions.sum;
import static tenure.contract.Layer.LEDGER;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;

/** The grain months whose MRR is negative and counts as nothing (rule 1.10). */
public final class Quarantine {
  public static final Field GRAIN_ID = GrainMonths.GRAIN_ID;
  public static final Field MONTH_END_DATE = GrainMonths.MONTH_END_DATE;
  public static final Field KNOWN_ON = Versions.KNOWN_ON.key();
  public static final Field MRR =
      Field.money("mrr", "The negative MRR as the lines add up to it, reporting currency.")
          .required();

  public static final Table TABLE =
      Table.in(LEDGER, "quarantine", "Grain months whose MRR is negative and counts as nothing.")
          .withColumns(GRAIN_ID, MONTH_END_DATE, KNOWN_ON, MRR)
          .check("mrr_negative", "mrr < 0", "only negative months stand here")
          .sliced(KNOWN_ON);

  private Quarantine() {}

  /**
   * Every negative month as known on night.
   *
   * @param lineMonths as known on night, from {@link LineMonths#asKnown}
   */
  public static Dataset<Row> from(
      Dataset<Row> lineMonths, Dataset<Row> hierarchy, LedgerPolicy policy, LocalDate night) {
    boolean isNet = policy.basis() == LedgerPolicy.Basis.NET;
    return GrainMonths.underParents(lineMonths, hierarchy)
        .groupBy(GRAIN_ID.col(), MONTH_END_DATE.col())
        .agg(sum((isNet ? LineMonths.MRR : LineMonths.MRR_LIST).col()).as(MRR.name()))
        .where(MRR.col().lt(0))
        .withColumn(KNOWN_ON.name(), Months.day(night))
        .transform(TABLE::conform);
  }
}
