package tenure.metrics;

import java.util.List;
import tenure.contract.Field;
import tenure.marts.FctCsmMonth;
import tenure.marts.FctHealthDistribution;
import tenure.marts.KpiCompanyMonth;

/** How healthy the paying customers are, and what they say (section 3 of DEFINITIONS.md). */
final class HealthMetrics {
  private static final MetricMart BANDS =
      MetricMart.states(
          "health_distribution",
          FctHealthDistribution.TABLE,
          FctHealthDistribution.AS_OF_DATE,
          FctHealthDistribution.SEGMENT,
          FctHealthDistribution.HEALTH_BAND);
  private static final Part ACCOUNTS = sum("paying_accounts", FctHealthDistribution.ACCOUNTS);
  private static final Part ARR = sum("paying_arr", FctHealthDistribution.ARR);
  private static final Part RED_ARR =
      sum("arr_at_risk", FctHealthDistribution.ARR, band("red"))
          .saying("ARR of the red accounts (rule 3.4).");
  private static final MetricMart BOOKS =
      MetricMart.states(
              "csm_month", FctCsmMonth.TABLE, FctCsmMonth.MONTH_END_DATE, FctCsmMonth.CSM_ID)
          .heldApartBy(FctCsmMonth.SEGMENT);

  static final List<Metric> ALL =
      List.of(
          Metric.sum(ACCOUNTS, "Paying accounts", Unit.COUNT),
          Metric.sum(RED_ARR, "ARR at risk", Unit.MONEY),
          share("green", "green", KpiCompanyMonth.GREEN_SHARE),
          share("yellow", "yellow", KpiCompanyMonth.YELLOW_SHARE),
          share("red", "red", KpiCompanyMonth.RED_SHARE),
          share("no_colour", "insufficient_data", KpiCompanyMonth.NO_COLOUR_SHARE),
          Metric.ratio(
                  "red_arr_share",
                  "Share of ARR in the red",
                  "ARR of the red accounts over that of all that pay (rule 3.4).",
                  RED_ARR,
                  ARR)
              .heldIn(KpiCompanyMonth.TABLE, KpiCompanyMonth.RED_ARR_SHARE),
          Metric.ratio(
                  "csat",
                  "CSAT",
                  "The mean of the accounts' CSAT averages of 90 days, 1 to 5.",
                  sum("csat_total", FctHealthDistribution.CSAT_TOTAL),
                  sum("csat_accounts", FctHealthDistribution.CSAT_ACCOUNTS))
              .in(Unit.POINTS)
              .heldIn(KpiCompanyMonth.TABLE, KpiCompanyMonth.CSAT),
          Metric.derived(
                  "nps",
                  "NPS",
                  "Net promoter score of the accounts' last answers, -100 to 100.",
                  new Formula.Derived(
                      "100.0 * (%s - %s) / nullif(%s, 0)",
                      List.of(
                          sum("nps_promoters", FctHealthDistribution.NPS_PROMOTERS),
                          sum("nps_detractors", FctHealthDistribution.NPS_DETRACTORS),
                          sum("nps_accounts", FctHealthDistribution.NPS_ACCOUNTS))))
              .heldIn(KpiCompanyMonth.TABLE, KpiCompanyMonth.NPS),
          Metric.ratio(
                  "csm_red_share",
                  "Share of a manager's accounts in the red",
                  "The red accounts of a manager over all that the manager looks after (rule 4.14).",
                  Part.sum("csm_red_accounts", BOOKS, FctCsmMonth.RED_ACCOUNTS),
                  Part.sum("csm_accounts", BOOKS, FctCsmMonth.ACCOUNTS))
              .where(Where.is(FctCsmMonth.SEGMENT, FctCsmMonth.ALL))
              .heldIn(FctCsmMonth.TABLE, FctCsmMonth.RED_SHARE));

  private HealthMetrics() {}

  private static Part sum(String name, Field column, Where... where) {
    return Part.sum(name, BANDS, column, where);
  }

  private static Where band(String band) {
    return Where.is(FctHealthDistribution.HEALTH_BAND, band);
  }

  private static Metric share(String word, String band, Field column) {
    Part some = sum(word + "_accounts", FctHealthDistribution.ACCOUNTS, band(band));
    return Metric.ratio(
            word + "_share",
            "Share of accounts: " + word.replace('_', ' '),
            "The share of the paying accounts whose confirmed colour is %s (rule 3.4)."
                .formatted(band),
            some.saying("Paying accounts whose confirmed colour is " + band + "."),
            ACCOUNTS)
        .heldIn(KpiCompanyMonth.TABLE, column);
  }
}
