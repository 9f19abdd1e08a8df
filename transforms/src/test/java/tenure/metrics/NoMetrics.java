package tenure.metrics;

import java.util.Map;
import java.util.Optional;

/** The published rates that are no metric, and why: by mart, or by column. */
final class NoMetrics {
  private static final String ONE_ACCOUNT = "It is of one account: its parts are features.";
  private static final String OF_TERMS =
      "It is expected of one term: in money, expected_arr adds up.";
  private static final String DRAWN = "It is a mean or an edge of futures that were drawn.";
  private static final String DIFFERENCE = "It is a difference of a metric between two nights.";
  private static final String HIERARCHIES = "It compares the metric under two hierarchies.";
  private static final String FEW =
      "It is null where there is too little to tell: a quotient is not.";
  private static final String MULTIPLIED = "Kaplan and Meier multiply: nothing here adds up.";
  private static final String TESTED = "It is the finding of a test, with an interval.";

  static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("marts.fct_account_daily", ONE_ACCOUNT),
          Map.entry("marts.fct_health_measure", ONE_ACCOUNT),
          Map.entry("marts.fct_qbr", ONE_ACCOUNT),
          Map.entry("marts.fct_onboarding", ONE_ACCOUNT),
          Map.entry("marts.fct_digital_journey", ONE_ACCOUNT),
          Map.entry("marts.fct_parent_health", "It is a mean with configured weights."),
          Map.entry("marts.fct_renewal", OF_TERMS),
          Map.entry("marts.fct_renewal_outcome", OF_TERMS),
          Map.entry("marts.fct_retention_forecast", DRAWN),
          Map.entry("marts.fct_forecast_accuracy", DRAWN),
          Map.entry("marts.fct_survival", MULTIPLIED),
          Map.entry("marts.fct_time_to_value", MULTIPLIED),
          Map.entry("marts.fct_segment_month.cost_share", FEW),
          Map.entry("marts.fct_expansion_propensity", FEW),
          Map.entry("marts.fct_expansion_opportunity", FEW),
          Map.entry("marts.fct_play_effect", TESTED),
          Map.entry("marts.fct_health_validation", TESTED),
          Map.entry("marts.fct_health_calibration", TESTED),
          Map.entry("marts.fct_retention.hierarchy_effect", HIERARCHIES),
          Map.entry("marts.kpi_company_month.hierarchy_effect", HIERARCHIES),
          Map.entry("marts.kpi_company_month.days_to_first_value", MULTIPLIED),
          Map.entry("marts.kpi_company_month.green_share_change_1m", DIFFERENCE),
          Map.entry("marts.kpi_company_month.green_share_change_3m", DIFFERENCE),
          Map.entry("marts.kpi_company_month.red_share_change_1m", DIFFERENCE),
          Map.entry("marts.kpi_company_month.red_share_change_3m", DIFFERENCE),
          Map.entry("marts.kpi_company_month.red_arr_share_change_3m", DIFFERENCE),
          Map.entry(
              "marts.fct_csm_month.capacity_used", "A customer's share of a book is not kept."),
          Map.entry("marts.fct_csm_month.cost_share", "What a person costs enters no mart."));

  private NoMetrics() {}

  /** Why a column is no metric; nothing where it should be one. */
  static Optional<String> reason(String column) {
    return REASONS.entrySet().stream()
        .filter(e -> isMeant(e.getKey(), column))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whether a name is that of a column, or of its mart. */
  static boolean isMeant(String name, String column) {
    return column.equals(name) || column.startsWith(name + ".");
  }
}
