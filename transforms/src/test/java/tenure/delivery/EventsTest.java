package tenure.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.marts.DimAccount;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctPlay;
import tenure.marts.FctPlayStep;
import tenure.ops.SentEvents;
import tenure.silver.Csms;

class EventsTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 4, 2);

  private static final Dataset<Row> STEPS =
      rows(
          FctPlayStep.TABLE,
          """
          | play_id | step     | account_id | playbook | owner_id | state   | due_date   | hours |
          | new     | call     | A          | save     | c1       | open    | 2026-04-03 | 1.0   |
          | new     | plan     | A          | save     | c1       | overdue | 2026-04-01 | 1.0   |
          | new     | review   | A          | save     | c1       | done    | 2026-04-01 | 1.0   |
          | known   | same     | B          | save     | c1       | open    | 2026-04-03 | 1.0   |
          | known   | late     | B          | save     | c1       | overdue | 2026-04-01 | 1.0   |
          | known   | finished | B          | save     | c1       | done    | 2026-04-01 | 1.0   |
          | known   | dropped  | B          | save     | c1       | skipped | 2026-04-01 | 1.0   |
          | known   | moved    | B          | save     | c1       | open    | 2026-04-03 | 1.0   |
          | known   | back     | B          | save     | c1       | open    | 2026-04-03 | 1.0   |
          | known   | lost_ack | B          | save     | c1       | open    | 2026-04-03 | 1.0   |
          | known   | refused  | B          | save     | c1       | open    | 2026-04-03 | 1.0   |
          """);

  private static final String SENT =
      """
      | event_id | outcome      | recorded_at         | night      | event         | step_id         | account_id | state     | owner_id | due_date   |
      | e1       | acknowledged | 2026-04-01T03:00:00 | 2026-04-01 | step_opened   | known:same      | B          | open      | c1       | 2026-04-03 |
      | e2       | acknowledged | 2026-04-01T03:00:00 | 2026-04-01 | step_opened   | known:late      | B          | open      | c1       | 2026-04-01 |
      | e3       | acknowledged | 2026-04-01T03:00:00 | 2026-04-01 | step_opened   | known:finished  | B          | open      | c1       | 2026-04-01 |
      | e4       | acknowledged | 2026-03-30T03:00:00 | 2026-03-30 | step_opened   | known:dropped   | B          | open      | c1       | 2026-04-01 |
      | e5       | acknowledged | 2026-04-01T03:00:00 | 2026-04-01 | step_overdue  | known:dropped   | B          | overdue   | c1       | 2026-04-01 |
      | e6       | acknowledged | 2026-04-01T03:00:00 | 2026-04-01 | step_opened   | known:moved     | B          | open      | c2       | 2026-04-03 |
      | e7       | acknowledged | 2026-04-01T03:00:00 | 2026-04-01 | step_withdrawn | known:back     | B          | withdrawn | c1       | 2026-04-03 |
      | e8       | sending      | 2026-04-01T03:00:00 | 2026-04-01 | step_opened   | known:lost_ack  | B          | open      | c1       | 2026-04-03 |
      | e9       | refused      | 2026-04-01T03:00:00 | 2026-04-01 | step_opened   | known:refused   | B          | open      | c1       | 2026-04-03 |
      | e10      | acknowledged | 2026-04-01T03:00:00 | 2026-04-01 | step_opened   | gone:call       | C          | open      | c1       | 2026-04-03 |
      | e11      | sending      | 2026-04-01T03:00:00 | 2026-04-01 | step_opened   | gone:maybe      | C          | open      | c1       | 2026-04-03 |
      | e12      | acknowledged | 2026-04-01T03:00:00 | 2026-04-01 | step_done     | forgotten:call  | C          | done      | c1       | 2026-01-03 |
      | e13      | acknowledged | 2026-04-01T03:00:00 | 2026-04-01 | night_sent    | -               | -          | -         | -        | -          |
      """;

  @Test
  void a_receiver_is_told_what_it_does_not_know_yet_and_nothing_else() {
    assertRows(
        events(SENT),
        """
        | event          | step_id        | account_id | state     | owner_id |
        | step_opened    | new:call       | A          | open      | c1       |
        | step_opened    | new:plan       | A          | overdue   | c1       |
        | step_overdue   | known:late     | B          | overdue   | c1       |
        | step_done      | known:finished | B          | done      | c1       |
        | step_skipped   | known:dropped  | B          | skipped   | c1       |
        | step_changed   | known:moved    | B          | open      | c1       |
        | step_opened    | known:back     | B          | open      | c1       |
        | step_opened    | known:lost_ack | B          | open      | c1       |
        | step_opened    | known:refused  | B          | open      | c1       |
        | step_withdrawn | gone:call      | C          | withdrawn | c1       |
        | step_withdrawn | gone:maybe     | C          | withdrawn | -        |
        """);
  }

  @Test
  void an_event_has_the_same_id_until_it_has_arrived_and_another_once_it_happens_again() {
    Map<String, String> before = ids(events("| event_id |"));
    Map<String, String> after = ids(events(SENT));
    assertEquals(before.get("new:call"), after.get("new:call"));
    assertEquals(before.get("known:lost_ack"), after.get("known:lost_ack"), "sent, no answer");
    assertEquals(before.get("known:refused"), after.get("known:refused"));
    assertNotEquals(before.get("known:back"), after.get("known:back"), "opened a second time");
    assertEquals(after.size(), after.values().stream().distinct().count());
  }

  @Test
  void who_knows_all_of_the_night_before_is_told_what_changed_since() {
    Dataset<Row> before =
        rows(
            FctPlayStep.TABLE,
            """
            | play_id | step | account_id | owner_id | state | due_date   |
            | known   | same | B          | c1       | open  | 2026-04-03 |
            | known   | late | B          | c1       | open  | 2026-04-01 |
            | gone    | call | C          | c1       | open  | 2026-04-03 |
            """);
    Dataset<Row> events =
        StepEvents.from(
            STEPS.where("step in ('same', 'late')"),
            plays(),
            accounts(),
            Told.whole(before, NIGHT),
            NIGHT);
    assertRows(
        Events.named(
            events,
            rows(DimAccount.TABLE, "| account_id | account_name |\n| B | Bolt |"),
            rows(Csms.TABLE, "| csm_id | csm_name |\n| c1 | Ann |")),
        """
        | event          | night      | step_id    | account_name | csm_name | kind | arr_at_stake | health_band |
        | step_overdue   | 2026-04-02 | known:late | Bolt         | Ann      | risk | 100.00       | red         |
        | step_withdrawn | 2026-04-02 | gone:call  | -            | Ann      | -    | -            | -           |
        """);
  }

  @Test
  void a_change_of_colour_is_told_with_both_colours_and_none_where_one_is_not_known() {
    Dataset<Row> before =
        rows(
            FctAccountDaily.TABLE,
            """
            | account_id | health_band |
            | A          | green       |
            | B          | red         |
            | C          | -           |
            | D          | yellow      |
            """);
    Dataset<Row> events = BandEvents.from(accounts(), before, NIGHT.minusDays(1), NIGHT);
    assertRows(
        events,
        """
        | event        | account_id | previous_health_band | health_band | owner_id | arr_at_stake |
        | band_changed | A          | green                | yellow      | c1       | 10.00        |
        """);
    String again =
        first(BandEvents.from(accounts(), before, NIGHT.minusDays(1), NIGHT.plusDays(1)));
    assertEquals(first(events), again, "told again by a later night");
    assertNotEquals(again, first(BandEvents.from(accounts(), before, NIGHT, NIGHT.plusDays(1))));
  }

  private static Dataset<Row> events(String sent) {
    return StepEvents.from(
        STEPS, plays(), accounts(), Told.sent(rows(SentEvents.TABLE, sent)), NIGHT);
  }

  private static Dataset<Row> plays() {
    return rows(
        FctPlay.TABLE,
        """
        | play_id | kind | arr_at_stake | priority | evidence |
        | new     | risk | 100.00       | 10.00    | {}       |
        | known   | risk | 100.00       | 10.00    | {}       |
        """);
  }

  private static Dataset<Row> accounts() {
    return rows(
        FctAccountDaily.TABLE,
        """
        | account_id | csm_id | arr   | health_band |
        | A          | c1     | 10.00 | yellow      |
        | B          | c1     | 10.00 | red         |
        | C          | c1     | 10.00 | red         |
        | D          | c1     | 10.00 | -           |
        """);
  }

  private static String first(Dataset<Row> events) {
    return events.first().getAs("event_id");
  }

  private static Map<String, String> ids(Dataset<Row> events) {
    return events.collectAsList().stream()
        .collect(Collectors.toMap(r -> r.getAs("step_id"), r -> r.getAs("event_id")));
  }
}
