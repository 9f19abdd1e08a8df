package tenure.plays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static tenure.kit.TextTable.assertRows;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.kit.TextTable;
import tenure.marts.FctPlay;
import tenure.marts.FctPlayStep;
import tenure.plays.Playbook.Terms;
import tenure.scores.HealthScores;

class PlaysTest {
  /** Maundy Thursday. */
  private static final LocalDate NIGHT = LocalDate.of(2026, 4, 2);

  private static final String RED =
      """
      | account_id | health_band |
      | red        | red         |
      """;
  private static final String PAYMENT =
      """
      | account_id | signal  | first_seen_date | state | evidence              |
      | failed     | payment | 2026-03-30      | open  | {"failed_payments":1} |
      """;
  private static final String FIGURES =
      """
      | account_id | segment    | arr       | csm_id | tenure_days |
      | red        | enterprise | 100000.00 | c1     | 400         |
      | failed     | mid_market | 50000.00  | c1     | 400         |
      """;
  private static final String CSMS =
      """
      | csm_id | is_active |
      | c1     | true      |
      | c2     | false     |
      """;

  @Test
  void every_trigger_opens_plays_for_its_audience_with_owner_due_days_and_worth() {
    List<Row> plays =
        new PlayNight(NIGHT)
            .figures(
                """
                | account_id | segment    | arr       | csm_id | tenure_days | first_paid_date | lifecycle_stage |
                | red        | enterprise | 100000.00 | c1     | 400         | 2025-02-26      | adoption        |
                | failed     | mid_market | 50000.00  | c1     | 400         | 2025-02-26      | adoption        |
                | ending     | enterprise | 80000.00  | c2     | 400         | 2025-02-26      | renewal         |
                | ending_smb | smb        | 4000.00   | c1     | 400         | 2025-02-26      | renewal         |
                | new        | self_serve | 2400.00   | -      | 6           | 2026-03-27      | onboarding      |
                | week_old   | self_serve | 2400.00   | -      | 7           | 2026-03-26      | onboarding      |
                | small      | smb        | 5000.00   | -      | 400         | 2025-02-26      | adoption        |
                | gone       | enterprise | 0.00      | c1     | 400         | 2025-02-26      | churned         |
                """)
            .health(
                """
                | account_id | health_band |
                | red        | red         |
                | gone       | red         |
                | small      | yellow      |
                """)
            .signals(
                """
                | account_id | signal       | first_seen_date | state   | evidence              |
                | failed     | payment      | 2026-03-30      | open    | {"failed_payments":1} |
                | failed     | quiet        | 2026-03-29      | open    | {"quiet_days":14}     |
                | small      | payment      | 2026-03-30      | pending | {"failed_payments":1} |
                | small      | shelfware    | 2026-03-30      | open    | {"x":1}               |
                """)
            .terms(
                """
                | account_id | term_end_date | renewal_stage | risk_segment | arr_due  |
                | ending     | 2026-06-25    | 90            | green        | 70000.00 |
                | ending     | 2027-01-31    | later         | green        | 10000.00 |
                | ending_smb | 2026-06-25    | 90            | green        | 4000.00  |
                """)
            .regions(
                """
                | account_id | region   |
                | red        | EMEA     |
                | failed     | Americas |
                """)
            .csms(CSMS)
            .after(List.of(), Playbooks.policy(10));
    assertRows(
        PlayNight.dataset(plays),
        """
        | account_id | playbook   | kind       | state | trigger_date | owner_id         | owner_basis | arr_at_stake | hours | priority | due_date   | sla_date   | expires_date |
        | red        | save_plan  | risk       | open  | 2026-04-02   | c1               | assigned    | 100000.00    | 4.0   | 12500.00 | 2026-04-07 | 2026-04-09 | 2026-04-22   |
        | failed     | recovery   | risk       | open  | 2026-03-29   | queue:finance    | role        | 50000.00     | 0.5   | 20000.00 | 2026-04-03 | 2026-04-10 | 2026-04-12   |
        | ending     | renewal_90 | renewal    | open  | 2026-06-25   | queue:enterprise | owner_left  | 70000.00     | 2.0   | 3500.00  | 2026-04-06 | 2026-04-10 | 2026-06-01   |
        | new        | onboarding | onboarding | open  | 2026-03-27   | queue:self_serve | unassigned  | 2400.00      | 1.0   | 240.00   | 2026-04-03 | 2026-04-10 | 2026-06-01   |
        | small      | review     | review     | open  | 2026-04-01   | queue:smb        | unassigned  | 5000.00      | 0.1   | 1000.00  | 2026-04-08 | 2026-04-10 | 2026-06-01   |
        """);
    assertRows(
        PlayNight.dataset(plays).where("playbook in ('recovery', 'save_plan', 'renewal_90')"),
        """
        | playbook   | evidence |
        | save_plan  | {"health_band":"red"} |
        | recovery   | {"payment":{"failed_payments":1},"quiet":{"quiet_days":14}} |
        | renewal_90 | {"term_end_date":"2026-06-25","renewal_stage":"90","risk_segment":"green","arr_due":70000.00} |
        """);
    assertRows(
        FctPlayStep.from(PlayNight.dataset(plays)).where("playbook = 'save_plan'"),
        """
        | step         | step_number | owner_id | state | due_date   | ended_date | hours |
        | call         | 1           | c1       | open  | 2026-04-07 | -          | 1.0   |
        | agree a plan | 2           | c1       | open  | 2026-04-09 | -          | 3.0   |
        """);
  }

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

  @Test
  void a_manager_is_given_the_worthiest_plays_and_the_others_wait_for_a_week_to_pass() {
    PlayPolicy policy = Playbooks.policy(1);
    String figures =
        """
        | account_id | segment    | arr       | csm_id | tenure_days | first_paid_date |
        | red        | enterprise | 100000.00 | c1     | 400         | 2025-01-01      |
        | large      | enterprise | 90000.00  | c1     | 0           | 2026-04-02      |
        | larger     | enterprise | 95000.00  | c1     | 0           | 2026-04-02      |
        | queued     | enterprise | 1000.00   | -      | 0           | 2026-04-02      |
        """;
    List<Row> first =
        new PlayNight(NIGHT).figures(figures).health(RED).csms(CSMS).after(List.of(), policy);
    assertRows(
        PlayNight.dataset(first),
        """
        | account_id | playbook   |
        | red        | save_plan  |
        | queued     | onboarding |
        """);
    PlayPolicy two = Playbooks.policy(2);
    List<Row> more =
        new PlayNight(NIGHT).figures(figures).health(RED).csms(CSMS).after(List.of(), two);
    assertRows(
        PlayNight.dataset(more),
        """
        | account_id | playbook   |
        | red        | save_plan  |
        | larger     | onboarding |
        | queued     | onboarding |
        """);
  }

  @Test
  void who_is_held_out_is_written_down_and_is_nobodys_work() {
    PlayPolicy policy =
        Playbooks.policyWith(Playbooks.withTerms(Playbooks.RECOVERY, new Terms(5, 10, 5, 0.9999)));
    List<Row> first = look(NIGHT).after(List.of(), policy);
    String expected =
        """
        | playbook  | state      | closed_reason | due_date   | closed_date |
        | save_plan | open       | -             | 2026-04-03 | -           |
        | recovery  | suppressed | held_out      | -          | 2026-04-02  |
        """;
    assertRows(PlayNight.dataset(first), expected);
    assertRows(PlayNight.dataset(look(NIGHT.plusDays(1)).after(first, policy)), expected);
  }

  @Test
  void a_red_account_without_an_open_risk_play_is_found() {
    List<Row> plays = look(NIGHT).after(List.of(), Playbooks.policy(10));
    var health = TextTable.rows(HealthScores.TABLE, RED + "| other | red |\n| calm | green |\n");
    assertRows(
        RedAccounts.unattended(health, PlayNight.dataset(plays)),
        """
        | account_id |
        | other      |
        """);
  }

  @Test
  void playbooks_that_could_leave_a_red_account_alone_are_refused() {
    for (Playbook risky :
        List.of(
            Playbooks.RECOVERY,
            Playbooks.withTerms(Playbooks.SAVE_PLAN, new Terms(2, 20, 1, 0)),
            Playbooks.withTerms(Playbooks.SAVE_PLAN, new Terms(2, 20, 0, 0.1)))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new PlayPolicy(List.of(risky), 10, 100, "seed", Playbooks.SIGNALS),
          risky::toString);
    }
  }

  private static PlayNight look(LocalDate night) {
    return new PlayNight(night).figures(FIGURES).health(RED).signals(PAYMENT).csms(CSMS);
  }

  private static String id(List<Row> plays, String playbook) {
    return plays.stream()
        .filter(r -> r.getAs("playbook").equals(playbook))
        .findFirst()
        .orElseThrow()
        .getAs("play_id");
  }
}
