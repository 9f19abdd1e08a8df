package tenure.features;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.silver.Contacts;
import tenure.silver.Surveys;

class AccountRelationshipTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final Dataset<Row> ACCOUNTS =
      rows(
          AccountProfile.TABLE,
          """
          | account_id |
          | A          |
          | nobody     |
          """);

  @Test
  void a_contact_is_active_while_there_and_in_touch_within_60_days() {
    Dataset<Row> contacts =
        rows(
            Contacts.TABLE,
            """
            | account_id | source | contact_id | role              | is_active | left_date  | last_touched_date | known_on   |
            | A          | c      | day_60     | executive_sponsor | true      | -          | 2026-01-30        | 2026-03-30 |
            | A          | c      | day_61     | executive_sponsor | true      | -          | 2026-01-29        | 2026-03-30 |
            | A          | c      | left       | executive_sponsor | true      | 2026-03-31 | 2026-03-31        | 2026-03-30 |
            | A          | c      | leaving    | champion          | true      | 2026-04-01 | 2026-03-31        | 2026-03-30 |
            | A          | c      | inactive   | champion          | false     | -          | 2026-03-31        | 2026-03-30 |
            | A          | c      | untracked  | champion          | -         | -          | -                 | 2026-03-30 |
            | A          | c      | buyer      | economic_buyer    | true      | -          | 2020-01-01        | 2026-03-30 |
            | A          | c      | user       | user              | true      | -          | -                 | 2026-03-30 |
            | A          | c      | admin      | admin             | false     | -          | -                 | 2026-03-30 |
            | A          | c      | unknown    | -                 | true      | -          | -                 | 2026-03-30 |
            """);
    assertRows(
        AccountRelationship.from(ACCOUNTS, contacts, none(Surveys.TABLE), DAY),
        """
        | account_id | contacts | sponsors | active_sponsors | champions | active_champions | present_buyers | present_users | contacts_freshness_days |
        | A          | 10       | 3        | 1               | 3         | 2                | 1              | 1             | 1                       |
        | nobody     | 0        | 0        | 0               | 0         | 0                | 0              | 0             | 1                       |
        """);
    assertRows(
        AccountRelationship.from(ACCOUNTS, contacts, none(Surveys.TABLE), DAY),
        """
        | account_id | sponsors_left_90d | champions_left_90d | sponsor_touch_days | champion_touch_days | buyers | active_buyers | buyer_touch_days |
        | A          | 1                 | 0                  | 60                 | 0                   | 1      | 0             | 2281             |
        | nobody     | 0                 | 0                  | -                  | -                   | 0      | 0             | -                |
        """);
  }

  @Test
  void the_last_two_nps_answers_count_and_the_lower_of_one_day_is_the_last() {
    Dataset<Row> surveys =
        rows(
            Surveys.TABLE,
            """
            | account_id | source | response_id | kind | score | responded_date | known_on   |
            | A          | s      | 1           | nps  | 10.0  | 2025-01-01     | 2026-03-01 |
            | A          | s      | 2           | nps  | 9.0   | 2026-03-01     | 2026-03-01 |
            | A          | s      | 3           | nps  | 6.0   | 2026-03-01     | 2026-03-01 |
            | A          | s      | 4           | nps  | -     | 2026-03-02     | 2026-03-02 |
            | A          | s      | 5           | csat | 1.0   | 2026-03-02     | 2026-03-02 |
            | A          | s      | 6           | nps  | 1.0   | 2026-04-01     | 2026-03-02 |
            """);
    assertRows(
        AccountRelationship.from(ACCOUNTS, none(Contacts.TABLE), surveys, DAY),
        """
        | account_id | nps_score | nps_prior_score | nps_change | nps_date   | nps_age_days | nps_freshness_days | contacts_freshness_days |
        | A          | 6.0       | 9.0             | -3.0       | 2026-03-01 | 30           | 30                 | -                       |
        | nobody     | -         | -               | -          | -          | -            | 30                 | -                       |
        """);
  }
}
