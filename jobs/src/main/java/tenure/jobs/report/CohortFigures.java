package tenure.jobs.report;

import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import tenure.marts.FctCohortRetention;

/** The figures of the cohort triangle, in quarters: a month's new customers alone are few. */
final class CohortFigures {
  private static final int QUARTER = 3;

  private CohortFigures() {}

  /** The quarters that began within the months of the page, oldest first, at each age. */
  static List<Cohort> read(Marts marts) {
    return Marts.lines(
            marts
                .of(FctCohortRetention.TABLE)
                .where(FctCohortRetention.SLICE_KIND.col().equalTo("total"))
                .where(marts.inLastMonths(FctCohortRetention.COHORT_DATE, RevenueFigures.MONTHS))
                .where(isQuarterly())
                .where(
                    FctCohortRetention.PERIOD_END_DATE
                        .col()
                        .leq(lit(Date.valueOf(marts.lastMonthEnd())))))
        .stream()
        .filter(line -> isWhole(line, marts))
        .map(CohortFigures::cohort)
        .collect(Collectors.toMap(c -> List.of(c.quarter(), c.months()), c -> c, Cohort::plus))
        .values()
        .stream()
        .sorted(Comparator.comparing(Cohort::quarter).thenComparing(Cohort::months))
        .toList();
  }

  private static Column isQuarterly() {
    Column months = FctCohortRetention.MONTHS_SINCE_START.col();
    return months.gt(0).and(months.mod(QUARTER).equalTo(0));
  }

  /** Whether all months of the quarter are on the page, and all have reached this age. */
  private static boolean isWhole(Line line, Marts marts) {
    YearMonth last = YearMonth.from(marts.lastMonthEnd());
    YearMonth quarterEnd = quarterEnd(line);
    return quarterEnd.minusMonths(QUARTER).compareTo(last.minusMonths(RevenueFigures.MONTHS)) >= 0
        && !quarterEnd.plusMonths(line.count(FctCohortRetention.MONTHS_SINCE_START)).isAfter(last);
  }

  private static YearMonth quarterEnd(Line line) {
    YearMonth begun = YearMonth.from(line.day(FctCohortRetention.COHORT_DATE));
    return begun.plusMonths((12 - begun.getMonthValue()) % QUARTER);
  }

  private static Cohort cohort(Line line) {
    YearMonth end = quarterEnd(line);
    return new Cohort(
        "%d Q%d".formatted(end.getYear(), end.getMonthValue() / QUARTER),
        line.count(FctCohortRetention.MONTHS_SINCE_START),
        line.amount(FctCohortRetention.COHORT_MRR),
        line.amount(FctCohortRetention.COHORT_CLOSING_MRR),
        line.amount(FctCohortRetention.RETAINED_MRR),
        line.count(FctCohortRetention.COHORT_ACCOUNTS));
  }
}
