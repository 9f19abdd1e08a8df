package tenure.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The cohort triangle: what is left of each quarter's new customers, the older the further right.
 */
final class CohortCharts {
  /**
   * Where one shade ends and the next begins; from 100% on a cohort pays more than at its start.
   */
  static final List<Double> SHADES = List.of(0.6, 0.7, 0.8, 0.9, 1.0);

  private final List<Cohort> cohorts;
  private final List<String> quarters;
  private final List<Long> ages;

  CohortCharts(CompanyReport report) {
    this.cohorts = report.cohorts();
    this.quarters = cohorts.stream().map(Cohort::quarter).distinct().toList();
    this.ages = cohorts.stream().map(Cohort::months).distinct().sorted().toList();
  }

  /** Both triangles; nothing while no quarter's customers are three months old. */
  List<Chart> charts() {
    return cohorts.isEmpty()
        ? List.of()
        : List.of(
            triangle(
                "cohorts-net",
                "Net retention by cohort",
                "What the customers who began in a quarter pay now, of what they paid at their start. %s",
                Cohort::nrr),
            triangle(
                "cohorts-gross",
                "Gross retention by cohort",
                "The same without growth: each customer counts at most what it paid at its start. %s",
                Cohort::grr));
  }

  private Chart triangle(String id, String title, String sentence, Function<Cohort, Double> rate) {
    return Chart.of(
            id,
            title,
            sentence.formatted(atOneYear(rate)).strip(),
            table(title, rate),
            "heat",
            Map.of(
                "columns",
                ages.stream().map(String::valueOf).toList(),
                "columnTitle",
                "months since they began",
                "rows",
                quarters,
                "shades",
                SHADES,
                "cells",
                cells(rate)))
        .height("tall");
  }

  /** The range of the cohorts that are a year old, as far as there are two to compare. */
  private String atOneYear(Function<Cohort, Double> rate) {
    List<Cohort> year = cohorts.stream().filter(c -> c.months() == 12).toList();
    if (year.size() < 2) {
      return "";
    }
    return "After a year it is %s for those of %s and %s for those of %s."
        .formatted(
            Words.share(rate.apply(year.get(0))),
            year.get(0).quarter(),
            Words.share(rate.apply(CompanyReport.last(year))),
            CompanyReport.last(year).quarter());
  }

  private List<List<Object>> cells(Function<Cohort, Double> rate) {
    return cohorts.stream()
        .filter(c -> rate.apply(c) != null)
        .map(
            c ->
                List.<Object>of(
                    ages.indexOf(c.months()), quarters.indexOf(c.quarter()), rate.apply(c)))
        .toList();
  }

  private Grid table(String title, Function<Cohort, Double> rate) {
    List<String> columns = new ArrayList<>(List.of("Began", "#Customers"));
    ages.forEach(age -> columns.add("#%d months".formatted(age)));
    return Grid.of(title, columns, quarters.stream().map(q -> row(q, rate)).toList());
  }

  private List<Object> row(String quarter, Function<Cohort, Double> rate) {
    List<Object> row = new ArrayList<>(List.of(quarter, customers(quarter)));
    for (long age : ages) {
      row.add(at(quarter, age).map(rate).map(Words::share).orElse(Words.NONE));
    }
    return row;
  }

  private String customers(String quarter) {
    return Words.count(at(quarter, ages.get(0)).map(Cohort::customers).orElse(0L));
  }

  private Optional<Cohort> at(String quarter, long age) {
    return cohorts.stream()
        .filter(c -> c.quarter().equals(quarter) && c.months() == age)
        .findFirst();
  }
}
