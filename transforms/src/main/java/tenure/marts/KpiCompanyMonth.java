package tenure.marts;

import static tenure.contract.Layer.MARTS;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.scores.Retention;
import tenure.scores.RetentionBands;

/**
 * The company in one row per complete month: recurring revenue and its movements, retention and
 * renewals over twelve months, and how its customers were at the month's end. Amounts are the
 * month's MRR movements times twelve (ARR): opening + new + reactivation + expansion - contraction
 * - churn + pause + fx = arr.
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
  public static final Field PAUSE_ARR =
      Field.money("pause_arr", "ARR that resumed less what was paused (rule 1.8).");
  public static final Field FX_ARR =
      Field.money("fx_arr", "What exchange rates alone did to the opening ARR (rule 1.9).");
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
  public static final Field GRR_BAND =
      Field.choice("grr_band", "What grr is called (rule 2.10).", "strong", "fair", "problem");
  public static final Field NRR_BAND =
      Field.choice(
          "nrr_band", "What nrr is called (rule 2.10).", "top_quartile", "healthy", "leak");
  public static final Field STRICT_GRR =
      Field.share("strict_grr", "grr with whoever left and came back counted as lost (rule 2.5).");
  public static final Field REPORTED_NRR =
      Field.share("reported_nrr", "nrr as known when the month was closed (rule 1.13).");
  public static final Field REPORTED_GRR =
      Field.share("reported_grr", "grr as known when the month was closed (rule 1.13).");
  public static final Field MONTHLY_NRR =
      Field.share("monthly_nrr", "Net revenue retention over the month alone.");
  public static final Field MONTHLY_GRR =
      Field.share("monthly_grr", "Gross revenue retention over the month alone.");
  public static final Field HIERARCHY_EFFECT = Retention.HIERARCHY_EFFECT;
  public static final Field DUE_ARR =
      Field.money("due_arr", "ARR of the terms that ended in the twelve months (rule 2.9).");
  public static final Field GROSS_RENEWAL_RATE =
      FctRenewalRate.GROSS_RENEWAL_RATE.meaning("Share of due_arr that was renewed (rule 2.9).");
  public static final Field LOGO_RENEWAL_RATE =
      FctRenewalRate.LOGO_RENEWAL_RATE.meaning(
          "Share of the customers with a term that ended in the twelve months who renewed.");
  public static final Field ACCOUNTS = CompanyHealth.ACCOUNTS;
  public static final Field GREEN_SHARE = CompanyHealth.GREEN_SHARE;
  public static final Field YELLOW_SHARE = CompanyHealth.YELLOW_SHARE;
  public static final Field RED_SHARE = CompanyHealth.RED_SHARE;
  public static final Field NO_COLOUR_SHARE = CompanyHealth.NO_COLOUR_SHARE;
  public static final Field RED_ARR = CompanyHealth.RED_ARR;
  public static final Field RED_ARR_SHARE = CompanyHealth.RED_ARR_SHARE;
  public static final Field CSAT = CompanyHealth.CSAT;
  public static final Field NPS = CompanyHealth.NPS;
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
              PAUSE_ARR,
              FX_ARR,
              RED_ARR,
              NRR,
              GRR,
              LOGO_RETENTION,
              NRR_BAND,
              GRR_BAND,
              IS_CHURN_MASKED,
              STRICT_GRR,
              REPORTED_NRR,
              REPORTED_GRR,
              MONTHLY_NRR,
              MONTHLY_GRR,
              HIERARCHY_EFFECT,
              DUE_ARR,
              GROSS_RENEWAL_RATE,
              LOGO_RENEWAL_RATE,
              GREEN_SHARE,
              YELLOW_SHARE,
              RED_SHARE,
              NO_COLOUR_SHARE,
              RED_ARR_SHARE,
              CompanyHealth.GREEN_SHARE_CHANGE_1M,
              CompanyHealth.GREEN_SHARE_CHANGE_3M,
              CompanyHealth.RED_SHARE_CHANGE_1M,
              CompanyHealth.RED_SHARE_CHANGE_3M,
              CompanyHealth.RED_ARR_SHARE_CHANGE_3M,
              CSAT,
              NPS,
              ACCOUNTS,
              CompanyTimeToValue.DAYS_TO_FIRST_VALUE);

  private static final String MONTH = "month";
  private static final String RENEWALS = "renewals";

  private KpiCompanyMonth() {}

  /**
   * The months of the retention mart with the renewals of their trailing years, the health of each
   * month\u2019s last scored night and the time to value.
   *
   * @param retention marts.fct_retention as it stands
   * @param renewalRates marts.fct_renewal_rate as it stands
   * @param distribution marts.fct_health_distribution of all nights so far
   * @param onboarding marts.fct_onboarding of the night
   */
  public static Dataset<Row> from(
      Dataset<Row> retention,
      Dataset<Row> renewalRates,
      Dataset<Row> distribution,
      Dataset<Row> onboarding,
      RetentionBands bands) {
    Column end = MONTH_END_DATE.of(MONTH);
    return CompanyRetention.months(retention)
        .as(MONTH)
        .join(
            trailing(renewalRates).as(RENEWALS),
            end.equalTo(FctRenewalRate.PERIOD_END_DATE.of(RENEWALS)),
            "left_outer")
        .join(CompanyHealth.from(distribution), end.equalTo(CompanyHealth.MONTH), "left_outer")
        .join(
            CompanyTimeToValue.from(onboarding),
            end.equalTo(CompanyTimeToValue.MONTH),
            "left_outer")
        .withColumns(
            Map.of(
                GRR_BAND.name(), bands.ofGrr(GRR.col()), NRR_BAND.name(), bands.ofNrr(NRR.col())))
        .transform(TABLE::conform);
  }

  private static Dataset<Row> trailing(Dataset<Row> renewalRates) {
    return renewalRates
        .where(FctRenewalRate.PERIOD_KIND.col().equalTo("trailing_12"))
        .where(FctRenewalRate.SLICE_KIND.col().equalTo("total"))
        .select(
            FctRenewalRate.PERIOD_END_DATE.col(),
            DUE_ARR.col(),
            GROSS_RENEWAL_RATE.col(),
            LOGO_RENEWAL_RATE.col());
  }
}
