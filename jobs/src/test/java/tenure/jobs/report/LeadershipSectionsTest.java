package tenure.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cohorts, colours by month, red customers, the forecast and freshness, as charts and tables. */
class LeadershipSectionsTest {
  private final CompanyReport company = Companies.growing("Aurora Freight", "Blue Harbor");

  @Test
  void the_cohorts_make_a_triangle_whose_table_says_what_its_cells_show() {
    List<Chart> charts = new CohortCharts(company).charts();

    assertEquals(List.of("cohorts-net", "cohorts-gross"), charts.stream().map(Chart::id).toList());
    Chart gross = charts.get(1);
    assertEquals(7 * 8 / 2, list(gross, "cells").size());
    assertEquals(
        List.of("2025 Q2", "25", "95.5%", "91.0%", "–", "–", "–", "–", "–"), cells(gross, 5));
    assertTrue(
        gross.finding().endsWith("82.0% for those of 2024 Q1 and 82.0% for those of 2024 Q4."),
        gross.finding());
  }

  @Test
  void a_month_that_nobody_knows_is_an_empty_column_and_one_worked_out_later_a_pale_one() {
    Chart months = new HealthHistory(company).chart().orElseThrow();

    assertEquals(12, list(months, "names").size());
    List<?> faded = list(months, "faded");
    assertEquals(List.of(true, false, false), List.of(faded.get(8), faded.get(9), faded.get(10)));
    Chart.Series green = (Chart.Series) list(months, "series").get(0);
    assertNull(green.values().get(9), "October");
    assertEquals(0.54, green.values().get(10));
    assertEquals(11, months.table().rows().size());
    assertEquals(
        List.of("Jan 2025", "60.0%", "19.0%", "19.0%", "2.0%", "250", "worked out later"),
        cells(months, 0));
    assertEquals(
        "From Jan 2025 to Dec 2025 green went from 60.0% to 54.0% of the customers, and red from"
            + " 19.0% to 22.0%. In pale months no night had run: they are worked out from dated"
            + " facts. Empty months are not known.",
        months.finding());
  }

  @Test
  void nothing_to_compare_draws_nothing() {
    assertTrue(new HealthHistory(Companies.empty()).chart().isEmpty());
    assertTrue(new ForecastChart(Companies.empty()).chart().isEmpty());
    assertTrue(new CohortCharts(Companies.empty()).charts().isEmpty());
  }

  @Test
  void what_is_expected_begins_where_what_is_known_ends_and_grows_less_certain() {
    Chart forecast = new ForecastChart(company).chart().orElseThrow();

    assertEquals(
        List.of(
            "Mar 2025",
            "Jun 2025",
            "Sep 2025",
            "Dec 2025",
            "Mar 2026",
            "Jun 2026",
            "Sep 2026",
            "Dec 2026"),
        list(forecast, "names"));
    for (Object line : list(forecast, "series")) {
      Map<?, ?> rate = (Map<?, ?>) line;
      double known = number(rate, "actual", 3);
      for (String of : List.of("expected", "low", "high")) {
        assertEquals(known, number(rate, of, 3), of);
      }
      double[] widths =
          IntStream.rangeClosed(3, 7)
              .mapToDouble(i -> number(rate, "high", i) - number(rate, "low", i))
              .toArray();
      IntStream.range(1, 5).forEach(i -> assertTrue(widths[i] > widths[i - 1]));
    }
    assertTrue(forecast.finding().contains("Of 1,000 drawn futures 90% end in"));
    assertEquals(
        List.of("Dec 2026", "104.0%", "99.2% – 110.0%", "88.0%", "84.0% – 91.2%"),
        cells(forecast, 7));
  }

  @Test
  void a_last_month_inside_a_quarter_stands_before_the_quarters_ahead() {
    ForecastQuarter next = Leadership.forecast().get(0);
    ForecastQuarter later =
        new ForecastQuarter(LocalDate.of(2026, 2, 28), next.nrr(), next.grr(), 10, 0.9);
    CompanyReport report = withForecast(List.of(later));

    Chart forecast = new ForecastChart(report).chart().orElseThrow();

    assertEquals(
        List.of("Feb 2025", "May 2025", "Aug 2025", "Nov 2025", "Dec 2025", "Feb 2026"),
        list(forecast, "names"));
  }

  @Test
  void each_red_customer_stands_with_plays_owners_and_what_is_due() {
    Section.Panel red = RedPanel.of(company, new Words("USD"));

    assertEquals(
        List.of(
            "Aurora Freight",
            "Strategic",
            "$184,000",
            "31",
            "−12.3",
            "Save plan, Executive escalation",
            "Nadia Berg, Executive queue",
            "2 Jan 2026, overdue"),
        red.table().rows().get(0).cells().stream().map(Grid.Cell::text).toList());
    assertEquals(
        "37 accounts worth $1.32M of ARR are red, each with an open risk play that has an owner and"
            + " a due day; these 2 have the most ARR. Steps are overdue at 1 of 2.",
        red.finding());
    assertEquals(
        "No paying customer is red.", RedPanel.of(Companies.empty(), new Words("USD")).finding());
  }

  @Test
  void the_page_says_which_extract_has_been_silent_longest() {
    Section.Panel arrived = new DataSection(company).section().panels().get(0);

    assertTrue(
        arrived
            .finding()
            .startsWith(
                "2 of 3 extracts brought something this night; silent longest is Accounts of"
                    + " Salesforce, since 28 Dec 2025. 4 rows of"),
        arrived.finding());
    assertEquals(
        List.of("3", "0", "0"),
        arrived.table().rows().stream().map(r -> r.cells().get(3).text()).toList());
  }

  private static CompanyReport withForecast(List<ForecastQuarter> forecast) {
    CompanyReport r = Companies.growing();
    return new CompanyReport(
        r.night(),
        r.currency(),
        r.months(),
        r.bridges(),
        r.reasons(),
        r.retention(),
        r.masked(),
        r.cohorts(),
        r.bands(),
        r.red(),
        r.foresight(),
        r.quarters(),
        forecast,
        r.riskiest(),
        r.published(),
        r.arrivals(),
        r.coverage());
  }

  private static List<String> cells(Chart chart, int row) {
    return chart.table().rows().get(row).cells().stream().map(Grid.Cell::text).toList();
  }

  private static List<?> list(Chart chart, String name) {
    return (List<?>) chart.data().get(name);
  }

  private static double number(Map<?, ?> series, String name, int at) {
    return (Double) ((List<?>) series.get(name)).get(at);
  }
}
