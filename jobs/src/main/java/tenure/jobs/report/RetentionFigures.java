package tenure.jobs.report;

import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import tenure.jobs.report.CompanyReport.Bridge;
import tenure.jobs.report.CompanyReport.Step;
import tenure.marts.DimAccount;
import tenure.marts.FctRetention;
import tenure.scores.Retention;
import tenure.scores.RetentionDefinition;
import tenure.silver.Accounts;

/** The figures of retention: one query gives the months' bridges, the rates, and hidden churn. */
record RetentionFigures(
    List<Bridge> bridges,
    List<CompanyReport.Retention> company,
    List<CompanyReport.Retention> masked) {
  private static final String TOTAL = "total";
  private static final String CSM = "csm";

  static RetentionFigures read(Marts marts) {
    List<Line> lines =
        Marts.lines(
            marts
                .of(FctRetention.TABLE)
                .where(marts.inLastMonths(Retention.PERIOD_END_DATE, RevenueFigures.MONTHS))
                .where(isTotal().or(isHiddenLoss(marts.lastMonthEnd()))));
    List<CompanyReport.Retention> yearly =
        of(lines, RetentionDefinition.COHORT_12M).stream()
            .map(RetentionFigures::retention)
            .sorted(Comparator.comparing(CompanyReport.Retention::end))
            .toList();
    return new RetentionFigures(
        of(lines, RetentionDefinition.MONTHLY).stream()
            .filter(RetentionFigures::isTotal)
            .map(RetentionFigures::bridge)
            .sorted(Comparator.comparing(Bridge::end))
            .toList(),
        yearly.stream().filter(r -> r.sliceKind().equals(TOTAL)).toList(),
        named(
            yearly.stream()
                .filter(r -> r.isMasked() && r.end().equals(marts.lastMonthEnd()))
                .toList(),
            marts));
  }

  private static Column isTotal() {
    return Retention.SLICE_KIND
        .col()
        .equalTo(TOTAL)
        .and(
            Retention.DEFINITION_ID
                .col()
                .isin(RetentionDefinition.COHORT_12M.id(), RetentionDefinition.MONTHLY.id()));
  }

  private static Column isHiddenLoss(LocalDate end) {
    return Retention.IS_CHURN_MASKED
        .col()
        .and(Retention.SLICE_KIND.col().isin("segment", CSM))
        .and(Retention.DEFINITION_ID.col().equalTo(RetentionDefinition.COHORT_12M.id()))
        .and(Retention.PERIOD_END_DATE.col().equalTo(lit(Date.valueOf(end))));
  }

  private static boolean isTotal(Line line) {
    return line.text(Retention.SLICE_KIND).equals(TOTAL);
  }

  private static List<Line> of(List<Line> lines, RetentionDefinition definition) {
    return lines.stream()
        .filter(l -> l.text(Retention.DEFINITION_ID).equals(definition.id()))
        .toList();
  }

  private static Bridge bridge(Line line) {
    return new Bridge(
        line.day(Retention.PERIOD_END_DATE),
        line.count(Retention.OPENING_ACCOUNTS),
        line.amount(Retention.OPENING_MRR),
        List.of(
            new Step("new", line.amount(Retention.NEW_MRR)),
            new Step("reactivation", line.amount(Retention.REACTIVATION_MRR)),
            new Step("expansion", line.amount(Retention.EXPANSION_MRR)),
            new Step("contraction", line.amount(Retention.CONTRACTION_MRR).negate()),
            new Step("churn", line.amount(Retention.CHURN_MRR).negate()),
            new Step("pause", line.amount(Retention.PAUSE_MRR)),
            new Step("fx", line.amount(Retention.FX_MRR)),
            new Step("restatement", line.amount(Retention.RESTATEMENT_MRR))),
        line.amount(Retention.CLOSING_MRR));
  }

  private static CompanyReport.Retention retention(Line line) {
    return new CompanyReport.Retention(
        line.text(Retention.SLICE_KIND),
        line.text(Retention.SLICE_VALUE),
        line.day(Retention.PERIOD_END_DATE),
        line.amount(Retention.COHORT_MRR),
        line.amount(Retention.COHORT_CLOSING_MRR),
        line.amount(Retention.RETAINED_MRR),
        line.count(Retention.OPENING_ACCOUNTS),
        line.count(Retention.RETAINED_ACCOUNTS),
        line.share(Retention.NRR),
        line.share(Retention.GRR),
        line.share(Retention.LOGO_RETENTION),
        line.flag(Retention.IS_CHURN_MASKED));
  }

  /** The company first, then segments, then csms by name. */
  private static List<CompanyReport.Retention> named(
      List<CompanyReport.Retention> masked, Marts marts) {
    Map<String, String> names =
        masked.stream().anyMatch(r -> r.sliceKind().equals(CSM)) ? csmNames(marts) : Map.of();
    return masked.stream()
        .map(r -> r.sliceKind().equals(CSM) ? r.named(names.get(r.sliceValue())) : r)
        .sorted(
            Comparator.comparing((CompanyReport.Retention r) -> !r.sliceKind().equals(TOTAL))
                .thenComparing(r -> r.sliceKind().equals(CSM))
                .thenComparing(CompanyReport.Retention::sliceValue))
        .toList();
  }

  private static Map<String, String> csmNames(Marts marts) {
    return Marts.lines(
            marts
                .of(DimAccount.TABLE)
                .where(DimAccount.CSM_NAME.col().isNotNull())
                .select(Accounts.CSM_ID.col(), DimAccount.CSM_NAME.col())
                .distinct())
        .stream()
        .collect(
            Collectors.toMap(
                l -> l.text(Accounts.CSM_ID), l -> l.text(DimAccount.CSM_NAME), (a, b) -> a));
  }
}
