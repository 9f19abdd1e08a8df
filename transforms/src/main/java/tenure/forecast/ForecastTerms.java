package tenure.forecast;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.scores.ContractFit;
import tenure.scores.RenewalOutlooks;
import tenure.scores.Renewals;

/**
 * The terms ahead as a forecast draws them: when each ends, how often by the end of a quarter, and
 * what its renewal or loss changes. A renewal lost is lost for good.
 */
final class ForecastTerms {
  /** The terms of a grain, an array. */
  static final Column TERMS = col("_term_list");

  private static final int QUARTERS = ForecastMonths.QUARTERS;
  private static final String SHARE = "share";
  private static final int PLACES = 9;

  private final ForecastMonths months;
  private final ForecastPolicy policy;
  private final LocalDate night;

  ForecastTerms(ForecastMonths months, ForecastPolicy policy, LocalDate night) {
    this.months = months;
    this.policy = policy;
    this.night = night;
  }

  /** The renewals with what {@link ForecastShocks} asks of them. */
  Dataset<Row> from(Dataset<Row> renewals) {
    Column years = RenewalOutlooks.years(ContractFit.TERM_MONTHS.col());
    // Rounded, so that terms of every length share the probability of their outlook.
    Column yearly = round(pow(Renewals.RENEWAL_PROBABILITY.col(), lit(1.0).divide(years)), PLACES);
    Column outlook = Lot.key(RenewalOutlooks.outlook(), yearly, Renewals.PROBABILITY_TERMS.col());
    return renewals.withColumns(
        Map.of(
            ForecastShocks.OUTLOOK.toString(), outlook,
            ForecastShocks.YEARLY.toString(), yearly,
            ForecastShocks.TERMS.toString(), Renewals.PROBABILITY_TERMS.col()));
  }

  /** One row per grain with {@link #TERMS}. */
  Dataset<Row> byGrain(Dataset<Row> terms) {
    Column change =
        lit(1.0)
            .minus(Renewals.EXPECTED_CONTRACTION_SHARE.col())
            .plus(Renewals.EXPECTED_UPLIFT_SHARE.col());
    Column key =
        Lot.key(lit(policy.seed()), Renewals.ACCOUNT_ID.col(), Renewals.TERM_END_DATE.col());
    List<Column> parts = new ArrayList<>();
    parts.add(Renewals.ARR_DUE.col());
    parts.add(ForecastShocks.OUTLOOK.as("outlook"));
    parts.add(change.as("change"));
    parts.add(key.as("key"));
    for (int i = 0; i < QUARTERS; i++) {
      parts.add(exposed(i).as(exposure(i)));
    }
    return terms
        .groupBy(ForecastBook.GRAIN_ID.col())
        .agg(collect_list(struct(parts.toArray(Column[]::new))).as(TERMS.toString()));
  }

  /** Each term with the share of what its grain pays now that is up for renewal with it. */
  static Column ofWhatItPays() {
    Column paid = ForecastBook.NOW_MRR.col().multiply(12);
    return transform(
        TERMS,
        term ->
            term.withField(
                SHARE,
                coalesce(Money.share(term.getField(Renewals.ARR_DUE.name()), paid), lit(0.0))));
  }

  /** For how many years a term is up for renewal by the end of a quarter: 0 where it is not yet. */
  private Column exposed(int quarter) {
    Column end = greatest(Renewals.TERM_END_DATE.col(), Months.day(night.plusDays(1)));
    Column until = lit(Months.end(months.quarterEnds().get(quarter)));
    Column length = coalesce(ContractFit.TERM_MONTHS.col(), lit(12L));
    Column ends = floor(months_between(until, end).divide(greatest(length, lit(1L)))).plus(1);
    return when(end.leq(until), ends.multiply(RenewalOutlooks.years(length))).otherwise(0.0);
  }

  private static String exposure(int quarter) {
    return "exposed_" + quarter;
  }

  /** The share of what a grain pays now that is left by its renewals up to the end of a quarter. */
  static Column renewed(int quarter) {
    Column changed = aggregate(TERMS, lit(0.0), (sum, term) -> sum.plus(change(term, quarter)));
    return greatest(lit(1.0).plus(coalesce(changed, lit(0.0))), lit(0.0));
  }

  /** What a term adds to 1: nothing before it ends, else what its renewal or loss changes. */
  private static Column change(Column term, int quarter) {
    Column years = term.getField(exposure(quarter));
    Column likely = element_at(ForecastShocks.BY_OUTLOOK, term.getField("outlook"));
    Column isKept = Lot.number(term.getField("key"), ForecastShocks.DRAW).leq(pow(likely, years));
    Column share = term.getField(SHARE);
    return when(years.equalTo(0.0), 0.0)
        .when(isKept, share.multiply(term.getField("change").minus(1.0)))
        .otherwise(share.multiply(-1.0));
  }
}
