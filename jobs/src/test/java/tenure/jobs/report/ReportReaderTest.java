package tenure.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tenure.bronze.Deliveries;
import tenure.contract.Table;
import tenure.jobs.report.CompanyReport.Arrival;
import tenure.jobs.report.CompanyReport.BandGroup;
import tenure.jobs.report.CompanyReport.Coverage;
import tenure.jobs.report.CompanyReport.QuarterRisk;
import tenure.jobs.report.CompanyReport.Reason;
import tenure.jobs.report.CompanyReport.Renewal;
import tenure.jobs.report.CompanyReport.Step;
import tenure.marts.DimAccount;
import tenure.marts.FctHealthDistribution;
import tenure.marts.FctMrrMovement;
import tenure.marts.FctRenewal;
import tenure.marts.FctRetention;
import tenure.marts.FctSourceCoverage;
import tenure.marts.KpiCompanyMonth;

/** The figures of the page, read from marts in text. */
class ReportReaderTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 12, 31);

  private final TextMarts marts = new TextMarts();

  @Test
  void the_worked_check_of_retention_stands_on_the_page() {
    // X 50 -> 100, Y 125 -> 100: GRR 150/175, NRR 200/175.
    given(
        FctRetention.TABLE,
        """
        | definition_id | period_kind | period_end_date | slice_kind | slice_value | opening_mrr | expansion_mrr | contraction_mrr | closing_mrr | cohort_mrr | cohort_closing_mrr | retained_mrr | grr      | nrr      | opening_accounts | retained_accounts | logo_retention | is_churn_masked |
        | cohort_12m    | trailing_12 | 2025-12-31      | total      | total       | 175.00      | 50.00         | 25.00           | 200.00      | 175.00     | 200.00             | 150.00       | 0.857143 | 1.142857 | 2                | 2                 | 1.0            | false           |
        """);
    givenOneMonth();

    String page = ReportPage.render(read());

    assertTrue(page.contains("85.7%"));
    assertTrue(page.contains("114.3%"));
    assertTrue(page.contains("2 of 2 customers of a year ago still pay."));
  }

  @Test
  void the_parts_of_a_bridge_carry_their_signs_and_add_up() {
    given(
        FctRetention.TABLE,
        """
        | definition_id | period_kind | period_end_date | slice_kind | slice_value | opening_mrr | new_mrr | expansion_mrr | contraction_mrr | churn_mrr | pause_mrr | fx_mrr | closing_mrr | opening_accounts | is_churn_masked |
        | monthly       | month       | 2025-12-31      | total      | total       | 110.00      | 0.00    | 30.00         | 5.00            | 20.00     | -4.00     | 1.50   | 112.50      | 3                | false           |
        | monthly       | month       | 2025-11-30      | total      | total       | 100.00      | 10.00   | 0.00          | 0.00            | 0.00      | 0.00      | 0.00   | 110.00      | 2                | false           |
        | monthly       | month       | 2025-12-31      | segment    | smb         | 110.00      | 0.00    | 30.00         | 5.00            | 20.00     | -4.00     | 1.50   | 112.50      | 3                | true            |
        """);

    CompanyReport report = read();

    assertEquals(
        List.of(LocalDate.of(2025, 11, 30), NIGHT),
        report.bridges().stream().map(CompanyReport.Bridge::end).toList());
    CompanyReport.Bridge december = report.bridges().get(1);
    assertEquals(
        december.closing(),
        december.steps().stream().map(Step::mrr).reduce(december.opening(), BigDecimal::add));
    assertTrue(december.steps().contains(new Step("churn", new BigDecimal("-20.00"))));
    assertTrue(report.masked().isEmpty(), "a single month is never masked churn");
  }

  @Test
  void masked_churn_is_told_for_the_company_a_segment_and_a_csm_by_name_and_only_when_latest() {
    given(
        FctRetention.TABLE,
        """
        | definition_id | period_kind | period_end_date | slice_kind | slice_value | grr | nrr  | is_churn_masked |
        | cohort_12m    | trailing_12 | 2025-12-31      | csm        | U1          | 0.8 | 1.3  | true            |
        | cohort_12m    | trailing_12 | 2025-12-31      | csm        | U2          | 0.9 | 1.3  | false           |
        | cohort_12m    | trailing_12 | 2025-12-31      | segment    | smb         | 0.7 | 1.1  | true            |
        | cohort_12m    | trailing_12 | 2025-12-31      | total      | total       | 0.8 | 1.0  | true            |
        | cohort_12m    | trailing_12 | 2025-12-31      | plan       | Team        | 0.8 | 1.0  | true            |
        | cohort_12m    | trailing_12 | 2025-11-30      | segment    | enterprise  | 0.8 | 1.0  | true            |
        """);
    given(
        DimAccount.TABLE,
        """
        | account_id | account_name | csm_id | csm_name   |
        | A          | Aurora       | U1     | Nadia Berg |
        | B          | Blue         | U1     | Nadia Berg |
        """);

    assertEquals(
        List.of("total", "smb", "Nadia Berg"),
        read().masked().stream().map(CompanyReport.Retention::sliceValue).toList());
  }

  @Test
  void reasons_cover_the_last_twelve_complete_months_and_no_day_more() {
    given(
        FctMrrMovement.TABLE,
        """
        | grain_id | month_end_date | known_on   | movement    | reason | mrr     |
        | A        | 2025-11-30     | 2025-11-30 | expansion   | seat   | 12.00   |
        | A        | 2025-11-30     | 2025-12-31 | expansion   | seat   | -2.00   |
        | A        | 2025-11-30     | 2026-01-01 | expansion   | seat   | 500.00  |
        | A        | 2026-01-31     | 2025-12-31 | expansion   | seat   | 500.00  |
        | B        | 2025-01-31     | 2025-12-31 | expansion   | seat   | 5.00    |
        | C        | 2024-12-31     | 2025-12-31 | expansion   | seat   | 1000.00 |
        | B        | 2025-06-30     | 2025-12-31 | churn       | churn  | -7.00   |
        """);

    assertEquals(
        List.of(
            new Reason("expansion", "seat", 2, new BigDecimal("15.00")),
            new Reason("churn", "churn", 1, new BigDecimal("-7.00"))),
        read().reasons());
  }

  @Test
  void health_is_that_of_the_night_and_what_has_no_colour_counts_once() {
    given(
        FctHealthDistribution.TABLE,
        """
        | as_of_date | segment | health_band       | accounts | arr    |
        | 2025-12-31 | smb     | red               | 2        | 20.00  |
        | 2025-12-31 | smb     | insufficient_data | 1        | 5.00   |
        | 2025-12-30 | smb     | green             | 9        | 900.00 |
        """);

    assertEquals(
        List.of(
            new BandGroup("smb", Band.RED, 2, new BigDecimal("20.00")),
            new BandGroup("smb", Band.UNKNOWN, 1, new BigDecimal("5.00"))),
        read().bands());
  }

  @Test
  void terms_are_due_by_quarter_and_overdue_ones_come_first() {
    given(
        FctRenewal.TABLE,
        """
        | account_id | as_of_date | term_end_date | risk_segment | arr_due | expected_arr |
        | A          | 2025-12-31 | 2026-03-31    | green        | 100.00  | 95.00        |
        | B          | 2025-12-31 | 2026-01-01    | green        | 50.00   | 45.00        |
        | C          | 2025-12-31 | 2026-04-01    | red          | 70.00   | 30.00        |
        | D          | 2025-12-31 | 2025-12-30    | red          | 10.00   | 3.00         |
        | E          | 2025-12-31 | 2025-12-31    | yellow       | 8.00    | 7.00         |
        """);

    assertEquals(
        List.of(
            new QuarterRisk(
                "Overdue", Band.RED, 1, new BigDecimal("10.00"), new BigDecimal("3.00")),
            new QuarterRisk(
                "2025 Q4", Band.YELLOW, 1, new BigDecimal("8.00"), new BigDecimal("7.00")),
            new QuarterRisk(
                "2026 Q1", Band.GREEN, 2, new BigDecimal("150.00"), new BigDecimal("140.00")),
            new QuarterRisk(
                "2026 Q2", Band.RED, 1, new BigDecimal("70.00"), new BigDecimal("30.00"))),
        read().quarters());
  }

  @Test
  void the_ten_renewals_with_most_to_lose_are_named_worst_first() {
    String renewals =
        IntStream.rangeClosed(1, 12)
            .mapToObj(
                i ->
                    "| A%02d | 2025-12-31 | 2026-06-30 | red | %d.00 | 100.00 | health red | champion |"
                        .formatted(i, 100 + i))
            .collect(Collectors.joining("\n"));
    given(
        FctRenewal.TABLE,
        "| account_id | as_of_date | term_end_date | risk_segment | arr_due | expected_arr | risk_reasons | missing_stakeholders |\n"
            + renewals);
    given(DimAccount.TABLE, "| account_id | account_name |\n| A12 | Last & First |");

    List<Renewal> riskiest = read().riskiest();

    assertEquals(10, riskiest.size());
    assertEquals("Last & First", riskiest.get(0).account());
    assertEquals("A11", riskiest.get(1).account(), "an account without a name goes by its id");
    assertEquals("health red; no champion", riskiest.get(0).reasons());
  }

  @Test
  void a_row_counts_as_read_once_however_many_tables_it_feeds_and_as_rejected_where_it_was() {
    given(
        Deliveries.TABLE,
        """
        | source | object        | file | target                   | rows_read | rows_loaded | rows_rejected | known_on   |
        | stripe | subscriptions | a    | bronze.stripe_subs       | 10        | 10          | 0             | 2025-12-31 |
        | stripe | subscriptions | a    | silver.subscription_lines| 10        | 9           | 1             | 2025-12-31 |
        | stripe | invoices      | b    | bronze.stripe_invoices   | 0         | 0           | 0             | 2025-12-31 |
        | stripe | invoices      | c    | bronze.stripe_invoices   | 4         | 4           | 0             | 2025-12-29 |
        """);

    assertEquals(
        List.of(
            new Arrival("stripe", "invoices", LocalDate.of(2025, 12, 29), 0, 0, 0),
            new Arrival("stripe", "subscriptions", NIGHT, 10, 10, 1)),
        read().arrivals());
  }

  @Test
  void each_source_shows_how_its_keys_resolved_and_what_revenue_is_nobodys() {
    givenOneMonth();
    given(
        FctSourceCoverage.TABLE,
        """
        | source     | method      | as_of_date | account_keys | events_28d | mrr   |
        | salesforce | self        | 2025-12-31 | 4            | 0      | 0.00  |
        | salesforce | merge       | 2025-12-31 | 1            | 0      | 0.00  |
        | stripe     | explicit_id | 2025-12-31 | 3            | 0      | 0.00  |
        | stripe     | crosswalk   | 2025-12-31 | 2            | 0      | 0.00  |
        | stripe     | domain      | 2025-12-31 | 1            | 0      | 0.00  |
        | stripe     | unresolved  | 2025-12-31 | 2            | 7      | 23.50 |
        | stripe     | unresolved  | 2025-12-30 | 9            | 9      | 99.00 |
        """);

    assertEquals(
        List.of(
            new Coverage("stripe", 8, 0, 3, 2, 1, 2, 7, new BigDecimal("23.50")),
            new Coverage("salesforce", 5, 5, 0, 0, 0, 0, 0, new BigDecimal("0.00"))),
        read().coverage());
    String page = ReportPage.render(read());
    assertTrue(page.contains("2 keys of 13 lead to no account of the CRM, and $23.5 of MRR"), page);
  }

  @Test
  void a_hostile_account_name_never_becomes_markup() {
    givenOneMonth();
    given(
        FctRenewal.TABLE,
        """
        | account_id | as_of_date | term_end_date | risk_segment | arr_due | expected_arr |
        | A          | 2025-12-31 | 2026-03-31    | red          | 100.00  | 35.00        |
        """);
    given(
        DimAccount.TABLE,
        """
        | account_id | account_name                          |
        | A          | </script><img src=x onerror=alert(1)> |
        """);

    String page = ReportPage.render(read());

    assertFalse(page.contains("<img src=x"));
    assertTrue(page.contains("&lt;img"));
  }

  @Test
  void a_first_open_month_has_health_and_no_revenue_yet() {
    given(
        FctHealthDistribution.TABLE,
        """
        | as_of_date | segment | health_band | accounts | arr   |
        | 2025-12-31 | smb     | green       | 2        | 20.00 |
        """);

    String page = ReportPage.render(read());

    assertTrue(page.contains("On 31 Dec 2025 2 accounts pay. No month is complete yet."));
  }

  @Test
  void nothing_published_gives_an_empty_report() {
    CompanyReport report = read();

    assertTrue(report.isEmpty());
    assertNull(CompanyReport.last(report.months()));
    assertTrue(ReportPage.render(report).contains("Nothing to report yet"));
  }

  private void givenOneMonth() {
    given(
        KpiCompanyMonth.TABLE,
        """
        | month_end_date | arr     |
        | 2025-12-31     | 2400.00 |
        """);
  }

  private void given(Table table, String text) {
    marts.given(table, text);
  }

  private CompanyReport read() {
    return marts.report(NIGHT);
  }
}
