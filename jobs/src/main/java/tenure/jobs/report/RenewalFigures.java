package tenure.jobs.report;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.quarter;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.sql.Date;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.jobs.report.CompanyReport.QuarterRisk;
import tenure.jobs.report.CompanyReport.Renewal;
import tenure.marts.DimAccount;
import tenure.marts.FctRenewal;
import tenure.scores.Renewals;

/** The figures of the renewals ahead. */
final class RenewalFigures {
  /** What stands for terms that ended without a renewal; sorts before every quarter. */
  private static final String OVERDUE = " Overdue";

  private static final int RISKIEST = 10;
  private static final Field QUARTER = Field.text("quarter", "The quarter of the term's end.");
  private static final Field TERMS = Field.count("terms", "Terms that end in it.");
  private static final Field LOSS = Field.money("loss", "ARR expected to be lost.");

  private RenewalFigures() {}

  /** What is due by quarter and risk, overdue terms first. */
  static List<QuarterRisk> quarters(Marts marts) {
    Column end = Renewals.TERM_END_DATE.col();
    Column name =
        when(end.lt(lit(Date.valueOf(marts.night()))), OVERDUE)
            .otherwise(concat(year(end), lit(" Q"), quarter(end)));
    return Marts.lines(
            marts
                .of(FctRenewal.TABLE)
                .groupBy(name.as(QUARTER.name()), Renewals.RISK_SEGMENT.col())
                .agg(
                    count(lit(1)).as(TERMS.name()),
                    sum(Renewals.ARR_DUE.col()).as(Renewals.ARR_DUE.name()),
                    sum(Renewals.EXPECTED_ARR.col()).as(Renewals.EXPECTED_ARR.name())))
        .stream()
        .sorted(
            Comparator.comparing((Line l) -> l.text(QUARTER))
                .thenComparing(l -> Band.of(l.text(Renewals.RISK_SEGMENT))))
        .map(RenewalFigures::quarterRisk)
        .toList();
  }

  private static QuarterRisk quarterRisk(Line line) {
    return new QuarterRisk(
        line.text(QUARTER).strip(),
        Band.of(line.text(Renewals.RISK_SEGMENT)),
        line.count(TERMS),
        line.amount(Renewals.ARR_DUE),
        line.amount(Renewals.EXPECTED_ARR));
  }

  /** The terms with the most ARR expected to be lost, worst first. */
  static List<Renewal> riskiest(Marts marts) {
    Column loss = Renewals.ARR_DUE.col().minus(Renewals.EXPECTED_ARR.col());
    Dataset<Row> worst =
        marts
            .of(FctRenewal.TABLE)
            .withColumn(LOSS.name(), loss)
            .orderBy(desc(LOSS.name()), Renewals.TERM_END_DATE.col(), Renewals.ACCOUNT_ID.col())
            .limit(RISKIEST);
    Dataset<Row> names =
        marts
            .of(DimAccount.TABLE)
            .select(DimAccount.ACCOUNT_ID.col(), DimAccount.ACCOUNT_NAME.col());
    return Marts.lines(
            worst
                .join(names, new String[] {DimAccount.ACCOUNT_ID.name()}, "left_outer")
                .withColumn(
                    DimAccount.ACCOUNT_NAME.name(),
                    coalesce(DimAccount.ACCOUNT_NAME.col(), DimAccount.ACCOUNT_ID.col())))
        .stream()
        .sorted(
            Comparator.comparing((Line l) -> l.amount(LOSS))
                .reversed()
                .thenComparing(l -> l.day(Renewals.TERM_END_DATE))
                .thenComparing(l -> l.text(Renewals.ACCOUNT_ID)))
        .map(RenewalFigures::renewal)
        .toList();
  }

  private static Renewal renewal(Line line) {
    return new Renewal(
        line.text(DimAccount.ACCOUNT_NAME),
        line.text(Renewals.SEGMENT),
        Band.of(line.text(Renewals.HEALTH_BAND)),
        line.share(Renewals.HEALTH_SCORE),
        line.day(Renewals.TERM_END_DATE),
        line.amount(Renewals.ARR_DUE),
        line.share(Renewals.RENEWAL_PROBABILITY),
        Band.of(line.text(Renewals.RISK_SEGMENT)),
        reasons(line),
        line.text(Renewals.RECOMMENDED_MOTION));
  }

  private static String reasons(Line line) {
    String reasons = line.text(Renewals.RISK_REASONS);
    String missing = line.text(Renewals.MISSING_STAKEHOLDERS);
    if (missing == null || missing.isBlank()) {
      return reasons;
    }
    return (reasons == null || reasons.isBlank() ? "" : reasons + "; ") + "no " + missing;
  }
}
