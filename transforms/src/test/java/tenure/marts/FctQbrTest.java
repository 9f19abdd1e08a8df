package tenure.marts;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.features.AccountRelationship;
import tenure.features.AccountUsage;
import tenure.review.ReviewFacts;
import tenure.scores.MonthEndScores;
import tenure.silver.SuccessGoals;
import tenure.silver.Tickets;

class FctQbrTest {
  /** Within 2026Q2; the quarter before ended on 2026-03-31. */
  private static final LocalDate NIGHT = LocalDate.of(2026, 5, 15);

  private static final Dataset<Row> ONE =
      rows(
          FctAccountDaily.TABLE,
          """
          | account_id | as_of_date | segment | lifecycle_stage | tenure_days | arr     | active_users_28d | adoption_share | health_score |
          | A          | 2026-05-15 | smb     | adoption        | 900         | 9000.00 | 12               | 0.6            | 81.0         |
          """);

  /** What is told of customers of whom nothing else is known. */
  private static Facts facts(Dataset<Row> accountDaily) {
    return new Facts(
        accountDaily,
        none(AccountUsage.TABLE),
        none(AccountRelationship.TABLE),
        none(MonthEndScores.TABLE),
        none(SuccessGoals.TABLE),
        none(Tickets.TABLE),
        none(FctExpansionOpportunity.TABLE));
  }

  private record Facts(
      Dataset<Row> accountDaily,
      Dataset<Row> usage,
      Dataset<Row> relationship,
      Dataset<Row> scores,
      Dataset<Row> goals,
      Dataset<Row> tickets,
      Dataset<Row> opportunities) {

    Dataset<Row> reviews(int fiscalMonth) {
      ReviewFacts all =
          new ReviewFacts(accountDaily, usage, relationship, scores, goals, tickets, opportunities);
      return FctQbr.from(all, fiscalMonth, NIGHT);
    }

    Dataset<Row> reviews() {
      return reviews(1);
    }

    Facts used(Dataset<Row> rows) {
      return new Facts(accountDaily, rows, relationship, scores, goals, tickets, opportunities);
    }

    Facts known(Dataset<Row> rows) {
      return new Facts(accountDaily, usage, rows, scores, goals, tickets, opportunities);
    }

    Facts scored(Dataset<Row> rows) {
      return new Facts(accountDaily, usage, relationship, rows, goals, tickets, opportunities);
    }

    Facts planned(Dataset<Row> rows) {
      return new Facts(accountDaily, usage, relationship, scores, rows, tickets, opportunities);
    }

    Facts asked(Dataset<Row> rows) {
      return new Facts(accountDaily, usage, relationship, scores, goals, rows, opportunities);
    }

    Facts proposed(Dataset<Row> rows) {
      return new Facts(accountDaily, usage, relationship, scores, goals, tickets, rows);
    }
  }

  @Test
  void who_is_a_customer_tonight_is_told_of_since_the_quarter_of_the_first_paid_day() {
    Dataset<Row> accounts =
        rows(
            FctAccountDaily.TABLE,
            """
            | account_id  | as_of_date | segment | lifecycle_stage | tenure_days |
            | old         | 2026-05-15 | smb     | adoption        | 900         |
            | last_day    | 2026-05-15 | smb     | onboarding      | 45          |
            | first_day   | 2026-05-15 | smb     | onboarding      | 44          |
            | left        | 2026-05-15 | smb     | churned         | 900         |
            | tries       | 2026-05-15 | trial   | trial           | -           |
            | known_once  | 2026-03-31 | smb     | adoption        | 900         |
            """);
    assertRows(
        facts(accounts).reviews(),
        """
        | account_id | as_of_date | quarter | quarter_end_date | described_date | is_complete |
        | old        | 2026-05-15 | 2026Q2  | 2026-06-30       | 2026-05-15     | false       |
        | old        | 2026-05-15 | 2026Q1  | 2026-03-31       | 2026-03-31     | true        |
        | last_day   | 2026-05-15 | 2026Q2  | 2026-06-30       | 2026-05-15     | false       |
        | last_day   | 2026-05-15 | 2026Q1  | 2026-03-31       | 2026-03-31     | true        |
        | first_day  | 2026-05-15 | 2026Q2  | 2026-06-30       | 2026-05-15     | false       |
        """);
    assertRows(
        facts(ONE).reviews(2),
        """
        | quarter | quarter_end_date | described_date |
        | 2027Q2  | 2026-07-31       | 2026-05-15     |
        | 2027Q1  | 2026-04-30       | 2026-04-30     |
        """);
  }

  @Test
  void figures_of_a_day_are_those_of_its_night_and_unknown_where_none_was_run() {
    Dataset<Row> accounts =
        ONE.unionByName(
            rows(
                FctAccountDaily.TABLE,
                """
                | account_id | as_of_date | segment    | lifecycle_stage | tenure_days | arr     | active_users_28d | adoption_share | health_score |
                | A          | 2026-03-31 | self_serve | adoption        | 855         | 4000.00 | 9                | 0.5            | 70.0         |
                | A          | 2026-05-14 | smb        | adoption        | 899         | 1.00    | 1                | 0.1            | 1.0          |
                """));
    assertRows(
        facts(accounts).reviews(),
        """
        | quarter | segment    | arr     | opening_arr | active_users_28d | opening_active_users_28d | adoption_share | opening_adoption_share | health_score |
        | 2026Q2  | smb        | 9000.00 | 4000.00     | 12               | 9                        | 0.6            | 0.5                    | 81.0         |
        | 2026Q1  | self_serve | 4000.00 | -           | 9                | -                        | 0.5            | -                      | 70.0         |
        """);
    assertRows(
        facts(ONE).reviews().where("is_complete"),
        """
        | quarter | segment | arr | weekly_logins | goals_due | goal_list | tickets | health_story | missing_stakeholders | proposals | proposed_arr |
        | 2026Q1  | smb     | -   | -             | 0         | -         | 0       | -            |                      | 0         | 0.00         |
        """);
  }

  @Test
  void a_goal_counts_where_it_is_due_reached_overdue_or_still_ahead() {
    Dataset<Row> goals =
        rows(
            SuccessGoals.TABLE,
            """
            | source | goal_id | account_id | goal  | metric | baseline | target | actual | due_date   | reached_date | value_realised |
            | s      | g1      | A          | old   | days   | 12.0     | 6.0    | 6.0    | 2025-12-01 | 2025-12-31   | 100.00         |
            | s      | g2      | A          | early | days   | 12.0     | 6.0    | 6.0    | 2026-05-14 | 2026-03-31   | 10.00          |
            | s      | g3      | A          | fresh | -      | -        | -      | -      | 2026-06-30 | 2026-04-01   | 1.00           |
            | s      | g4      | A          | due   | hours  | 0.0      | 9.0    | 4.5    | 2026-05-15 | -            | 0.50           |
            | s      | g5      | A          | late  | -      | -        | -      | -      | 2026-05-14 | -            | -              |
            | s      | g6      | A          | open  | -      | -        | -      | -      | -          | -            | -              |
            """);
    Dataset<Row> reviews = facts(ONE).planned(goals).reviews();
    assertRows(
        reviews,
        """
        | quarter | goals_due | goals_reached | goals_overdue | goals_ahead | value_realised | value_realised_to_date |
        | 2026Q2  | 4         | 1             | 1             | 2           | 1.00           | 111.50                 |
        | 2026Q1  | 0         | 1             | 0             | 4           | 10.00          | 110.50                 |
        """);
    assertRows(
        reviews
            .selectExpr(
                "quarter",
                "explode(from_json(goal_list, 'array<struct<state string, goal string, actual double, due_date string, reached_date string>>')) as g")
            .select("quarter", "g.*"),
        """
        | quarter | state   | goal  | actual | due_date   | reached_date |
        | 2026Q2  | overdue | late  | -      | 2026-05-14 | -            |
        | 2026Q2  | ahead   | due   | 4.5    | 2026-05-15 | -            |
        | 2026Q2  | reached | fresh | -      | 2026-06-30 | 2026-04-01   |
        | 2026Q2  | ahead   | open  | -      | -          | -            |
        | 2026Q1  | reached | early | 6.0    | 2026-05-14 | 2026-03-31   |
        | 2026Q1  | ahead   | late  | -      | 2026-05-14 | -            |
        | 2026Q1  | ahead   | due   | 4.5    | 2026-05-15 | -            |
        | 2026Q1  | ahead   | fresh | -      | 2026-06-30 | -            |
        | 2026Q1  | ahead   | open  | -      | -          | -            |
        """);
  }

  @Test
  void tickets_are_those_of_the_quarter_and_open_ones_those_left_on_its_last_day() {
    Dataset<Row> tickets =
        rows(
            Tickets.TABLE,
            """
            | source | ticket_id | account_id | created_at          | solved_at           | status | is_escalated |
            | s      | t1        | A          | 2025-12-31T23:59:00 | 2026-01-01T00:00:00 | closed | true         |
            | s      | t2        | A          | 2026-01-01T00:00:00 | 2026-04-01T00:00:00 | solved | true         |
            | s      | t3        | A          | 2026-03-31T23:59:00 | -                   | open   | -            |
            | s      | t4        | A          | 2026-05-15T10:00:00 | -                   | closed | false        |
            | s      | t5        | A          | 2026-05-16T10:00:00 | -                   | new    | true         |
            """);
    assertRows(
        facts(ONE).asked(tickets).reviews(),
        """
        | quarter | tickets | escalations | solved_tickets | open_tickets |
        | 2026Q1  | 2       | 1           | 1              | 2            |
        | 2026Q2  | 1       | 0           | 1              | 1            |
        """);
  }

  @Test
  void health_is_told_by_the_scores_frozen_from_the_month_end_before_the_quarter_on() {
    Dataset<Row> scores =
        rows(
            MonthEndScores.TABLE,
            """
            | account_id | month_end_date | health_score | health_band |
            | A          | 2025-11-30     | 10.0         | red         |
            | A          | 2025-12-31     | 49.4         | red         |
            | A          | 2026-02-28     | 60.0         | yellow      |
            | A          | 2026-03-31     | 70.5         | yellow      |
            | A          | 2026-04-30     | 80.0         | green       |
            """);
    assertRows(
        facts(ONE).scored(scores).reviews(),
        """
        | quarter | opening_health_score | opening_health_band | health_story                               |
        | 2026Q1  | 49.4                 | red                 | 2025-12-31 49, 2026-02-28 60, 2026-03-31 71 |
        | 2026Q2  | 70.5                 | yellow              | 2026-03-31 71, 2026-04-30 80                |
        """);
  }

  @Test
  void weeks_before_anybody_was_seen_are_left_out_and_idle_features_are_named() {
    Dataset<Row> usage =
        rows(
            AccountUsage.TABLE,
            """
            | account_id | as_of_date | features_unused | included_features | features_used_28d | usage_history_days | logins_week_1 | logins_week_2 | logins_week_3 | logins_week_4 |
            | A          | 2026-05-15 | export,search   | 5                 | 3                 | 15                 | 7             | 0             | 9             | 0             |
            | A          | 2026-03-31 |                 | 5                 | 5                 | 14                 | 4             | 2             | 0             | 0             |
            """);
    assertRows(
        facts(ONE).used(usage).reviews(),
        """
        | quarter | weekly_logins | included_features | features_used_28d | features_unused |
        | 2026Q2  | 9,0,7         | 5                 | 3                 | export,search   |
        | 2026Q1  | 2,4           | 5                 | 5                 |                 |
        """);
  }

  @Test
  void who_is_missing_and_what_is_proposed_are_those_of_the_night() {
    Dataset<Row> relationship =
        rows(
            AccountRelationship.TABLE,
            """
            | account_id | present_buyers | active_sponsors | active_champions | present_users |
            | A          | 1              | 0               | 1                | 0             |
            """);
    Dataset<Row> proposals =
        rows(
            FctExpansionOpportunity.TABLE,
            """
            | account_id | kind  | expansion_arr |
            | A          | seats | 1000.10       |
            | A          | api   | 200.20        |
            | B          | api   | 9.00          |
            """);
    assertRows(
        facts(ONE).known(relationship).proposed(proposals).reviews(),
        """
        | quarter | missing_stakeholders     | proposals | proposed_arr |
        | 2026Q2  | executive sponsor, users | 2         | 1200.30      |
        | 2026Q1  | executive sponsor, users | 2         | 1200.30      |
        """);
  }
}
