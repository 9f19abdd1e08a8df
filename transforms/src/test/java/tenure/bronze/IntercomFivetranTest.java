package tenure.bronze;

import static tenure.kit.TextTable.assertRows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IntercomFivetranTest {
  @Test
  void a_contact_belongs_to_the_companies_of_its_active_rows() {
    assertRows(
        HubspotFivetranTest.staged(
            IntercomContacts.EXTRACT,
            Layout.FIVETRAN_HISTORY,
            """
            | id | email      | _fivetran_active | _fivetran_start     |
            | c1 | a@home.net | true             | 2026-01-01 00:00:00 |
            | c2 | b@home.net | TRUE             | 2026-01-01 00:00:00 |
            | c3 | c@home.net | false            | 2026-01-01 00:00:00 |
            """,
            Map.of(
                IntercomFivetran.CONTACT_COMPANIES,
                """
                | contact_id | company_id | _fivetran_active |
                | c1         | co1        | true             |
                | c1         | co2        | false            |
                | c2         | co1        | true             |
                | c2         | co2        | true             |
                """)),
        """
        | contact_id | source_account_key | is_deleted | problems |
        | c1         | co1                | false      | -        |
        | c2         | user:c2            | false      | -        |
        | c3         | user:c3            | true       | -        |
        """);
  }

  @Test
  void the_times_of_a_conversation_are_those_of_its_parts() {
    assertRows(
        HubspotFivetranTest.staged(
            IntercomConversations.EXTRACT,
            Layout.FIVETRAN_HISTORY,
            """
            | id | state  | priority     | source_delivered_as | source_author_type | source_author_id | created_at          | conversation_rating_value | _fivetran_active | _fivetran_start     |
            | 1  | closed | not_priority | customer_initiated  | user               | c1               | 2026-01-05 10:00:00 | 4                         | true             | 2026-01-02 00:00:00 |
            | 2  | open   | priority     | customer_initiated  | bot                | b1               | 2026-01-05 10:00:00 | -                         | true             | 2026-01-01 00:00:00 |
            """,
            Map.of(
                IntercomFivetran.CONVERSATION_CONTACTS,
                """
                | conversation_id | contact_id | _fivetran_active |
                | 2               | c2         | true             |
                """,
                IntercomFivetran.CONVERSATION_TAGS,
                """
                | conversation_id | tag_id | _fivetran_active |
                | 1               | 20     | true             |
                | 1               | 21     | false            |
                """,
                IntercomFivetran.TAGS,
                """
                | id | name         | _fivetran_active |
                | 20 | area_reports | true             |
                | 21 | escalated    | true             |
                """,
                IntercomFivetran.CONVERSATION_PARTS,
                """
                | conversation_id | id | part_type | author_type | created_at          | _fivetran_active |
                | 1               | 1  | comment   | user        | 2026-01-05 10:10:00 | true             |
                | 1               | 2  | comment   | admin       | 2026-01-05 10:30:00 | true             |
                | 1               | 3  | close     | admin       | 2026-01-05 12:00:00 | true             |
                """)),
        """
        | ticket_id | source_account_key | status | priority | first_response_minutes | solved_at        | product_area | is_escalated | csat_score | problems |
        | 1         | user:c1            | closed | normal   | 30.0                   | 2026-01-05T12:00 | reports      | false        | 4.0        | -        |
        | 2         | user:c2            | open   | high     | -                      | -                | -            | false        | -          | -        |
        """);
  }
}
