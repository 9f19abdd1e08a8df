package tenure.metrics;

import java.util.List;
import tenure.contract.Field;
import tenure.marts.FctCohortRetention;
import tenure.marts.FctCsmMonth;
import tenure.marts.FctRetention;
import tenure.marts.KpiCompanyMonth;
import tenure.scores.Retention;
import tenure.scores.RetentionDefinition;

/** What is kept (section 2 of DEFINITIONS.md). */
final class RetentionMetrics {
  private static final MetricMart WINDOWS =
      MetricMart.states(
              "retention", FctRetention.TABLE, Retention.PERIOD_END_DATE, Retention.SLICE_VALUE)
          .heldApartBy(Retention.DEFINITION_ID, Retention.SLICE_KIND);
  private static final Part A = part("cohort_mrr", Retention.COHORT_MRR);
  private static final Part B = part("cohort_closing_mrr", Retention.COHORT_CLOSING_MRR);
  private static final Part K = part("retained_mrr", Retention.RETAINED_MRR);
  private static final Part OPENING = part("opening_accounts", Retention.OPENING_ACCOUNTS);
  private static final Part RETAINED = part("retained_accounts", Retention.RETAINED_ACCOUNTS);

  private static final MetricMart COHORTS =
      MetricMart.events(
              "cohort_retention",
              FctCohortRetention.TABLE,
              FctCohortRetention.COHORT_DATE,
              FctCohortRetention.MONTHS_SINCE_START,
              FctCohortRetention.SLICE_VALUE)
          .heldApartBy(FctCohortRetention.SLICE_KIND);
  private static final Part COHORT_A =
      Part.sum("cohort_start_mrr", COHORTS, FctCohortRetention.COHORT_MRR);

  static final List<Metric> ALL =
      List.of(
          net("nrr", "Net revenue retention", RetentionDefinition.COHORT_12M)
              .cut()
              .heldIn(FctRetention.TABLE, Retention.NRR)
              .heldIn(KpiCompanyMonth.TABLE, KpiCompanyMonth.NRR)
              .heldIn(FctCsmMonth.TABLE, FctCsmMonth.NRR),
          gross("grr", "Gross revenue retention", RetentionDefinition.COHORT_12M)
              .cut()
              .heldIn(FctRetention.TABLE, Retention.GRR)
              .heldIn(KpiCompanyMonth.TABLE, KpiCompanyMonth.GRR)
              .heldIn(FctCsmMonth.TABLE, FctCsmMonth.GRR),
          Metric.ratio(
                  "logo_retention",
                  "Logo retention",
                  "The share of the customers of a year before that still pay (rule 2.1).",
                  RETAINED,
                  OPENING)
              .where(definition(RetentionDefinition.COHORT_12M))
              .cut()
              .heldIn(FctRetention.TABLE, Retention.LOGO_RETENTION)
              .heldIn(KpiCompanyMonth.TABLE, KpiCompanyMonth.LOGO_RETENTION),
          net("monthly_nrr", "Monthly NRR", RetentionDefinition.MONTHLY)
              .heldIn(KpiCompanyMonth.TABLE, KpiCompanyMonth.MONTHLY_NRR),
          gross("monthly_grr", "Monthly GRR", RetentionDefinition.MONTHLY)
              .heldIn(KpiCompanyMonth.TABLE, KpiCompanyMonth.MONTHLY_GRR),
          gross(
                  "strict_grr",
                  "GRR without returns (rule 2.5)",
                  RetentionDefinition.STRICT_NO_RETURN)
              .heldIn(KpiCompanyMonth.TABLE, KpiCompanyMonth.STRICT_GRR),
          net(
                  "reported_nrr",
                  "NRR as reported (rule 1.13)",
                  RetentionDefinition.COHORT_12M_AS_REPORTED)
              .heldIn(KpiCompanyMonth.TABLE, KpiCompanyMonth.REPORTED_NRR),
          gross(
                  "reported_grr",
                  "GRR as reported (rule 1.13)",
                  RetentionDefinition.COHORT_12M_AS_REPORTED)
              .heldIn(KpiCompanyMonth.TABLE, KpiCompanyMonth.REPORTED_GRR),
          cohort(
                  "cohort_nrr",
                  "NRR since the start",
                  "What the customers who began in a month pay, over what they paid then.",
                  Part.sum("cohort_mrr_since", COHORTS, FctCohortRetention.COHORT_CLOSING_MRR),
                  COHORT_A)
              .heldIn(FctCohortRetention.TABLE, FctCohortRetention.NRR),
          cohort(
                  "cohort_grr",
                  "GRR since the start",
                  "What the customers who began in a month have kept of what they paid then.",
                  Part.sum("cohort_retained_mrr", COHORTS, FctCohortRetention.RETAINED_MRR),
                  COHORT_A)
              .heldIn(FctCohortRetention.TABLE, FctCohortRetention.GRR),
          cohort(
                  "cohort_logo_retention",
                  "Logo retention since the start",
                  "The share of the customers who began in a month that still pay.",
                  Part.sum(
                      "cohort_retained_accounts", COHORTS, FctCohortRetention.RETAINED_ACCOUNTS),
                  Part.sum("cohort_start_accounts", COHORTS, FctCohortRetention.COHORT_ACCOUNTS))
              .heldIn(FctCohortRetention.TABLE, FctCohortRetention.LOGO_RETENTION));

  private RetentionMetrics() {}

  private static Part part(String name, Field column) {
    return Part.sum(name, WINDOWS, column);
  }

  private static Where definition(RetentionDefinition definition) {
    return Where.is(Retention.DEFINITION_ID, definition.id());
  }

  private static Metric net(String name, String label, RetentionDefinition definition) {
    String sentence =
        "What the customers of the window's beginning pay at its end, over what they paid then (rule 2.1).";
    return Metric.ratio(name, label, sentence, B, A).where(definition(definition));
  }

  private static Metric gross(String name, String label, RetentionDefinition definition) {
    String sentence =
        "What the customers of the window's beginning have kept of what they paid then, growth left out (rules 2.1 and 2.2).";
    return Metric.ratio(name, label, sentence, K, A).where(definition(definition));
  }

  private static Metric cohort(
      String name, String label, String sentence, Part numerator, Part denominator) {
    return Metric.ratio(
        name,
        label,
        sentence + " To be asked by months_since_start (rule 2.7).",
        numerator,
        denominator);
  }
}
