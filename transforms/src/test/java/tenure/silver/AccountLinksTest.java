package tenure.silver;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class AccountLinksTest {
  private static final Set<String> FREE_MAIL = Set.of("gmail.com");
  private static final String ACCOUNTS =
      """
      | account_id | source     | domain    | merged_into_account_id | is_deleted | known_on   |
      | A          | salesforce | a.com     | -                      | false      | 2026-01-01 |
      | B          | salesforce | b.com     | -                      | false      | 2026-01-01 |
      | old        | salesforce | old.com   | older                  | true       | 2026-01-01 |
      | older      | salesforce | -         | A                      | true       | 2026-01-01 |
      | gone       | salesforce | gone.com  | -                      | true       | 2026-01-01 |
      | free       | salesforce | gmail.com | -                      | false      | 2026-01-01 |
      | twin1      | salesforce | twin.com  | -                      | false      | 2026-01-01 |
      | twin2      | salesforce | twin.com  | -                      | false      | 2026-01-01 |
      """;

  @Test
  void the_keys_of_the_crm_are_themselves_or_the_survivor_of_their_merges() {
    assertRows(
        links(none(AccountLinks.TABLE)),
        """
        | source     | source_account_key | account_id | method |
        | salesforce | A                  | A          | self   |
        | salesforce | B                  | B          | self   |
        | salesforce | old                | A          | merge  |
        | salesforce | older              | A          | merge  |
        | salesforce | gone               | gone       | self   |
        | salesforce | free               | free       | self   |
        | salesforce | twin1              | twin1      | self   |
        | salesforce | twin2              | twin2      | self   |
        """);
  }

  @Test
  void a_user_works_for_what_its_source_knows_of_the_account_it_names() {
    assertRows(
        links(
                rows(
                    AccountLinks.TABLE,
                    """
                    | source  | source_account_key | explicit_account_id | domains |
                    | pendo   | acme_acc           | B                   | -       |
                    | pendo   | bell               | -                   | a.com   |
                    | pendo   | user:1             | acme_acc            | -       |
                    | pendo   | user:2             | bell                | -       |
                    | pendo   | user:3             | A                   | -       |
                    | pendo   | user:4             | nobody              | -       |
                    | segment | user:1             | acme_acc            | -       |
                    | pendo   | odd                | acme_acc            | -       |
                    """))
            .where("method NOT IN ('self', 'merge')"),
        """
        | source  | source_account_key | account_id         | method      | explicit_account_id |
        | pendo   | acme_acc           | B                  | explicit_id | B                   |
        | pendo   | bell               | A                  | domain      | -                   |
        | pendo   | user:1             | B                  | explicit_id | acme_acc            |
        | pendo   | user:2             | A                  | domain      | bell                |
        | pendo   | user:3             | A                  | explicit_id | A                   |
        | pendo   | user:4             | pendo:unresolved   | unresolved  | nobody              |
        | segment | user:1             | segment:unresolved | unresolved  | acme_acc            |
        | pendo   | odd                | B                  | explicit_id | acme_acc            |
        """);
  }

  @Test
  void other_keys_resolve_by_the_id_they_name_then_by_a_domain_of_one_account() {
    assertRows(
        links(
                rows(
                    AccountLinks.TABLE,
                    """
                    | source  | source_account_key | explicit_account_id | domains         |
                    | stripe  | names_it           | B                   | a.com           |
                    | stripe  | names_merged       | old                 | -               |
                    | stripe  | names_nobody       | Z                   | b.com           |
                    | zendesk | by_domain          | -                   | x.com, a.com    |
                    | zendesk | by_two             | -                   | a.com,b.com     |
                    | zendesk | by_free_mail       | -                   | gmail.com       |
                    | zendesk | by_twins           | -                   | twin.com        |
                    | zendesk | by_the_gone        | -                   | gone.com        |
                    | zendesk | user:7             | -                   | x.com           |
                    """))
            .where("source <> 'salesforce'"),
        """
        | source  | source_account_key | account_id           | method      |
        | stripe  | names_it           | B                    | explicit_id |
        | stripe  | names_merged       | A                    | explicit_id |
        | stripe  | names_nobody       | B                    | domain      |
        | zendesk | by_domain          | A                    | domain      |
        | zendesk | by_two             | zendesk:by_two       | unresolved  |
        | zendesk | by_free_mail       | zendesk:by_free_mail | unresolved  |
        | zendesk | by_twins           | zendesk:by_twins     | unresolved  |
        | zendesk | by_the_gone        | zendesk:by_the_gone  | unresolved  |
        | zendesk | user:7             | zendesk:unresolved   | unresolved  |
        """);
  }

  @Test
  void merges_in_a_circle_leave_each_account_itself() {
    assertRows(
        AccountLinks.from(
            none(AccountLinks.TABLE),
            none(AccountCrosswalk.TABLE),
            rows(
                Accounts.TABLE,
                """
                | account_id | source     | merged_into_account_id | is_deleted | known_on   |
                | A          | salesforce | B                      | true       | 2026-01-01 |
                | B          | salesforce | A                      | true       | 2026-01-01 |
                """),
            FREE_MAIL),
        """
        | source_account_key | account_id | method |
        | A                  | A          | self   |
        | B                  | B          | self   |
        """);
  }

  @Test
  void a_key_known_before_is_resolved_again_unless_it_arrived_anew() {
    assertRows(
        AccountLinks.candidates(
            rows(
                AccountLinks.TABLE,
                """
                | source     | source_account_key | method      | explicit_account_id | domains |
                | salesforce | A                  | self        | -                   | -       |
                | stripe     | kept               | unresolved  | Z                   | z.com   |
                | stripe     | changed            | explicit_id | A                   | -       |
                """),
            rows(
                AccountLinks.TABLE,
                """
                | source | source_account_key | explicit_account_id | domains |
                | stripe | changed            | B                   | -       |
                | stripe | new                | A                   | a.com   |
                """)),
        """
        | source | source_account_key | explicit_account_id | domains |
        | stripe | kept               | Z                   | z.com   |
        | stripe | changed            | B                   | -       |
        | stripe | new                | A                   | a.com   |
        """);
  }

  @Test
  void rows_get_the_account_of_their_key() {
    Dataset<Row> links =
        rows(
            AccountLinks.TABLE,
            """
            | source     | source_account_key | account_id | method      |
            | salesforce | A                  | A          | self        |
            | salesforce | old                | A          | merge       |
            | stripe     | cus_1              | A          | explicit_id |
            | stripe     | cus_2              | B          | domain      |
            """);
    assertRows(
        AccountLinks.attach(
            rows(
                Tickets.TABLE,
                """
                | ticket_id | source  | source_account_key | account_id |
                | 1         | stripe  | cus_1              | -          |
                | 2         | stripe  | cus_2              | stale      |
                | 3         | segment | old                | -          |
                | 4         | zendesk | cus_1              | -          |
                | 5         | zendesk | -                  | -          |
                | 6         | segment | user:9             | -          |
                """),
            links),
        """
        | ticket_id | source  | source_account_key | account_id         |
        | 1         | stripe  | cus_1              | A                  |
        | 2         | stripe  | cus_2              | B                  |
        | 3         | segment | old                | A                  |
        | 4         | zendesk | cus_1              | zendesk:cus_1      |
        | 5         | zendesk | -                  | zendesk:unresolved |
        | 6         | segment | user:9             | segment:unresolved |
        """);
  }

  private static Dataset<Row> links(Dataset<Row> candidates) {
    return links(candidates, none(AccountCrosswalk.TABLE));
  }

  private static Dataset<Row> links(Dataset<Row> candidates, Dataset<Row> crosswalk) {
    return AccountLinks.from(candidates, crosswalk, rows(Accounts.TABLE, ACCOUNTS), FREE_MAIL);
  }
}
