package tenure.jobs.qbr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Table;
import tenure.jobs.Progress;
import tenure.jobs.qbr.ReviewPage.Edition;
import tenure.jobs.report.Line;
import tenure.marts.DimAccount;
import tenure.marts.FctExpansionOpportunity;
import tenure.marts.FctHealthMeasure;
import tenure.marts.FctPlayStep;
import tenure.marts.FctQbr;
import tenure.marts.FctRenewal;

class ReviewPageTest {
  private static final String HOSTILE = "<script>alert(1)</script> & '{{night}}'";
  private static final String GOALS =
      "[{\"state\":\"overdue\",\"goal\":\"Cut manual work\",\"metric\":\"hours\",\"baseline\":0.0,"
          + "\"target\":120.0,\"actual\":40.5,\"due_date\":\"2026-02-01\"},"
          + "{\"state\":\"reached\",\"goal\":\"Close faster\",\"due_date\":\"2026-03-01\","
          + "\"reached_date\":\"2026-02-15\"}]";

  private static final String FIGURES =
      """
      | account_id | as_of_date | quarter_end_date | quarter | segment | described_date | is_complete | arr      | seats | active_users_28d | opening_active_users_28d | dau_share | adoption_share | included_features | features_used_28d | features_unused | weekly_logins | health_score | health_band | opening_health_score | opening_health_band | health_story                | goals_reached | goals_overdue | goals_ahead | value_realised | value_realised_to_date | goal_list | tickets | escalations | solved_tickets | open_tickets | csat_average_90d | nps_score | usage_peers | usage_percentile | adoption_peers | adoption_percentile | health_peers | missing_stakeholders |
      | A          | 2026-04-20 | 2026-03-31       | 2026Q1  | smb     | 2026-03-31     | true        | 12000.00 | 20.0  | 14               | 9                        | 0.451     | 0.6            | 5                 | 3                 | data_export,api | 5,8,13        | 71.0         | yellow      | 49.0                 | red                 | 2025-12-31 49, 2026-03-31 71 | 1             | 1             | 0           | 18000.00       | 30000.00               | GOALS     | 4       | 1           | 3              | 2            | 4.5              | 9.0       | 12          | 0.75             | 9              | -                   | 0            | champion |
      """;

  @TempDir Path folder;

  private static List<Line> lines(Table table, String text) {
    return rows(table, text).collectAsList().stream().map(Line::new).toList();
  }

  private static Review review(String name, Map<String, List<String>> people) {
    return new Review(
        lines(FctQbr.TABLE, FIGURES.replace("GOALS", GOALS)).get(0),
        lines(
                DimAccount.TABLE,
                "| account_id | account_name | csm_name |\n| A | %s | Ada |".formatted(name))
            .get(0),
        lines(
            FctHealthMeasure.TABLE,
            """
            | account_id | component     | measure        | weight | contribution |
            | A          | product_usage | dau_share      | 20.0   | 10.0         |
            | A          | product_usage | adoption_share | 20.0   | 20.0         |
            | A          | support       | csat           | 15.0   | 14.0         |
            """),
        lines(
            FctExpansionOpportunity.TABLE,
            """
            | account_id | kind       | subject    | evidence                | expansion_arr |
            | A          | whitespace | Automation | owners use what you use | 4321.00       |
            | A          | seats      | seats      | 18 of 20 seats used     | 1234.00       |
            """),
        lines(
            FctPlayStep.TABLE,
            """
            | account_id | step           | due_date   |
            | A          | executive call | 2026-04-22 |
            """),
        Optional.of(
            lines(FctRenewal.TABLE, "| account_id | term_end_date |\n| A | 2026-09-01 |").get(0)),
        people);
  }

  private static String page(Edition edition) {
    return ReviewPage.render(review("Acme GmbH", Map.of()), edition, "EUR");
  }

  private static String text(String html) {
    return html.replaceAll("(?s)<style.*?</style>", "")
        .replaceAll("<[^>]+>", " ")
        .replaceAll("\\s+", " ");
  }

  @Test
  void every_part_of_a_review_stands_on_one_of_two_sheets() {
    String page = page(Edition.PACK);
    assertEquals(2, Pattern.compile("class=\"sheet\"").matcher(page).results().count());
    List<String> parts =
        Pattern.compile("<h2>([^<]+)</h2>").matcher(page).results().map(m -> m.group(1)).toList();
    assertEquals(
        List.of(
            "Value against goals",
            "Usage",
            "Adoption gaps",
            "Support and voice",
            "Health",
            "Among peers",
            "Stakeholders",
            "Proposals",
            "Next steps"),
        parts);
    String text = text(page);
    for (String told :
        List.of(
            "Business review, 2026Q1 Acme GmbH The quarter that ended on 31 March 2026. Looked after by Ada.",
            "1 goal reached in the quarter, 1 past due, 0 ahead.",
            "Those reached brought €18K; all goals so far €30K, 2.5 times what is paid in a year.",
            "Cut manual work hours 0 120 40.5 1 Feb 2026 overdue",
            "Close faster – – – – 1 Mar 2026 reached on 15 Feb 2026",
            "14 active users in the 28 days up to 31 March 2026, 9 before the quarter. On a business day, 45.1% of the 20 seats are in use.",
            "3 of 5 included features were used in 28 days: 60.0%. Not used: data export, api.",
            "The score is 71 (yellow); at the month end before the quarter it was 49 (red). Most is missing at Seats in use on a business day: 10 of 20 points.",
            "Product usage 30 40 Support 14 15",
            "4 tickets opened in the quarter, 1 escalated, 3 solved; 2 open on 31 March 2026. Answers were rated 4.5 of 5 in 90 days.",
            "was 9 of 10.",
            "Seats in use on a business day 45.1% 75% of 12 peers",
            "Included features in use 60.0% too few peers (9)",
            "Executive sponsor there Champion missing",
            "Automation owners use what you use More seats 18 of 20 seats used",
            "1 Feb 2026 Goal: Cut manual work 22 Apr 2026 Executive call 1 Sep 2026 The term ends",
            "As known on 20 April 2026, amounts in EUR.")) {
      assertTrue(text.contains(told), told + " is not in " + text);
    }
  }

  @Test
  void every_bar_has_its_figure_and_its_name_in_text() {
    String text = text(page(Edition.PACK));
    assertTrue(text.contains("5 17 Mar 8 24 Mar 13 31 Mar Users times days of use"), text);
    assertTrue(text.contains("49 31 Dec 2025 71 31 Mar 2026 Health score"), text);
  }

  @Test
  void the_digital_edition_leaves_out_the_planned_steps_and_nobody_is_named_unless_asked() {
    String digital = page(Edition.DIGITAL);
    assertFalse(digital.contains("Executive call"));
    assertTrue(digital.contains("The term ends"));
    assertFalse(digital.contains(">Who<"));
    String named =
        ReviewPage.render(
            review("Acme", Map.of("executive_sponsor", List.of("Nora Beck"))), Edition.PACK, "EUR");
    assertTrue(text(named).contains("Role State Who"), named);
    assertTrue(text(named).contains("Executive sponsor there Nora Beck"), named);
  }

  @Test
  void a_hostile_name_is_shown_and_never_becomes_markup() {
    String page = ReviewPage.render(review(HOSTILE, Map.of()), Edition.PACK, "EUR");
    assertTrue(page.contains("&lt;script&gt;alert(1)"));
    assertTrue(page.contains("{{night}}"), "a name is never read as a template");
    assertFalse(page.contains("<script"));
    assertTrue(page.contains("script-src &#39;none&#39;"), "and nothing may run");
  }

  @Test
  void nothing_is_loaded_and_it_is_made_for_paper() {
    String page = page(Edition.PACK);
    assertFalse(Pattern.compile("(src|href)=|@import|url\\(").matcher(page).find());
    assertTrue(page.contains("@page { size: A4;"));
    assertTrue(page.contains("break-before: page"));
  }

  @Test
  void a_customer_of_whom_nothing_is_known_gets_a_page_that_says_so() {
    Review empty =
        new Review(
            lines(
                    FctQbr.TABLE,
                    """
                    | account_id | as_of_date | quarter | segment | described_date | is_complete | missing_stakeholders |
                    | A          | 2026-02-20 | 2026Q1  | smb     | 2026-02-20     | false       |                      |
                    """)
                .get(0),
            lines(DimAccount.TABLE, "| account_id |\n| A |").get(0),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of());
    String text = text(ReviewPage.render(empty, Edition.PACK, "EUR"));
    for (String told :
        List.of(
            "Business review, 2026Q1 A The quarter up to 20 February 2026, which still runs.",
            "No goal of a success plan is known.",
            "No night was run on 20 February 2026",
            "Which features are used is not known.",
            "The score on 20 February 2026 is not known.",
            "No answer was rated in 90 days.",
            "Proposals None for now.",
            "Agree the next goal.")) {
      assertTrue(text.contains(told), told + " is not in " + text);
    }
  }

  @Test
  void the_files_of_an_edition_have_names_of_their_own_that_every_file_system_takes()
      throws IOException {
    Review one = review("Acme", Map.of());
    Review other = renamed("crm:a/../b");
    Review third = renamed("crm-a-..-B");
    new DigitalEdition(folder, "EUR", Progress.SILENT).write(List.of(one, other, third));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("2026Q1-A.html", "2026Q1-crm-a-..-B-2.html", "2026Q1-crm-a-..-b.html"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  private static Review renamed(String id) {
    Review review = review("Acme", Map.of());
    Line figures =
        lines(FctQbr.TABLE, FIGURES.replace("GOALS", GOALS).replace("| A  ", "| " + id + " "))
            .get(0);
    return new Review(
        figures,
        review.account(),
        review.measures(),
        review.proposals(),
        review.steps(),
        review.renewal(),
        review.names());
  }
}
