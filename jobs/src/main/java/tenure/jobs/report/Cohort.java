package tenure.jobs.report;

import java.math.BigDecimal;

/**
 * What is left of the customers who began in one quarter, so many months after the month in which
 * each began (rule 2.7): the parts of the quarter's months, added up before any division (rule
 * 2.3).
 *
 * @param quarter the calendar quarter in which they began: 2025 Q1
 * @param months months since they began
 * @param opening A: what they paid a month when they began
 * @param closing B: what the same customers pay now
 * @param retained K: the lesser of both, per customer
 * @param customers those who paid when they began
 */
public record Cohort(
    String quarter,
    long months,
    BigDecimal opening,
    BigDecimal closing,
    BigDecimal retained,
    long customers) {

  /** Net revenue retention since they began; null where they paid nothing. */
  Double nrr() {
    return Words.rate(closing, opening);
  }

  /** Gross revenue retention since they began; null where they paid nothing. */
  Double grr() {
    return Words.rate(retained, opening);
  }

  /** Two months of the same quarter, together. */
  Cohort plus(Cohort other) {
    return new Cohort(
        quarter,
        months,
        opening.add(other.opening),
        closing.add(other.closing),
        retained.add(other.retained),
        customers + other.customers);
  }
}
