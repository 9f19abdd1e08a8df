package tenure.scores;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.ledger.LedgerPolicy;
import tenure.silver.FxRates;

/**
 * What all grains' retention depends on beside their own lines: one row per night. Two nights with
 * the same fingerprint differ by the grains with a change alone ({@link RetentionUpdate}).
 */
public final class RetentionBasis {
  public static final Field KNOWN_ON = Versions.KNOWN_ON.key();
  public static final Field FINGERPRINT =
      Field.whole(
              "fingerprint",
              "A hash of the complete months, the rates, the settings, the definitions and the kinds of slices.")
          .required();
  public static final Table TABLE =
      Table.in(Layer.SCORES, "retention_basis", "What a night’s retention was worked out with.")
          .withColumns(KNOWN_ON, FINGERPRINT)
          .sliced(KNOWN_ON);

  private RetentionBasis() {}

  /**
   * The row of a night.
   *
   * @param fxRates as known on night
   */
  public static Dataset<Row> from(
      Dataset<Row> fxRates, LedgerPolicy ledger, RetentionPolicy policy, LocalDate night) {
    Field[] rate = {FxRates.CURRENCY, FxRates.MONTH_END_DATE, FxRates.RATE};
    return fxRates
        .agg(
            array_sort(collect_list(struct(rate[0].col(), rate[1].col(), rate[2].col())))
                .as("_rates"))
        .select(
            Months.day(night).as(KNOWN_ON.name()),
            xxhash64(
                    col("_rates"),
                    lit(ledger.words()),
                    lit(policy.toString()),
                    lit(kinds()),
                    lit(Months.lastComplete(night).toString()))
                .as(FINGERPRINT.name()))
        .transform(TABLE::conform);
  }

  /** What rows there are: a definition or kind of slice that is new has no earlier sums. */
  private static String kinds() {
    return RetentionDefinition.ALL.stream().map(RetentionDefinition::id).toList()
        + " "
        + RetentionSlices.COLUMNS
        + " "
        + GrainAttributes.RULE;
  }
}
