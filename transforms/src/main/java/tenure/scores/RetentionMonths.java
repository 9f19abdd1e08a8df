package tenure.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.ledger.GrainValues.IS_FORMER_GRAIN;
import static tenure.ledger.GrainValues.IS_KNOWN;
import static tenure.ledger.GrainValues.IS_REPORTED;
import static tenure.ledger.GrainValues.MONTHS_LATER;
import static tenure.ledger.GrainValues.WAS_REPORTED;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.ledger.GrainMonths;
import tenure.ledger.GrainValues;
import tenure.ledger.LedgerPolicy;
import tenure.ledger.LineMonths;

/**
 * The MRR of each grain, and of each of its products, at each month end and as the opening of the
 * windows that it opens: as known now, as reported at the closes, and under the parents of a year
 * before.
 */
final class RetentionMonths {
  static final Column PRODUCT = col("product");
  static final Column VIEW = col("view");

  /** At its own rates, as reported at its own close. */
  static final Column REPORTED = col("reported");

  /** At its own rates, as the view knows it. */
  static final Column OWN = col("own");

  /** At the rates of the later month end, as the view knows it. */
  static final Column ACTIVE = col("active");

  static final Column PAUSED = col("paused");

  private static final Column GRAIN = GrainMonths.GRAIN_ID.col();
  private static final Column MONTH = GrainMonths.MONTH_END_DATE.col();
  private static final Column FAMILY = col("family");
  private static final List<Column> AMOUNTS = List.of(REPORTED, OWN, ACTIVE, PAUSED);

  private RetentionMonths() {}

  /** One row per grain, product (null for all of them), view, month and months later. */
  static Dataset<Row> from(Dataset<Row> values, LedgerPolicy ledger) {
    Column each =
        array_compact(
            array(
                Stream.of(lit(null).cast("string"), coalesce(FAMILY, lit(RetentionSlices.UNKNOWN)))
                    .flatMap(RetentionMonths::views)
                    .toArray(Column[]::new)));
    Column[] sums =
        AMOUNTS.stream()
            .map(a -> Money.neverNegative(sum(a)).as(a.toString()))
            .toArray(Column[]::new);
    return families(values, ledger)
        .select(GRAIN, MONTH, MONTHS_LATER, inline(each))
        .groupBy(GRAIN, PRODUCT, VIEW, MONTH, MONTHS_LATER)
        .agg(sums[0], sums[1], sums[2], sums[3]);
  }

  private static Dataset<Row> families(Dataset<Row> values, LedgerPolicy ledger) {
    Column isActive = GrainMonths.isActive();
    Column value = GrainValues.value(ledger);
    Column own = when(isActive, GrainValues.ownValue(ledger));
    return values
        .groupBy(
            GRAIN,
            LineMonths.PRODUCT_FAMILY.col().as(FAMILY.toString()),
            MONTH,
            MONTHS_LATER,
            IS_KNOWN,
            IS_REPORTED,
            IS_FORMER_GRAIN)
        .agg(
            Money.orZero(sum(when(WAS_REPORTED, own))).as(REPORTED.toString()),
            Money.orZero(sum(own)).as(OWN.toString()),
            Money.orZero(sum(when(isActive, value))).as(ACTIVE.toString()),
            Money.orZero(sum(when(not(isActive), value))).as(PAUSED.toString()));
  }

  /**
   * What a sum counts in; restatements are looked at over a month and a year only, former parents
   * of whole grains only.
   */
  private static Stream<Column> views(Column product) {
    Column isLooked = MONTHS_LATER.isin(0, RetentionWindows.MONTH, RetentionWindows.YEAR);
    Column none = Money.zero();
    Column reported =
        when(IS_REPORTED, view(product, RetentionView.REPORTED, REPORTED, OWN, ACTIVE, PAUSED))
            .otherwise(view(product, RetentionView.REPORTED, REPORTED, none, none, none));
    return Stream.of(
        when(IS_KNOWN, view(product, RetentionView.KNOWN, OWN, OWN, ACTIVE, PAUSED)),
        when(isLooked, reported),
        when(
            IS_FORMER_GRAIN, view(product, RetentionView.FORMER_GRAINS, OWN, OWN, ACTIVE, PAUSED)));
  }

  private static Column view(Column product, RetentionView view, Column... amounts) {
    return struct(
        product.as(PRODUCT.toString()),
        lit(view.name()).as(VIEW.toString()),
        amounts[0].as(REPORTED.toString()),
        amounts[1].as(OWN.toString()),
        amounts[2].as(ACTIVE.toString()),
        amounts[3].as(PAUSED.toString()));
  }
}
