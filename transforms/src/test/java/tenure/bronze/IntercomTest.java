package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.junit.jupiter.api.Test;

class IntercomTest {
  private static final String CONTACTS =
      """
      | id | name | email | companies | signed_up_at | last_contacted_at | archived | deleted | created_at |
      | c1 | Ann | ann@acme.com | {"type":"list","data":[{"id":"co1","type":"company"}],"total_count":1,"has_more":false} | 2333333333 | 1767607200 | false | - | 1600000000 |
      | c2 | Bob | bob@bell.com | {"data":[{"id":"co1"},{"id":"co2"}],"total_count":2,"has_more":false} | - | - | false | - | - |
      | c3 | Eve | ann@acme.com | {"data":[{"id":"co1"}],"total_count":11,"has_more":true} | - | - | false | - | - |
      | c4 | - | - | - | - | - | true | - | - |
      | c5 | - | - | - | - | - | - | true | - |
      """;

  @Test
  void a_company_is_known_by_the_id_you_gave_it_unless_intercom_made_it_up() {
    assertRows(
        withProblems(
            IntercomCompanies.links(
                rows(
                    IntercomCompanies.TABLE,
                    """
                    | id | company_id | website | updated_at | deleted |
                    | co1 | 0015500000Xyy06 | - | 1767607200 | - |
                    | co2 | acme-1 | http://www.acme.com | - | - |
                    | co3 | 5edd3c19193dde2c276c8b34-qualification-company | bell.com | - | - |
                    | co4 | - | - | - | true |
                    """))),
        """
        | source | source_account_key | explicit_account_id | domains | is_deleted | _order | problems |
        | intercom | co1 | 0015500000Xyy06AAB | - | false | 2026-01-05 10:00:00 | - |
        | intercom | co2 | acme-1 | acme.com | false | - | - |
        | intercom | co3 | - | bell.com | false | - | - |
        | intercom | co4 | - | - | true | - | - |
        """);
  }

  @Test
  void a_contact_belongs_to_its_only_company_and_a_sign_up_in_the_future_does_no_harm() {
    assertRows(
        withProblems(IntercomContacts.contacts(rows(IntercomContacts.TABLE, CONTACTS))),
        """
        | source | contact_id | source_account_key | contact_name | email | last_touched_date | is_deleted | problems |
        | intercom | c1 | co1 | Ann | ann@acme.com | 2026-01-05 | false | - |
        | intercom | c2 | user:c2 | Bob | bob@bell.com | - | false | - |
        | intercom | c3 | user:c3 | Eve | ann@acme.com | - | false | - |
        | intercom | c4 | user:c4 | - | - | - | true | - |
        | intercom | c5 | user:c5 | - | - | - | true | - |
        """);
  }

  @Test
  void a_contact_of_several_companies_is_left_to_its_domain() {
    assertRows(
        IntercomContacts.links(rows(IntercomContacts.TABLE, CONTACTS)),
        """
        | source_account_key | explicit_account_id | domains |
        | user:c1 | co1 | acme.com |
        | user:c2 | - | bell.com |
        | user:c3 | - | acme.com |
        | user:c4 | - | - |
        | user:c5 | - | - |
        """);
  }

  @Test
  void a_conversation_that_a_customer_began_is_a_ticket() {
    assertRows(
        withProblems(
            IntercomConversations.tickets(
                rows(
                    IntercomConversations.TABLE,
                    """
                    | id | state | priority | source | contacts | tags | statistics | conversation_rating | created_at | deleted |
                    | 1 | closed | priority | {"delivered_as":"customer_initiated","author":{"type":"user","id":"c1"}} | {"contacts":[{"id":"c9"},{"id":"c1"}]} | {"tags":[{"name":"escalated"},{"name":"area_reports"}]} | {"first_admin_reply_at":1767610800,"last_close_at":1767693600,"count_reopens":2} | {"rating":4,"remark":"ok","created_at":1767693700} | 1767607200 | - |
                    | 2 | snoozed | not_priority | {"delivered_as":"operator_initiated","author":{"type":"bot","id":"b1"}} | {"contacts":[{"id":"c2"}]} | {"tags":[]} | {"last_close_at":1767693600} | {"rating":null} | 1767607200 | - |
                    | 3 | open | - | {"delivered_as":"admin_initiated"} | - | - | - | - | 1767607200 | - |
                    | 4 | open | - | {"delivered_as":"campaigns_initiated"} | - | - | - | - | 1767607200 | - |
                    | 5 | lost | - | - | - | - | - | {"rating":6} | 1767607200000 | - |
                    | 6 | - | - | - | - | - | - | - | - | true |
                    """))),
        """
        | source | ticket_id | source_account_key | created_at | first_response_minutes | solved_at | reopens | priority | is_escalated | product_area | status | csat_score | is_deleted | problems |
        | intercom | 1 | user:c1 | 2026-01-05T10:00 | 60.0 | 2026-01-06T10:00 | 2 | high | true | reports | closed | 4.0 | false | - |
        | intercom | 2 | user:c2 | 2026-01-05T10:00 | - | - | - | normal | false | - | hold | - | false | - |
        | intercom | 5 | - | - | - | - | - | - | false | - | - | - | false | created_at 1767607200000 is in milliseconds where seconds are due; state lost is none of closed, open, snoozed; conversation_rating.rating 6.0 is not from 1 to 5 |
        | intercom | 6 | - | - | - | - | - | - | false | - | - | - | true | - |
        """);
  }

  @Test
  void a_rating_of_a_conversation_is_an_answer() {
    assertRows(
        withProblems(
            IntercomConversations.surveys(
                rows(
                    IntercomConversations.TABLE,
                    """
                    | id | state | source | contacts | conversation_rating | updated_at |
                    | 1 | closed | {"author":{"type":"lead","id":"c1"}} | - | {"rating":4,"remark":"ok","created_at":1767693700} | 1767780000 |
                    | 2 | closed | - | {"contacts":[{"id":"c2"}]} | {"rating":1,"remark":""} | 1767780000 |
                    | 3 | open | - | - | {"rating":null,"remark":null} | 1767780000 |
                    | 4 | open | - | - | - | 1767780000 |
                    """))),
        """
        | source | response_id | ticket_id | source_account_key | contact_id | kind | score | has_comment | responded_date | problems |
        | intercom | 1 | 1 | user:c1 | c1 | csat | 4.0 | true | 2026-01-06 | - |
        | intercom | 2 | 2 | user:c2 | c2 | csat | 1.0 | false | 2026-01-07 | - |
        """);
  }
}
