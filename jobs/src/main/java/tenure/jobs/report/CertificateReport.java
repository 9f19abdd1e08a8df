package tenure.jobs.report;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.jobs.lake.Lake;
import tenure.scores.Certificate;

/**
 * The certificate of a night, as it is read.
 *
 * @param night the night
 * @param currency the reporting currency, ISO 4217
 * @param lines one per identity and scope, those that do not hold first
 */
public record CertificateReport(LocalDate night, String currency, List<Line> lines) {

  /** One identity at one scope. */
  record Line(
      String identity,
      String scope,
      String statement,
      boolean isPassed,
      BigDecimal residual,
      BigDecimal tolerance,
      long compared,
      long failed,
      BigDecimal left,
      BigDecimal right,
      String worst,
      LocalDate month) {

    static Line of(Row row) {
      Date month = row.getAs(Certificate.MONTH_END_DATE.name());
      return new Line(
          get(row, Certificate.IDENTITY),
          get(row, Certificate.SCOPE),
          get(row, Certificate.STATEMENT),
          Line.<Boolean>get(row, Certificate.IS_PASSED),
          get(row, Certificate.RESIDUAL),
          get(row, Certificate.TOLERANCE),
          Line.<Long>get(row, Certificate.COMPARED),
          Line.<Long>get(row, Certificate.FAILED),
          get(row, Certificate.LEFT_VALUE),
          get(row, Certificate.RIGHT_VALUE),
          get(row, Certificate.WORST),
          month == null ? null : month.toLocalDate());
    }

    private static <T> T get(Row row, Field field) {
      return row.getAs(field.name());
    }

    boolean isAboutLines() {
      return scope.equals("line");
    }
  }

  /**
   * Reads the certificate of a night, published or refused.
   *
   * @throws NoCertificate where the night has none
   */
  public static CertificateReport read(Lake lake, LocalDate night, String currency) {
    List<Line> lines =
        lake
            .slice(Certificate.TABLE, night)
            .orderBy(
                Certificate.IS_PASSED.col(), Certificate.IDENTITY.col(), Certificate.SCOPE.col())
            .collectAsList()
            .stream()
            .map(Line::of)
            .toList();
    if (lines.isEmpty()) {
      throw new NoCertificate(night);
    }
    return new CertificateReport(night, currency, lines);
  }

  /** Whether every identity holds. */
  public boolean isPassed() {
    return lines.stream().allMatch(Line::isPassed);
  }

  /** The verdict in a sentence. */
  public String verdict() {
    long broken = lines.stream().filter(l -> !l.isPassed()).count();
    return broken == 0
        ? "All %d comparisons hold: the figures of this night add up.".formatted(lines.size())
        : "%d of %d comparisons do not hold. Nothing of this night is published."
            .formatted(broken, lines.size());
  }
}
