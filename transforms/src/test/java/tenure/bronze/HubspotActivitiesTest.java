package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.junit.jupiter.api.Test;

class HubspotActivitiesTest {
  @Test
  void the_outcome_of_a_call_says_whether_the_customer_answered() {
    assertRows(
        withProblems(
            HubspotCalls.touchpoints(
                rows(
                    HubspotCalls.TABLE,
                    """
                    | id | properties | associations |
                    | 1 | {"hs_timestamp":"2026-01-05T10:00:00Z","hs_call_status":"COMPLETED","hs_call_disposition":"f240bbac-87c9-4f6e-bf70-924b57d47db7"} | {"companies":{"results":[{"id":"11","type":"call_to_company"}]},"contacts":{"results":[{"id":"1","type":"call_to_contact"}]}} |
                    | 2 | {"hs_timestamp":"1767607200000","hs_call_status":"COMPLETED","hs_call_disposition":"b2cf5968-551e-4856-9783-52b3da59a7d0"} | {"contacts":{"results":[{"id":"2","type":"call_to_contact"}]}} |
                    | 3 | {"hs_timestamp":"2026-01-05T10:00:00Z","hs_call_status":"NO_ANSWER"} | - |
                    | 4 | {"hs_timestamp":"2026-01-05T10:00:00Z","hs_call_status":"COMPLETED","hs_activity_type":"QBR"} | - |
                    | 5 | {"hs_timestamp":"2026-01-05T10:00:00Z"} | - |
                    | 6 | {"hs_timestamp":"2026-02-05T10:00:00Z","hs_call_status":"QUEUED"} | - |
                    """))),
        """
        | touchpoint_id | source_account_key | contact_id | kind | scheduled_date | held_date | is_answered | problems |
        | 1 | 11 | 1 | call | 2026-01-05 | 2026-01-05 | true | - |
        | 2 | user:2 | 2 | call | 2026-01-05 | - | false | - |
        | 3 | activity:3 | - | call | 2026-01-05 | - | false | - |
        | 4 | activity:4 | - | qbr | 2026-01-05 | 2026-01-05 | true | - |
        | 5 | activity:5 | - | call | 2026-01-05 | 2026-01-05 | - | - |
        | 6 | activity:6 | - | call | 2026-02-05 | - | - | - |
        """);
  }

  @Test
  void a_meeting_is_attended_where_it_was_completed() {
    assertRows(
        withProblems(
            HubspotMeetings.touchpoints(
                rows(
                    HubspotMeetings.TABLE,
                    """
                    | id | properties | archived |
                    | 1 | {"hs_timestamp":"2026-01-04T10:00:00Z","hs_meeting_start_time":"2026-01-05T10:00:00Z","hs_meeting_outcome":"COMPLETED","hs_activity_type":"Quarterly Business Review"} | false |
                    | 2 | {"hs_timestamp":"2026-01-05T10:00:00Z","hs_meeting_outcome":"NO_SHOW","hs_activity_type":"Training"} | false |
                    | 3 | {"hs_timestamp":"2026-03-05T10:00:00Z","hs_meeting_outcome":"SCHEDULED"} | false |
                    | 4 | {} | true |
                    """))),
        """
        | touchpoint_id | kind | scheduled_date | held_date | is_attended | is_deleted | problems |
        | 1 | qbr | 2026-01-05 | 2026-01-05 | true | false | - |
        | 2 | training | 2026-01-05 | - | false | false | - |
        | 3 | meeting | 2026-03-05 | - | - | false | - |
        | 4 | meeting | - | - | - | true | - |
        """);
  }

  @Test
  void a_mail_from_the_customer_is_an_answer_and_a_draft_is_no_mail() {
    assertRows(
        withProblems(
            HubspotEmails.touchpoints(
                rows(
                    HubspotEmails.TABLE,
                    """
                    | id | properties |
                    | 1 | {"hs_timestamp":"2026-01-05T10:00:00Z","hs_email_direction":"INCOMING_EMAIL"} |
                    | 2 | {"hs_timestamp":"2026-01-05T10:00:00Z","hs_email_direction":"EMAIL"} |
                    | 3 | {"hs_timestamp":"2026-01-05T10:00:00Z","hs_email_direction":"DRAFT_EMAIL"} |
                    | 4 | {"hs_timestamp":"soon"} |
                    """))),
        """
        | touchpoint_id | kind | held_date | is_answered | problems |
        | 1 | email | 2026-01-05 | true | - |
        | 2 | email | 2026-01-05 | - | - |
        | 4 | email | - | - | properties.hs_timestamp soon is not a moment from 1990 to 2100 |
        """);
  }

  @Test
  void a_to_do_is_the_teams_own_but_its_deletion_stays() {
    assertRows(
        withProblems(
            HubspotTasks.touchpoints(
                rows(
                    HubspotTasks.TABLE,
                    """
                    | id | properties | archived |
                    | 1 | {"hs_timestamp":"2026-01-05T10:00:00Z","hs_task_type":"CALL","hs_task_status":"COMPLETED"} | false |
                    | 2 | {"hs_timestamp":"2026-01-05T10:00:00Z","hs_task_type":"EMAIL","hs_task_status":"NOT_STARTED"} | false |
                    | 3 | {"hs_timestamp":"2026-01-05T10:00:00Z","hs_task_type":"TODO"} | false |
                    | 4 | {"hs_task_type":"TODO"} | true |
                    """))),
        """
        | touchpoint_id | kind | scheduled_date | held_date | is_deleted | problems |
        | 1 | call | 2026-01-05 | 2026-01-05 | false | - |
        | 2 | email | 2026-01-05 | - | false | - |
        | 4 | - | - | - | true | - |
        """);
  }
}
