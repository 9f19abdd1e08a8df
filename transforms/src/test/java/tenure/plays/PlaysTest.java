package tenure.plays;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static tenure.kit.TextTable.assertRows;
import static tenure.plays.TwoCustomers.CSMS;
import static tenure.plays.TwoCustomers.NIGHT;
import static tenure.plays.TwoCustomers.RED;
import static tenure.plays.TwoCustomers.look;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.kit.TextTable;
import tenure.marts.FctPlayStep;
import tenure.plays.Playbook.Terms;
import tenure.scores.HealthScores;

class PlaysTest {
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
}
