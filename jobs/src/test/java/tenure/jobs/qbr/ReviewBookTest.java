package tenure.jobs.qbr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.explain.UnknownAccount;
import tenure.jobs.lake.Lake;
import tenure.jobs.night.SampleNights;
import tenure.jobs.qbr.ReviewPage.Edition;
import tenure.kit.Spark;
import tenure.marts.FctQbr;

/** Reviews of the sample company, whose two nights are the last of 2025. */
class ReviewBookTest {
  private static Lake served;

  @TempDir Path folder;

  @BeforeAll
  static void run_the_nights() {
    served = SampleNights.lake().served();
  }

  private static ReviewBook book(String quarter) {
    return ReviewBook.open(served, Optional.of(quarter), Optional.empty(), 1);
  }

  @Test
  void both_quarters_of_a_night_are_as_worked_out_by_hand() {
    assertRows(
        served
            .slice(FctQbr.TABLE, LocalDate.of(2025, 12, 31))
            .where("account_id = '001500000000004AAA'"),
        """
        | quarter | is_complete | described_date | arr      | active_users_28d | goals_due | goals_reached | goals_overdue | goals_ahead | value_realised | value_realised_to_date | health_score | usage_peers |
        | 2025Q4  | true        | 2025-12-31     | 15840.00 | 2                | 2         | 1             | 1             | 0           | 18000.00       | 18000.00               | 49.0         | 2           |
        | 2025Q3  | true        | 2025-09-30     | -        | -                | 0         | 0             | 0             | 2           | 0.00           | 0.00                   | -            | 0           |
        """);
  }

  @Test
  void a_customer_is_found_by_its_name_and_its_people_are_named_only_if_asked_for() {
    ReviewBook book = book("2025Q4");
    assertEquals(LocalDate.of(2025, 12, 31), book.night());
    assertEquals(Map.of(), book.of("beacon", false).names());
    Review named = book.of("001500000000004AAA", true);
    assertEquals(Map.of("executive_sponsor", List.of("Nora Beck")), named.names());
    String page = ReviewPage.render(named, Edition.PACK, "USD");
    assertTrue(page.contains("Close the books faster"), page);
    assertTrue(page.contains("Nora Beck"), page);
  }

  @Test
  void the_last_quarter_that_has_ended_is_told_of_where_none_is_named() {
    ReviewBook book = ReviewBook.open(served, Optional.empty(), Optional.empty(), 1);
    assertEquals("2025Q4", book.quarter().name());
    Optional<LocalDate> before = Optional.of(LocalDate.of(2025, 12, 30));
    ReviewBook earlier = ReviewBook.open(served, Optional.empty(), before, 1);
    assertEquals("2025Q3", earlier.quarter().name());
    assertEquals(LocalDate.of(2025, 12, 30), earlier.night());
  }

  @Test
  void a_segment_is_meant_by_its_name_or_by_its_touch() {
    ReviewBook book = book("2025Q4");
    List<String> smb = ids(book.ofSegment("smb"));
    assertEquals(List.of("001500000000001AAA", "001500000000002AAA", "001500000000004AAA"), smb);
    assertEquals(smb, ids(book.ofSegment("Tech-Touch")));
    assertEquals(
        List.of("001500000000006AAA", "001500000000007AAA"), ids(book.ofSegment("self-serve")));
  }

  private static List<String> ids(List<Review> reviews) {
    return reviews.stream().map(r -> r.figures().text(FctQbr.ACCOUNT_ID)).toList();
  }

  @Test
  void what_cannot_be_reviewed_is_refused_with_what_to_do() {
    assertRefused(2, "\"Q4\" is no fiscal quarter. Write it as 2026Q1", () -> book("Q4"));
    assertRefused(4, "There are: 2025Q3, 2025Q4.", () -> book("2026Q1"));
    assertRefused(4, "tells of 2019Q1", () -> book("2019Q1"));
    assertRefused(
        4,
        "There is no review of 001500000000007AAA for 2025Q3",
        () -> book("2025Q3").of("001500000000007AAA", false));
    assertRefused(2, "There are: enterprise", () -> book("2025Q4").ofSegment("tiny"));
    assertRefused(4, "No customer of enterprise", () -> book("2025Q4").ofSegment("enterprise"));
    assertThrows(UnknownAccount.class, () -> book("2025Q4").of("nobody at all", false));
    Lake empty = new Lake(Spark.session(), folder.toString()).served();
    assertRefused(
        4,
        "No published night holds reviews: none was run yet",
        () -> ReviewBook.open(empty, Optional.empty(), Optional.empty(), 1));
  }

  private static void assertRefused(int code, String message, Executable asking) {
    NoReview refused = assertThrows(NoReview.class, asking);
    assertEquals(code, refused.exitCode());
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
  }
}
