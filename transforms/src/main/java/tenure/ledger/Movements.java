package tenure.ledger;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.sum;
import static tenure.contract.Layer.LEDGER;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;

/**
 * What moved the recurring revenue of each grain in each complete month, and why. Amounts are
 * signed: all movements of a grain since its birth add to its MRR now, and a month's opening plus
 * its movements is its closing.
 */
public final class Movements {
  public static final Field GRAIN_ID = GrainMonths.GRAIN_ID;
  public static final Field MONTH_END_DATE = GrainMonths.MONTH_END_DATE;
  public static final Field KNOWN_ON = Versions.KNOWN_ON.key();
  public static final Field MOVEMENT =
      Field.choice(
              "movement",
              "What happened to the grain in the month.",
              Ladder.NEW,
              Ladder.REACTIVATION,
              Ladder.CHURN,
              Ladder.CONTRACTION,
              Ladder.EXPANSION,
              "pause",
              "resume",
              "fx",
              "restatement")
          .key();
  public static final Field REASON =
      Field.choice(
              "reason",
              "What the movement is made of; the movement itself where it is not split.",
              "new",
              "reactivation",
              "churn",
              "seat",
              "price",
              "tier",
              "cross_sell",
              "product_dropped",
              "upsell",
              "downsell",
              "discount_applied",
              "discount_rolloff",
              "quarantine",
              "pause",
              "resume",
              "fx",
              "restatement")
          .key();
  public static final Field MRR =
      Field.money("mrr", "The amount moved, negative where MRR falls; reporting currency.")
          .required();

  public static final Table TABLE =
      Table.in(LEDGER, "movements", "What moved the recurring revenue of each grain each month.")
          .withColumns(GRAIN_ID, MONTH_END_DATE, KNOWN_ON, MOVEMENT, REASON, MRR);

  private Movements() {}

  /**
   * Every movement of every complete month, as known on night.
   *
   * @param lineMonths as known on night, from {@link LineMonths#asKnown}
   * @param hierarchy as known on night, for both ends of every month (rule 2.8)
   */
  public static Dataset<Row> from(
      Dataset<Row> lineMonths,
      Dataset<Row> hierarchy,
      Dataset<Row> fxRates,
      LedgerPolicy policy,
      LocalDate night) {
    Dataset<Row> months = GrainMonths.from(lineMonths, hierarchy, fxRates, policy, List.of(0, 1));
    return MovementParts.of(MovementPairs.from(months, night))
        .select(
            GRAIN_ID.col(),
            MONTH_END_DATE.col(),
            inline(filter(col("parts"), p -> p.getField("mrr").notEqual(0))))
        .groupBy(GRAIN_ID.col(), MONTH_END_DATE.col(), MOVEMENT.col(), REASON.col())
        .agg(sum(MRR.col()).as(MRR.name()))
        .where(MRR.col().notEqual(0))
        .withColumn(KNOWN_ON.name(), Months.day(night))
        .transform(TABLE::conform);
  }
}
