package tenure.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static tenure.contract.Layer.LEDGER;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
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

  public static final Field IS_RESTATEMENT =
      Field.flag(
              "is_restatement",
              "Whether it was learned after the month's close: without such rows the sums are as reported (rule 1.13).")
          .required();

  public static final Table TABLE =
      Table.in(
              LEDGER,
              "movements",
              "What moved the recurring revenue of each grain each month, as a journal: a night adds what it changes of what was known, so sum mrr over the nights up to one to see the month as known then.")
          .withColumns(GRAIN_ID, MONTH_END_DATE, KNOWN_ON, MOVEMENT, REASON, MRR, IS_RESTATEMENT)
          .sliced(KNOWN_ON);

  private static final Column[] PART = {
    GRAIN_ID.col(), MONTH_END_DATE.col(), MOVEMENT.col(), REASON.col()
  };

  private Movements() {}

  /**
   * What night adds to the journal: the bridge as it stands now, less what earlier nights added up
   * to. A part that is no more is taken back by its negative.
   *
   * @param bridge as known on night, from {@link #bridge}
   * @param previous the journal of earlier nights; those of night itself are passed over
   * @param closes of the months that earlier nights knew, from {@link MonthCloses#from}
   */
  public static Dataset<Row> from(
      Dataset<Row> bridge, Dataset<Row> previous, Dataset<Row> closes, LocalDate night) {
    Dataset<Row> takenBack =
        previous
            .where(KNOWN_ON.col().lt(Months.day(night)))
            .select(
                GRAIN_ID.col(),
                MONTH_END_DATE.col(),
                MOVEMENT.col(),
                REASON.col(),
                negate(MRR.col()).as(MRR.name()));
    Column isLate = MonthCloses.closedOn().lt(Months.day(night));
    return MonthCloses.beside(parts(bridge.unionByName(takenBack)), closes)
        .withColumns(
            Map.of(
                IS_RESTATEMENT.name(), coalesce(isLate, lit(false)),
                KNOWN_ON.name(), Months.day(night)))
        .transform(TABLE::conform);
  }

  /**
   * Every movement of every complete month, as known on night: one row per grain, month, movement
   * and reason.
   *
   * @param lineMonths as known on night, from {@link LineMonths#asKnown}
   * @param hierarchy as known on night, for both ends of every month (rule 2.8)
   */
  public static Dataset<Row> bridge(
      Dataset<Row> lineMonths,
      Dataset<Row> hierarchy,
      Dataset<Row> fxRates,
      LedgerPolicy policy,
      LocalDate night) {
    return GrainLines.from(lineMonths, hierarchy, fxRates, policy)
        .flatMap(new MovementsByGrain(night), Encoders.row(MovementsByGrain.SCHEMA));
  }

  /** The bridge as known on a night: grain, month, movement, reason and mrr. */
  public static Dataset<Row> asKnown(Dataset<Row> movements, LocalDate knownAt) {
    return parts(movements.where(KNOWN_ON.col().leq(Months.day(knownAt))));
  }

  /** The bridge of each month as reported at its close, in the same columns (rule 1.13). */
  public static Dataset<Row> asReported(Dataset<Row> movements, LocalDate knownAt) {
    return asKnown(movements.where(not(IS_RESTATEMENT.col())), knownAt);
  }

  private static Dataset<Row> parts(Dataset<Row> rows) {
    return rows.groupBy(PART)
        .agg(Money.cents(sum(MRR.col())).as(MRR.name()))
        .where(MRR.col().notEqual(0));
  }
}
