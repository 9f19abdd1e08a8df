package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.jobs.night.SampleLanding.FIRST;
import static tenure.jobs.night.SampleLanding.SECOND;
import static tenure.kit.TextTable.assertRows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Table;
import tenure.jobs.explain.MeasureEvidence;
import tenure.jobs.lake.Published;
import tenure.jobs.scorecard.Preview;
import tenure.jobs.scorecard.UnscoredNight;
import tenure.marts.DimAccount;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctHealthMeasure;
import tenure.marts.FctMrrMovement;
import tenure.marts.FctOnboarding;
import tenure.marts.FctPlay;
import tenure.marts.FctRenewal;
import tenure.marts.FctRetention;
import tenure.marts.FctSignal;
import tenure.marts.KpiCompanyMonth;
import tenure.marts.Publication;
import tenure.scores.Cards;
import tenure.scores.Measure;

/**
 * Two whole nights, from extracts as vendors deliver them to the marts, whose figures stand in
 * text, worked out by hand from the definitions.
 */
class WholeNightTest {
  @TempDir static Path folder;

  private static SampleNights nights;
  private static SampleLake inTime;

  @BeforeAll
  static void run_the_nights() {
    nights = SampleNights.made();
    inTime = nights.sample;
  }

  @Test
  void the_bridge_of_recurring_revenue_is_as_worked_out_by_hand() {
    assertRows(SampleLake.bridge(mart(FctMrrMovement.TABLE)), golden("fct_mrr_movement"));
  }

  @Test
  void retention_is_as_worked_out_by_hand() {
    Dataset<Row> total = mart(FctRetention.TABLE).where("slice_kind = 'total'");
    assertRows(total.where("definition_id = 'monthly'"), golden("fct_retention_monthly"));
    assertRows(
        total.where(
            "definition_id in ('cohort_12m', 'strict_no_return')"
                + " and period_end_date = date'2025-12-31'"),
        golden("fct_retention_year"));
  }

  @Test
  void the_company_in_one_row_a_month_is_as_worked_out_by_hand() {
    assertRows(
        mart(KpiCompanyMonth.TABLE).where("month_end_date >= date'2025-09-30'"),
        golden("kpi_company_month"));
  }

  @Test
  void the_accounts_are_as_worked_out_by_hand() {
    assertRows(mart(DimAccount.TABLE), golden("dim_account"));
    assertRows(ofSecond(FctAccountDaily.TABLE), golden("fct_account_daily"));
    assertRows(ofSecond(FctOnboarding.TABLE), golden("fct_onboarding"));
  }

  @Test
  void the_health_of_an_account_is_as_worked_out_by_hand() {
    assertRows(
        ofSecond(FctHealthMeasure.TABLE).where("account_id = '001500000000004AAA'"),
        golden("fct_health_measure"));
    assertRows(
        ofSecond(FctAccountDaily.TABLE).where("account_id = '001500000000004AAA'"),
        """
        | scorecard | health_score | raw_band | health_coverage |
        | default   | 49.0         | red      | 1.0             |
        """);
  }

  @Test
  void a_scorecard_can_be_tried_on_a_night_that_was_run() {
    Preview preview =
        Preview.of(inTime.lake, Cards.policy(), Cards.withWeights(25, 40, 15, 15, 5), SECOND);
    assertRows(
        preview.moved(),
        """
        | account_id         | account_name | raw_band | raw_band_then | health_score | health_score_then |
        | 001500000000004AAA | Beacon       | red      | yellow        | 49.0         | 64.0              |
        """);
    assertRows(
        preview.counted(),
        """
        | raw_band          | raw_band_then     | accounts |
        | red               | yellow            | 1        |
        | insufficient_data | insufficient_data | 4        |
        """);
    assertThrows(
        UnscoredNight.class,
        () -> Preview.of(inTime.lake, Cards.policy(), Cards.standard(), FIRST.minusDays(1)));
  }

  @Test
  void the_evidence_of_a_measure_goes_back_to_the_line_of_its_file() {
    MeasureEvidence evidence =
        new MeasureEvidence(inTime.lake, inTime.sourceLines(), "001500000000004AAA", SECOND);
    assertEquals(
        List.of(
            "silver.surveys nps-1 of surveys: responded_date 2025-11-15, score 8.0; learned"
                + " 2025-12-30 from surveys/responses/2025-12-30.csv:2 (bronze.surveys_responses)"),
        evidence.of(Measure.NPS));
    String use = evidence.of(Measure.DAU_SHARE).get(0);
    assertTrue(
        use.matches(
            "silver.daily_usage .* usage_date 2025-12-31.* learned 2025-12-31 from"
                + " segment/events/2025-12-31.jsonl:\\d+ \\(bronze.segment_events\\)"),
        use);
    assertEquals(List.of(), evidence.of(Measure.EXPANSION_OR_RENEWAL));
  }

  @Test
  void the_renewals_ahead_are_as_worked_out_by_hand() {
    assertRows(ofSecond(FctRenewal.TABLE), golden("fct_renewal"));
  }

  @Test
  void the_signals_are_as_worked_out_by_hand() {
    assertRows(ofSecond(FctSignal.TABLE), golden("fct_signal"));
  }

  @Test
  void the_plays_are_as_worked_out_by_hand() {
    assertRows(ofSecond(FctPlay.TABLE), golden("fct_play"));
  }

  @Test
  void what_was_published_is_told_mart_by_mart() {
    String listed = golden("publication");
    Dataset<Row> told = inTime.lake.read(Publication.TABLE);
    assertRows(told.where(told.col("table_name").isin(names(listed))), golden("publication"));
  }

  @Test
  void a_night_cut_short_leaves_readers_with_the_night_before() {
    assertEquals("Ana Ruiz", nights.ownerServedMeanwhile);
    assertEquals("Ben Osei", nights.ownerOfBeacon());
    assertEquals(SECOND, Published.read(inTime.lake).orElseThrow().night());
  }

  @Test
  void the_same_night_again_leaves_every_row_of_every_table_as_it_was() {
    assertEquals(List.of("published", "published", "unchanged"), nights.verdicts);
    SampleLake.assertSame(nights.afterSecond, nights.afterSecondAgain);
  }

  @Test
  void another_night_leaves_every_row_of_the_first_as_it_was() {
    SortedMap<String, List<String>> first = SampleLake.of(FIRST, nights.afterFirst);
    assertFalse(first.isEmpty());
    SampleLake.assertSame(first, SampleLake.of(FIRST, nights.afterSecond));
  }

  private static Dataset<Row> mart(Table table) {
    return inTime.lake.published(table);
  }

  private static Dataset<Row> ofSecond(Table table) {
    return mart(table).where("as_of_date = date'" + SECOND + "'");
  }

  private static Object[] names(String table) {
    return table
        .lines()
        .filter(l -> l.contains("marts."))
        .map(l -> l.split("\\|")[2].strip())
        .distinct()
        .toArray();
  }

  private static String golden(String name) {
    try (var file = WholeNightTest.class.getResourceAsStream("golden/" + name + ".txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }
}
