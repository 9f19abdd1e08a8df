package tenure.scores;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.ledger.GrainMonths;
import tenure.ledger.KnownLines;
import tenure.ledger.LedgerPolicy;

/**
 * Retention of a night from that of an earlier one: what the grains with a change added then is
 * taken away, and what they add now is added. Every part of a row is a sum over grains (rule 2.3),
 * so the rows are those of {@link Retention#from}, to the cent, as long as both nights know the
 * same complete months, rates and settings ({@link RetentionBasis}).
 */
public final class RetentionUpdate {
  private RetentionUpdate() {}

  /**
   * What retention is made from, as one night knew it.
   *
   * @param restatements of ledger.line_months up to the night
   * @param hierarchies every version of silver.account_hierarchy up to the night
   * @param grains one row per grain_id with the columns of {@link RetentionSlices}
   */
  public record View(Dataset<Row> restatements, Dataset<Row> hierarchies, Dataset<Row> grains) {
    /** The same of some restatements alone. */
    public View of(Dataset<Row> some) {
      return new View(some, hierarchies, grains);
    }
  }

  /**
   * Every definition, complete window and slice, as known on night.
   *
   * @param retention the rows of the earlier night
   * @param changed the grains with a change since: grain_id
   * @param before of the lines that {@link RetentionChanges#lines} names, as the earlier night knew
   * @param now of the same lines, as known now
   * @param monthCloses of every month that the ledger knows now
   */
  public static Dataset<Row> from(
      Dataset<Row> retention,
      Dataset<Row> changed,
      View before,
      View now,
      Dataset<Row> monthCloses,
      Dataset<Row> fxRates,
      LedgerPolicy ledger,
      RetentionPolicy policy,
      LocalDate night) {
    Dataset<Row> then = books(before, monthCloses, fxRates, ledger, changed);
    Dataset<Row> tonight = books(now, monthCloses, fxRates, ledger, changed);
    return RetentionBase.of(retention)
        .union(RetentionMoves.negativeSums(then, policy, night))
        .union(RetentionMoves.sums(tonight, policy, night))
        .transform(sums -> RetentionRates.from(sums, policy, night))
        .transform(Retention.TABLE::conform);
  }

  private static Dataset<Row> books(
      View view,
      Dataset<Row> monthCloses,
      Dataset<Row> fxRates,
      LedgerPolicy ledger,
      Dataset<Row> changed) {
    Dataset<Row> books =
        RetentionMoves.books(
            view.restatements(), monthCloses, view.hierarchies(), fxRates, view.grains(), ledger);
    return KnownLines.within(books, changed, GrainMonths.GRAIN_ID);
  }
}
