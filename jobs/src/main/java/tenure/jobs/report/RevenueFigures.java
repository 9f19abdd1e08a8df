package tenure.jobs.report;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tenure.contract.Field;
import tenure.jobs.report.CompanyReport.Month;
import tenure.jobs.report.CompanyReport.Reason;
import tenure.ledger.Movements;
import tenure.marts.FctMrrMovement;
import tenure.marts.KpiCompanyMonth;

/** The figures of recurring revenue. */
final class RevenueFigures {
  /** Months that the page looks back. */
  static final int MONTHS = 36;

  private static final int YEAR = 12;
  private static final Field TIMES = Field.count("times", "How often it happened.");

  private RevenueFigures() {}

  /** The last complete months, oldest first. */
  static List<Month> months(Marts marts) {
    return Marts.lines(
            marts
                .of(KpiCompanyMonth.TABLE)
                .where(marts.inLastMonths(KpiCompanyMonth.MONTH_END_DATE, MONTHS)))
        .stream()
        .map(RevenueFigures::month)
        .sorted(Comparator.comparing(Month::end))
        .toList();
  }

  private static Month month(Line line) {
    return new Month(
        line.day(KpiCompanyMonth.MONTH_END_DATE),
        line.amount(KpiCompanyMonth.ARR),
        line.amount(KpiCompanyMonth.NEW_ARR),
        line.amount(KpiCompanyMonth.EXPANSION_ARR),
        line.amount(KpiCompanyMonth.CONTRACTION_ARR),
        line.amount(KpiCompanyMonth.CHURN_ARR),
        line.share(KpiCompanyMonth.NRR),
        line.share(KpiCompanyMonth.GRR),
        line.share(KpiCompanyMonth.LOGO_RETENTION),
        health(line));
  }

  private static HealthMonth health(Line line) {
    Double green = line.share(KpiCompanyMonth.GREEN_SHARE);
    return green == null
        ? null
        : new HealthMonth(
            line.day(KpiCompanyMonth.MONTH_END_DATE),
            line.count(KpiCompanyMonth.ACCOUNTS),
            Map.of(
                Band.GREEN, green,
                Band.YELLOW, line.share(KpiCompanyMonth.YELLOW_SHARE),
                Band.RED, line.share(KpiCompanyMonth.RED_SHARE),
                Band.UNKNOWN, line.share(KpiCompanyMonth.NO_COLOUR_SHARE)),
            false);
  }

  /** What the movements of the last twelve months were made of, the largest gain first. */
  static List<Reason> reasons(Marts marts) {
    return Marts.lines(
            Movements.asKnown(marts.upTo(FctMrrMovement.TABLE), marts.night())
                .where(marts.inLastMonths(FctMrrMovement.MONTH_END_DATE, YEAR))
                .groupBy(FctMrrMovement.MOVEMENT.col(), FctMrrMovement.REASON.col())
                .agg(
                    count(lit(1)).as(TIMES.name()),
                    sum(FctMrrMovement.MRR.col()).as(FctMrrMovement.MRR.name())))
        .stream()
        .map(
            line ->
                new Reason(
                    line.text(FctMrrMovement.MOVEMENT),
                    line.text(FctMrrMovement.REASON),
                    line.count(TIMES),
                    line.amount(FctMrrMovement.MRR)))
        .sorted(
            Comparator.comparing(Reason::mrr)
                .reversed()
                .thenComparing(Reason::movement)
                .thenComparing(Reason::reason))
        .toList();
  }
}
