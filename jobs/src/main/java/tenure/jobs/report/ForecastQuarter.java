package tenure.jobs.report;

import java.time.LocalDate;

/**
 * What is expected of the twelve months that end with a quarter to come (rule 2.17).
 *
 * @param end the last day of the quarter
 * @param nrr net revenue retention
 * @param grr gross revenue retention
 * @param draws futures that were drawn
 * @param interval the share of them that ends inside the ranges
 */
public record ForecastQuarter(LocalDate end, Range nrr, Range grr, long draws, double interval) {

  /** A rate and the interval it is expected in, as shares. */
  public record Range(double expected, double low, double high) {}
}
