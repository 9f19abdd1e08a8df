package tenure.plays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.assertRows;
import static tenure.plays.TwoCustomers.CSMS;
import static tenure.plays.TwoCustomers.FIGURES;
import static tenure.plays.TwoCustomers.NIGHT;
import static tenure.plays.TwoCustomers.PAYMENT;
import static tenure.plays.TwoCustomers.look;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.kit.TextTable;
import tenure.marts.FctPlay;

/** What becomes of a play from the night that opened it to its end. */
class PlayCourseTest {
  @Test
  void a_play_goes_on_until_it_is_done_resolved_or_too_old() {
    PlayPolicy policy = Playbooks.policy(10);
    List<Row> first = look(NIGHT).after(List.of(), policy);
    String save = id(first, "save_plan");
    String told =
        """
        | play_id | step         | completed_by | status | completed_date |
        | %1$s    | call         | c1           | done   | 2026-04-03     |
        """
            .formatted(save);
    LocalDate tuesday = NIGHT.plusDays(5);
    List<Row> late = look(tuesday).told(told).after(first, policy);
    assertRows(
        FctPlay.from(PlayNight.dataset(late)),
        """
        | playbook  | state     | opened_date | due_date   | steps_done | steps_overdue | steps_left | is_sla_met |
        | save_plan | open      | 2026-04-02  | 2026-04-07 | 1          | 0             | 1          | -          |
        | recovery  | escalated | 2026-04-02  | 2026-04-03 | 0          | 1             | 1          | -          |
        """);
    assertEquals(save, id(late, "save_plan"));

    String all = told + "| %s | agree a plan | c1 | skipped | 2026-04-08 |\n".formatted(save);
    LocalDate tenDays = NIGHT.plusDays(11);
    List<Row> closed = look(tenDays).told(all).after(late, policy);
    assertRows(
        FctPlay.from(PlayNight.dataset(closed)),
        """
        | playbook  | state   | closed_reason | trigger_date | opened_date | closed_date | due_date   | is_sla_met |
        | save_plan | done    | steps_done    | 2026-04-02   | 2026-04-02  | 2026-04-13  | -          | false      |
        | save_plan | open    | -             | 2026-04-13   | 2026-04-13  | -           | 2026-04-14 | -          |
        | recovery  | expired | too_old       | 2026-03-30   | 2026-04-02  | 2026-04-13  | -          | false      |
        """);

    LocalDate next = tenDays.plusDays(1);
    List<Row> resolved =
        new PlayNight(next)
            .figures(FIGURES)
            .csms(CSMS)
            .signals(PAYMENT)
            .told(all)
            .after(closed, policy);
    assertRows(
        PlayNight.dataset(resolved),
        """
        | playbook  | state    | closed_reason | trigger_date | closed_date |
        | save_plan | done     | steps_done    | 2026-04-02   | 2026-04-13  |
        | save_plan | resolved | trigger_over  | 2026-04-13   | 2026-04-14  |
        | recovery  | expired  | too_old       | 2026-03-30   | 2026-04-13  |
        """);
    List<Row> cool = look(tenDays.plusDays(5)).after(resolved, policy);
    assertRows(
        PlayNight.dataset(cool).where("playbook = 'recovery'"),
        """
        | state   | trigger_date | opened_date |
        | expired | 2026-03-30   | 2026-04-02  |
        | open    | 2026-04-18   | 2026-04-18  |
        """);
    List<Row> gone = new PlayNight(tenDays.plusDays(6)).after(cool, policy);
    assertRows(
        PlayNight.dataset(gone).where("closed_date = date'2026-04-19'"),
        """
        | playbook  | state      | closed_reason |
        | save_plan | suppressed | customer_left |
        | recovery  | suppressed | customer_left |
        """);
  }

  @Test
  void of_two_who_tell_different_things_neither_is_believed() {
    PlayPolicy policy = Playbooks.policy(10);
    List<Row> first = look(NIGHT).after(List.of(), policy);
    String told =
        """
        | play_id | step    | completed_by | status  | completed_date | known_on   | is_deleted |
        | %1$s    | call    | c1           | done    | 2026-04-03     | 2026-04-03 | false      |
        | %1$s    | call    | c9           | skipped | 2026-04-03     | 2026-04-03 | false      |
        | %1$s    | dance   | c9           | done    | 2026-04-03     | 2026-04-03 | false      |
        | nothing | call    | c9           | done    | 2026-04-03     | 2026-04-03 | false      |
        | older   | call    | c9           | done    | 2026-04-02     | 2026-04-02 | false      |
        """
            .formatted(id(first, "save_plan"));
    LocalDate next = NIGHT.plusDays(1);
    List<Row> second = look(next).told(told).after(first, policy);
    assertRows(
        FctPlay.from(PlayNight.dataset(second)).where("playbook = 'save_plan'"),
        """
        | state | steps_done | steps_left |
        | open  | 0          | 2          |
        """);
    assertRows(
        UnusableCompletions.of(
            TextTable.rows(tenure.silver.PlayCompletions.TABLE, told),
            PlayNight.dataset(second),
            next),
        """
        | step  | reason       |
        | call  | disagreement |
        | dance | unknown_step |
        | call  | unknown_play |
        """);
  }

  private static String id(List<Row> plays, String playbook) {
    return plays.stream()
        .filter(r -> r.getAs("playbook").equals(playbook))
        .findFirst()
        .orElseThrow()
        .getAs("play_id");
  }
}
