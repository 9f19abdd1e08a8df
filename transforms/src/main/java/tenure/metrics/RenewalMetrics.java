package tenure.metrics;

import java.util.List;
import tenure.marts.FctRenewal;
import tenure.marts.FctRenewalRate;
import tenure.marts.KpiCompanyMonth;
import tenure.scores.Renewals;

/** What was up for renewal, and what is (rules 2.9 and 2.16). */
final class RenewalMetrics {
  private static final MetricMart ENDED =
      MetricMart.events(
              "renewal_rate",
              FctRenewalRate.TABLE,
              FctRenewalRate.PERIOD_END_DATE,
              FctRenewalRate.SLICE_VALUE)
          .heldApartBy(FctRenewalRate.PERIOD_KIND, FctRenewalRate.SLICE_KIND);
  private static final Where BY_MONTH = Where.is(FctRenewalRate.PERIOD_KIND, "month");
  private static final MetricMart AHEAD =
      MetricMart.states(
          "renewal",
          FctRenewal.TABLE,
          Renewals.AS_OF_DATE,
          Renewals.SEGMENT,
          Renewals.RENEWAL_STAGE,
          Renewals.RISK_SEGMENT,
          Renewals.TERM_END_DATE);
  private static final Part DUE =
      Part.sum("renewal_arr_due", AHEAD, Renewals.ARR_DUE)
          .saying("ARR of the terms that end within twelve months.");
  private static final Part EXPECTED =
      Part.sum("expected_renewal_arr", AHEAD, Renewals.EXPECTED_ARR)
          .saying("What of renewal_arr_due is expected to remain (rule 2.16).");

  static final List<Metric> ALL =
      List.of(
          Metric.ratio(
                  "gross_renewal_rate",
                  "Gross renewal rate",
                  "The share of the ARR of ended terms that was renewed (rule 2.9).",
                  Part.sum("renewed_arr", ENDED, FctRenewalRate.RENEWED_ARR),
                  Part.sum("due_arr", ENDED, FctRenewalRate.DUE_ARR))
              .where(BY_MONTH)
              .cut()
              .heldIn(FctRenewalRate.TABLE, FctRenewalRate.GROSS_RENEWAL_RATE)
              .heldIn(KpiCompanyMonth.TABLE, KpiCompanyMonth.GROSS_RENEWAL_RATE),
          Metric.ratio(
                  "logo_renewal_rate",
                  "Logo renewal rate",
                  "The share of the customers with an ended term who renewed any of it (rule 2.9).",
                  Part.sum("renewed_accounts", ENDED, FctRenewalRate.RENEWED_ACCOUNTS),
                  Part.sum("due_accounts", ENDED, FctRenewalRate.DUE_ACCOUNTS))
              .where(BY_MONTH)
              .cut()
              .heldIn(FctRenewalRate.TABLE, FctRenewalRate.LOGO_RENEWAL_RATE)
              .heldIn(KpiCompanyMonth.TABLE, KpiCompanyMonth.LOGO_RENEWAL_RATE),
          Metric.sum(DUE, "ARR up for renewal", Unit.MONEY),
          Metric.sum(EXPECTED, "ARR expected to renew", Unit.MONEY),
          Metric.ratio(
              "expected_renewal_rate",
              "Expected renewal rate",
              "The share of renewal_arr_due that is expected to remain (rule 2.16).",
              EXPECTED,
              DUE));

  private RenewalMetrics() {}
}
