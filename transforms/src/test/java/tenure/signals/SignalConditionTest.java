package tenure.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalConditionTest {
  private static final List<String> CONDITIONS =
      List.of(
          "tickets_28d > 2",
          "tickets_28d<=2",
          "active_share_28d >= 0.80",
          "core_events_28d < 0.5 * core_events_prior_28d",
          "tickets_28d != tickets_prior_28d",
          "lifecycle_stage = trial and arr = 0",
          "is_training_done = false",
          "nps_score is missing",
          "nps_change <= -3",
          "logins_week falls 0.40 for 2 weeks",
          "logins_week rises 0.50 for 1 weeks");

  @Test
  void a_statement_holds_where_its_figures_say_so_and_never_where_one_is_missing() {
    Dataset<Row> accounts =
        Figures.of(
                """
                | account_id | lifecycle_stage | arr   | tickets_28d | tickets_prior_28d | active_share_28d | core_events_28d | core_events_prior_28d | is_training_done | nps_score | nps_change | logins_week_1 | logins_week_2 | logins_week_3 |
                | at_edges   | trial           | 0.00  | 3           | 3                 | 0.8              | 4               | 9                     | false            | -         | -3.0       | 36            | 60            | 100           |
                | past_edges | trial           | 0.01  | 2           | 3                 | 0.7999           | 5               | 10                    | true             | 0.0       | -2.9       | 37            | 60            | 100           |
                | from_zero  | adoption        | 0.00  | 0           | 0                 | 0.0              | 0               | 0                     | true             | 0.0       | 0.0        | 0             | 0             | 0             |
                | regained   | adoption        | 0.00  | 0           | 0                 | 0.0              | 0               | 0                     | true             | 0.0       | 0.0        | 15            | 10            | 0             |
                | unknown    | -               | -     | -           | -                 | -                | -               | -                     | -                | -         | -          | -             | -             | -             |
                """)
            .joined();
    Column[] holds =
        CONDITIONS.stream()
            .map(c -> SignalCondition.parse(c).holds().cast("int").cast("string"))
            .toArray(Column[]::new);
    List<String> rows = new ArrayList<>();
    accounts
        .select(accounts.col("account_id"), org.apache.spark.sql.functions.concat_ws("", holds))
        .collectAsList()
        .forEach(r -> rows.add(r.getString(0) + " " + r.getString(1)));
    assertEquals(
        List.of(
            "at_edges 10110111110",
            "past_edges 01001000000",
            "from_zero 01000000000",
            "regained 01000000001",
            "unknown 00000001000"),
        rows);
  }

  @Test
  void a_condition_names_its_figures_and_the_feeds_that_must_be_alive() {
    SignalCondition condition =
        SignalCondition.parse(
            "quiet_days >= 14 and mrr > 0 and csat_average_90d < 3 and quiet_days < 90");
    assertEquals(
        List.of("quiet_days", "mrr", "csat_average_90d"),
        condition.features().stream().map(SignalFeature::name).toList());
    assertEquals(List.of(SignalFeed.USAGE, SignalFeed.CSAT), condition.feeds());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tickets_28d | it ends where one of < <= > >= = != is, falls, rises was expected",
        "tickets_28d ~ 3 | \"~\" stands where one of",
        "tickets_28d > 3 or arr > 1 | \"or\" stands where and was expected",
        "lifecycle_stage > trial | lifecycle_stage is no number: compare it by = or !=",
        "lifecycle_stage = trail | lifecycle_stage is never trail; it is one of prospect, trial",
        "is_training_done = yes | is_training_done is true or false, not yes",
        "tickets_28d is there | \"there\" stands where known or missing was expected",
        "tickets falls 0.4 for 3 weeks | tickets is no weekly series",
        "logins_week falls 1.4 for 3 weeks | a fall is a share above 0 and up to 1, not 1.4",
        "logins_week falls 0.4 for 13 weeks | can be followed for 1 to 12 weeks, not 13",
        "arr > 2 * segment | segment is no number",
        "arr > segment | segment is no number",
      })
  void a_condition_that_cannot_be_read_says_where_and_what_was_expected(
      String text, String message) {
    String said =
        assertThrows(IllegalArgumentException.class, () -> SignalCondition.parse(text))
            .getMessage();
    assertTrue(said.contains(message), said);
    assertTrue(said.startsWith("\"" + text + "\""), said);
  }

  @Test
  void an_unknown_figure_is_told_apart_from_a_fault_of_the_words() {
    UnknownFeature unknown =
        assertThrows(UnknownFeature.class, () -> SignalCondition.parse("tickets_28 > 3"));
    assertEquals("tickets_28", unknown.name());
    assertTrue(unknown.known().contains("tickets_28d"));
    assertThrows(UnknownFeature.class, () -> SignalCondition.parse("last_qbr_date > 3"));
  }
}
