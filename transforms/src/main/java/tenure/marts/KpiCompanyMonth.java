package tenure.marts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.scores.Retention;

/**
 * The company in one row per complete month: recurring revenue and its movements, retention over
 * twelve months, and how healthy the customers were at the month's end. Amounts are the month's MRR
 * movements times twelve (ARR).
 */
public final class KpiCompanyMonth {
  public static final Field MONTH_END_DATE =
      Field.day("month_end_date", "The last day of the month.").key();
  public static final Field ARR = Field.money("arr", "ARR at the month\u2019s end.").required();
  public static final Field OPENING_ARR = Field.money("opening_arr", "ARR at its beginning.");
  public static final Field NEW_ARR =
      Field.money("new_arr", "ARR of accounts that never paid before.");
  public static final Field REACTIVATION_ARR =
      Field.money("reactivation_arr", "ARR of accounts that came back.");
  public static final Field EXPANSION_ARR =
      Field.money("expansion_arr", "ARR by which paying accounts grew.");
  public static final Field CONTRACTION_ARR =
      Field.money("contraction_arr", "ARR by which paying accounts shrank, a positive number.");
  public static final Field CHURN_ARR =
      Field.money("churn_arr", "ARR of accounts that left, a positive number.");
  public static final Field NRR =
      Field.share(
          "nrr",
          "Net revenue retention over the twelve months up to the month\u2019s end (rule 2.1).");
  public static final Field GRR =
      Field.share("grr", "Gross revenue retention over the same twelve months (rule 2.1).");
  public static final Field LOGO_RETENTION =
      Field.share(
          "logo_retention",
          "Share of the accounts of twelve months before that still pay (rule 2.1).");
  public static final Field ACCOUNTS =
      Field.count("accounts", "Paying accounts at the last scored night of the month.");
  public static final Field GREEN_SHARE = share("green");
  public static final Field YELLOW_SHARE = share("yellow");
  public static final Field RED_SHARE = share("red");
  public static final Field RED_ARR =
      Field.money("red_arr", "ARR of the red accounts at the last scored night of the month.");
  public static final Field IS_CHURN_MASKED =
      Field.flag(
          "is_churn_masked",
          "Whether growth hides a leak: NRR of 100 % or more over a GRR below 85 % (rule 2.10).");

  public static final Table TABLE =
      Table.in(MARTS, "kpi_company_month", "The company in one row per complete month.")
          .withColumns(
              MONTH_END_DATE,
              ARR,
              OPENING_ARR,
              NEW_ARR,
              REACTIVATION_ARR,
              EXPANSION_ARR,
              CONTRACTION_ARR,
              CHURN_ARR,
              RED_ARR,
              NRR,
              GRR,
              LOGO_RETENTION,
              GREEN_SHARE,
              YELLOW_SHARE,
              RED_SHARE,
              ACCOUNTS,
              IS_CHURN_MASKED);

  private static final String YEAR = "year";
  private static final String MONTH = "month";
  private static final String HEALTH = "health";

  private KpiCompanyMonth() {}

  /**
   * The months of the retention mart with the health of each month\u2019s last scored night.
   *
   * @param retention marts.fct_retention as it stands
   * @param distribution marts.fct_health_distribution of all nights so far
   */
  public static Dataset<Row> from(Dataset<Row> retention, Dataset<Row> distribution) {
    Dataset<Row> total = retention.where(Retention.SLICE_KIND.col().equalTo("total"));
    Column end = Retention.PERIOD_END_DATE.of(MONTH);
    return of(total, "monthly")
        .as(MONTH)
        .join(
            of(total, "cohort_12m").as(YEAR),
            end.equalTo(Retention.PERIOD_END_DATE.of(YEAR)),
            "left_outer")
        .join(health(distribution).as(HEALTH), end.equalTo(col(HEALTH + ".month")), "left_outer")
        .select(
            end.as(MONTH_END_DATE.name()),
            yearly(Retention.CLOSING_MRR, ARR),
            yearly(Retention.OPENING_MRR, OPENING_ARR),
            yearly(Retention.NEW_MRR, NEW_ARR),
            yearly(Retention.REACTIVATION_MRR, REACTIVATION_ARR),
            yearly(Retention.EXPANSION_MRR, EXPANSION_ARR),
            yearly(Retention.CONTRACTION_MRR, CONTRACTION_ARR),
            yearly(Retention.CHURN_MRR, CHURN_ARR),
            Retention.NRR.of(YEAR),
            Retention.GRR.of(YEAR),
            Retention.LOGO_RETENTION.of(YEAR),
            Retention.IS_CHURN_MASKED.of(YEAR),
            ACCOUNTS.of(HEALTH),
            GREEN_SHARE.of(HEALTH),
            YELLOW_SHARE.of(HEALTH),
            RED_SHARE.of(HEALTH),
            RED_ARR.of(HEALTH))
        .transform(TABLE::conform);
  }

  private static Dataset<Row> of(Dataset<Row> total, String definition) {
    return total.where(Retention.DEFINITION_ID.col().equalTo(definition));
  }

  private static Column yearly(Field monthly, Field name) {
    return monthly.of(MONTH).multiply(lit(12)).cast(name.type()).as(name.name());
  }

  /** Bands at the last scored night of each month. */
  private static Dataset<Row> health(Dataset<Row> distribution) {
    Column night = FctHealthDistribution.AS_OF_DATE.col();
    Dataset<Row> lastNights =
        distribution
            .groupBy(last_day(night).as("last_month"))
            .agg(org.apache.spark.sql.functions.max(night).as("last_night"));
    return distribution
        .join(lastNights, night.equalTo(col("last_night")))
        .groupBy(last_day(night).as("month"))
        .agg(
            sum(FctHealthDistribution.ACCOUNTS.col()).as(ACCOUNTS.name()),
            bandShare("green").as(GREEN_SHARE.name()),
            bandShare("yellow").as(YELLOW_SHARE.name()),
            bandShare("red").as(RED_SHARE.name()),
            sum(when(inBand("red"), FctHealthDistribution.ARR.col()).otherwise(lit(0)))
                .cast(RED_ARR.type())
                .as(RED_ARR.name()));
  }

  private static Column bandShare(String band) {
    Column all = sum(FctHealthDistribution.ACCOUNTS.col());
    Column some = coalesce(sum(when(inBand(band), FctHealthDistribution.ACCOUNTS.col())), lit(0L));
    return try_divide(some.cast("double"), all.cast("double"));
  }

  private static Column inBand(String band) {
    return FctHealthDistribution.HEALTH_BAND.col().equalTo(band);
  }

  private static Field share(String band) {
    return Field.share(
        band + "_share",
        "Share of the paying accounts that were "
            + band
            + " at the last scored night of the month.");
  }
}
