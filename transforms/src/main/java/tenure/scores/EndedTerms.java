package tenure.scores;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.ledger.DueMrr;

/**
 * What became of the terms that ended, and what had been expected of them (rule 2.9): one row per
 * account and month in which terms of it ended.
 */
public final class EndedTerms {
  public static final Field ACCOUNT_ID = Renewals.ACCOUNT_ID;
  public static final Field MONTH_END_DATE = DueMrr.MONTH_END_DATE;
  public static final Field TERM_END_DATE = DueMrr.TERM_END_DATE.key();
  public static final Field TERM_MONTHS = DueMrr.TERM_MONTHS;
  public static final Field DUE_ARR =
      Field.money("due_arr", "ARR of the lines whose term ended, reporting currency.").required();
  public static final Field RENEWED_ARR =
      Field.money("renewed_arr", "What of it goes on at the end of the month.").required();
  public static final Field EARLY_ARR =
      Field.money("early_arr", "Of renewed_arr, what was renewed well before the end.").required();
  public static final Field LATE_ARR =
      Field.money("late_arr", "What was lost at the end of the month and came back soon after.")
          .required();
  public static final Field UPLIFT_ARR =
      Field.money("uplift_arr", "What is paid beyond due_arr for these lines and new ones.")
          .required();
  public static final Field OUTLOOK =
      Field.choice(
          "outlook",
          "The risk as it was judged 90 days before the end, else the health colour of the month end three months before; null without either.",
          RenewalPolicy.RISKS.toArray(String[]::new));

  /** The days before the end of which the forecasts are kept. */
  public static final List<Integer> DAYS_AHEAD = List.of(180, 90, 60, 30);

  private static final Column SAID = col("_said");
  private static final Column SEEN = col("_seen");
  private static final int JUDGED = 90;
  private static final int QUARTER = 3;

  private EndedTerms() {}

  /** What had been expected to remain, so many days before the end. */
  public static Field forecastArr(int days) {
    return Field.money(
        "forecast_arr_" + days + "d",
        "ARR expected to remain, as published %d days before the end; null where no night ran then."
            .formatted(days));
  }

  /** How likely the renewal had been called, so many days before the end. */
  public static Field forecastProbability(int days) {
    return Field.share(
        "forecast_probability_" + days + "d",
        "How likely the renewal was called %d days before the end.".formatted(days));
  }

  /**
   * The terms that ended by the end of each complete month.
   *
   * @param due from {@link DueMrr#ofAccounts}
   * @param renewals scores.renewals of the earlier nights
   * @param frozen scores.month_end_scores up to the night
   */
  public static Dataset<Row> from(Dataset<Row> due, Dataset<Row> renewals, Dataset<Row> frozen) {
    String[] key = {ACCOUNT_ID.name(), MONTH_END_DATE.name()};
    Column kept = DueMrr.DUE_MRR.col();
    Map<String, Column> amounts = new LinkedHashMap<>();
    amounts.put(DUE_ARR.name(), yearly(kept));
    amounts.put(RENEWED_ARR.name(), yearly(DueMrr.RENEWED_MRR.col()));
    amounts.put(EARLY_ARR.name(), yearly(DueMrr.EARLY_MRR.col()));
    amounts.put(LATE_ARR.name(), yearly(DueMrr.LATE_MRR.col()));
    amounts.put(
        UPLIFT_ARR.name(), yearly(greatest(DueMrr.CARRIED_MRR.col().minus(kept), Money.zero())));
    amounts.put(OUTLOOK.name(), coalesce(SAID, SEEN));
    return due.withColumnRenamed(DueMrr.GRAIN_ID.name(), ACCOUNT_ID.name())
        .join(forecasts(renewals), key, "left_outer")
        .join(colours(frozen), key, "left_outer")
        .withColumns(amounts);
  }

  /** What is kept of a term, late returns included. */
  public static Column kept() {
    return least(DUE_ARR.col(), RENEWED_ARR.col().plus(LATE_ARR.col()));
  }

  /** Of several terms in one month the amounts add up; the largest tells the rest. */
  private static Dataset<Row> forecasts(Dataset<Row> renewals) {
    Column days = Renewals.DAYS_TO_RENEWAL.col();
    Column due = Renewals.ARR_DUE.col();
    List<Column> columns = new ArrayList<>();
    for (int ahead : DAYS_AHEAD) {
      Column isThen = days.equalTo(ahead);
      Column likely = struct(due, Renewals.RENEWAL_PROBABILITY.col().as("_likely"));
      columns.add(
          sum(when(isThen, Renewals.EXPECTED_ARR.col()))
              .cast(forecastArr(ahead).type())
              .as(forecastArr(ahead).name()));
      columns.add(
          max(when(isThen, likely)).getField("_likely").as(forecastProbability(ahead).name()));
    }
    Column outlook = struct(due, RenewalOutlooks.outlook().as("_outlook"));
    return renewals
        .where(days.isin(DAYS_AHEAD.toArray()))
        .groupBy(ACCOUNT_ID.col(), last_day(Renewals.TERM_END_DATE.col()).as(MONTH_END_DATE.name()))
        .agg(
            max(when(days.equalTo(JUDGED), outlook)).getField("_outlook").as(SAID.toString()),
            columns.toArray(Column[]::new));
  }

  /** The colour of the health three months before, as a renewal's risk is coloured by it. */
  private static Dataset<Row> colours(Dataset<Row> frozen) {
    Column band = MonthEndScores.HEALTH_BAND.col();
    Column first = struct(MonthEndScores.IS_RECONSTRUCTED.col(), MonthEndScores.KNOWN_ON.col());
    return frozen
        .groupBy(
            ACCOUNT_ID.col(),
            Months.plus(MonthEndScores.MONTH_END_DATE.col(), QUARTER).as(MONTH_END_DATE.name()))
        .agg(
            min_by(when(band.isin("green", "red"), band).otherwise(lit("yellow")), first)
                .as(SEEN.toString()));
  }

  private static Column yearly(Column mrr) {
    return mrr.multiply(12).cast(DUE_ARR.type());
  }
}
