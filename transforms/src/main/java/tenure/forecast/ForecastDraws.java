package tenure.forecast;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.scores.RenewalPolicy;

/**
 * The futures of a book drawn by lot: in each, every term that ends is renewed or not, and every
 * grain moves between. A renewal lost is lost for good; one of several ends of a short term is
 * enough. All amounts are shares of the whole, since only rates come of them.
 */
final class ForecastDraws {
  private static final int QUARTERS = ForecastMonths.QUARTERS;
  private static final Column KEY = col("_key");
  private static final Column WHOLE = col("_whole");
  private static final Column NOW = col("_now");

  private final ForecastMonths months;
  private final ForecastPolicy policy;
  private final RenewalPolicy.History history;
  private final LocalDate night;

  ForecastDraws(
      ForecastMonths months,
      ForecastPolicy policy,
      RenewalPolicy.History history,
      LocalDate night) {
    this.months = months;
    this.policy = policy;
    this.history = history;
    this.night = night;
  }

  /** What a cohort pays at the end of a quarter, and what of it is retained, as shares. */
  static String closing(int quarter) {
    return "_closing_" + quarter;
  }

  static String retained(int quarter) {
    return "_retained_" + quarter;
  }

  static String opening(int quarter) {
    return "_opening_" + quarter;
  }

  /**
   * One row per value of a column of the book and draw, with {@link #opening}, {@link #closing} and
   * {@link #retained} of each quarter.
   *
   * @param book from {@link ForecastBook#from}, with the column to tell apart by
   * @param renewals scores.renewals of the night beside the grain_id of each
   * @param moves from {@link ForecastBook#moves}
   */
  Dataset<Row> from(Dataset<Row> book, Dataset<Row> renewals, Dataset<Row> moves, Column apart) {
    ForecastTerms ends = new ForecastTerms(months, policy, night);
    Dataset<Row> terms = ends.from(renewals);
    Dataset<Row> drawn =
        shares(book)
            .join(ends.byGrain(terms), ForecastBook.GRAIN_ID.name(), "left_outer")
            .crossJoin(broadcast(moves))
            .withColumn(ForecastTerms.TERMS.toString(), ForecastTerms.ofWhatItPays())
            .withColumn(KEY.toString(), Lot.key(lit(policy.seed()), ForecastBook.GRAIN_ID.col()))
            .withColumn(
                ForecastShocks.DRAW.toString(), explode(sequence(lit(1), lit(policy.draws()))))
            .join(
                broadcast(ForecastShocks.from(terms, policy, history)),
                ForecastShocks.DRAW.toString(),
                "left_outer");
    List<Column> sums = new ArrayList<>();
    for (int i = 0; i < QUARTERS; i++) {
      sums.add(sum(col(opening(i))).as(opening(i)));
      sums.add(sum(col(closing(i))).as(closing(i)));
      sums.add(sum(least(col(opening(i)), col(closing(i)))).as(retained(i)));
    }
    return drawn
        .withColumns(moved())
        .withColumns(closings())
        .groupBy(apart, ForecastShocks.DRAW)
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
  }

  /** The grains of a cohort, their amounts as shares of all amounts of the book. */
  private static Dataset<Row> shares(Dataset<Row> book) {
    Column all = ForecastBook.NOW_MRR.col();
    Column paid = lit(0);
    for (int i = 0; i < QUARTERS; i++) {
      paid = paid.plus(ForecastBook.opening(i).col());
    }
    Map<String, Column> shares = new LinkedHashMap<>();
    shares.put(NOW.toString(), Money.share(all, WHOLE));
    for (int i = 0; i < QUARTERS; i++) {
      shares.put(opening(i), Money.share(ForecastBook.opening(i).col(), WHOLE));
    }
    return book.where(paid.gt(0))
        .crossJoin(broadcast(book.agg(sum(all.plus(paid)).as(WHOLE.toString()))))
        .withColumns(shares);
  }

  /** By what a grain has moved by the end of each quarter, in this draw. */
  private Map<String, Column> moved() {
    Map<String, Column> moved = new LinkedHashMap<>();
    Column ratios = col(ForecastBook.RATIOS);
    for (int i = 0; i < QUARTERS; i++) {
      Column place =
          floor(Lot.number(KEY, ForecastShocks.DRAW, lit(i)).multiply(ForecastBook.STEPS))
              .plus(1)
              .cast("int");
      Column ratio = element_at(ratios, place);
      int since = i == 0 ? months.ahead(0) : ForecastMonths.QUARTER;
      boolean isWhole = since == ForecastMonths.QUARTER;
      double part = (double) since / ForecastMonths.QUARTER;
      moved.put("_move_" + i, isWhole ? ratio : pow(ratio, lit(part)));
    }
    return moved;
  }

  private static Map<String, Column> closings() {
    Map<String, Column> closings = new LinkedHashMap<>();
    for (int i = 0; i < QUARTERS; i++) {
      Column move =
          IntStream.rangeClosed(0, i)
              .mapToObj(k -> col("_move_" + k))
              .reduce(lit(1.0), Column::multiply);
      Column pays = NOW.multiply(ForecastTerms.renewed(i)).multiply(move);
      closings.put(closing(i), when(col(opening(i)).gt(0), pays).otherwise(0.0));
    }
    return closings;
  }
}
