package tenure.jobs.deliver;

import java.nio.file.Path;
import java.time.LocalDate;
import tenure.marts.DimAccount;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctPlay;
import tenure.marts.FctPlayStep;
import tenure.silver.Csms;

/**
 * Two customers over two nights: a step becomes overdue, one is done, one opens, a colour changes.
 */
final class TwoNights {
  static final LocalDate FIRST = LocalDate.of(2026, 4, 2);
  static final LocalDate SECOND = FIRST.plusDays(1);
  static final String ACME = "001500000000001AAA";

  private TwoNights() {}

  /** A lake of both, published. */
  static EventLake in(Path folder) {
    EventLake lake = new EventLake(folder);
    lake.with(
            DimAccount.TABLE,
            FIRST,
            """
        | account_id         | account_name         |
        | 001500000000001AAA | =HYPERLINK("x")<b>\\*|
        | stripe:cus_2       | Bolt, Inc.           |
        """)
        .with(
            Csms.TABLE,
            FIRST,
            """
        | csm_id             | source     | csm_name | is_active |
        | 005500000000001AAA | salesforce | Ann      | true      |
        | 005500000000002AAA | salesforce | Bob      | false     |
        """);
    night(
        lake,
        FIRST,
        "green",
        "yellow",
        """
        | play_id | step | step_number | account_id         | playbook  | owner_id           | state | due_date   | hours |
        | p1      | call | 1           | 001500000000001AAA | save_plan | 005500000000001AAA | open  | 2026-04-03 | 1.0   |
        | p1      | plan | 2           | 001500000000001AAA | save_plan | 005500000000001AAA | open  | 2026-04-08 | 3.0   |
        | p2      | ask  | 1           | stripe:cus_2       | recovery  | queue:finance      | open  | 2026-04-03 | 0.5   |
        """);
    night(
        lake,
        SECOND,
        "red",
        "yellow",
        """
        | play_id | step | step_number | account_id         | playbook  | owner_id           | state   | due_date   | hours |
        | p1      | call | 1           | 001500000000001AAA | save_plan | 005500000000001AAA | overdue | 2026-04-03 | 1.0   |
        | p1      | plan | 2           | 001500000000001AAA | save_plan | 005500000000001AAA | open    | 2026-04-08 | 3.0   |
        | p2      | ask  | 1           | stripe:cus_2       | recovery  | queue:finance      | done    | 2026-04-03 | 0.5   |
        | p3      | call | 1           | stripe:cus_2       | save_plan | 005500000000002AAA | open    | 2026-04-07 | 1.0   |
        """);
    lake.publish(SECOND);
    return lake;
  }

  private static void night(
      EventLake lake, LocalDate night, String acme, String bolt, String steps) {
    lake.with(FctPlayStep.TABLE, night, steps)
        .with(
            FctPlay.TABLE,
            night,
            """
        | play_id | account_id         | playbook  | kind | state     | evidence                 | arr_at_stake | priority |
        | p1      | 001500000000001AAA | save_plan | risk | escalated | {"health_band":"red"}    | 120000.00    | 7200.00  |
        | p2      | stripe:cus_2       | recovery  | risk | open      | {"failed_payments":1}    | 5000.00      | 1000.00  |
        | p3      | stripe:cus_2       | save_plan | risk | open      | {"health_band":"yellow"} | 5000.00      | 300.00   |
        """)
        .with(
            FctAccountDaily.TABLE,
            night,
            """
        | account_id         | csm_id             | arr       | health_band |
        | 001500000000001AAA | 005500000000001AAA | 120000.00 | %s          |
        | stripe:cus_2       | -                  | 5000.00   | %s          |
        """
                .formatted(acme, bolt));
  }
}
