package tenure.silver;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CrosswalkLinksTest {
  private static final Set<String> FREE_MAIL = Set.of("gmail.com");

  private static final String ACCOUNTS =
      """
      | account_id | source     | domain    | merged_into_account_id | is_deleted | known_on   |
      | A          | salesforce | a.com     | -                      | false      | 2026-01-01 |
      | B          | salesforce | b.com     | -                      | false      | 2026-01-01 |
      | old        | salesforce | old.com   | older                  | true       | 2026-01-01 |
      | older      | salesforce | -         | A                      | true       | 2026-01-01 |
      """;

  @Test
  void the_crosswalk_stands_between_the_id_that_is_named_and_the_domain() {
    assertRows(
        links(
                rows(
                    AccountLinks.TABLE,
                    """
                    | source  | source_account_key | explicit_account_id | domains |
                    | stripe  | names_it           | B                   | -       |
                    | stripe  | recorded           | -                   | b.com   |
                    | stripe  | names_nobody       | Z                   | -       |
                    | zendesk | recorded_wrongly   | -                   | b.com   |
                    | zendesk | recorded           | -                   | b.com   |
                    """),
                rows(
                    AccountCrosswalk.TABLE,
                    """
                    | source  | source_account_key | account_id |
                    | stripe  | names_it           | A          |
                    | stripe  | recorded           | A          |
                    | stripe  | names_nobody       | old        |
                    | zendesk | recorded_wrongly   | Z          |
                    | segment | only_recorded      | A          |
                    | segment | only_and_wrongly   | Z          |
                    """))
            .where("source <> 'salesforce'"),
        """
        | source  | source_account_key | account_id               | method      |
        | stripe  | names_it           | B                        | explicit_id |
        | stripe  | recorded           | A                        | crosswalk   |
        | stripe  | names_nobody       | A                        | crosswalk   |
        | zendesk | recorded_wrongly   | B                        | domain      |
        | zendesk | recorded           | B                        | domain      |
        | segment | only_recorded      | A                        | crosswalk   |
        | segment | only_and_wrongly   | segment:only_and_wrongly | unresolved  |
        """);
  }

  @Test
  void a_key_that_names_another_key_of_its_source_means_what_that_one_means() {
    assertRows(
        links(
                rows(
                    AccountLinks.TABLE,
                    """
                    | source   | source_account_key | explicit_account_id | domains   |
                    | intercom | company1           | B                   | -         |
                    | intercom | company2           | -                   | a.com     |
                    | intercom | company3           | -                   | gmail.com |
                    | intercom | company4           | -                   | -         |
                    | intercom | user:1             | company1            | a.com     |
                    | intercom | user:2             | company2            | b.com     |
                    | intercom | user:3             | company3            | a.com     |
                    | intercom | user:4             | company4            | a.com     |
                    | intercom | user:5             | company5            | -         |
                    | intercom | user:6             | company6            | -         |
                    | zendesk  | user:7             | company1            | -         |
                    """),
                rows(
                    AccountCrosswalk.TABLE,
                    """
                    | source   | source_account_key | account_id |
                    | intercom | company5           | A          |
                    """))
            .where("source <> 'salesforce'"),
        """
        | source   | source_account_key | account_id          | method      | explicit_account_id | domains   |
        | intercom | company1           | B                   | explicit_id | B                   | -         |
        | intercom | company2           | A                   | domain      | -                   | a.com     |
        | intercom | company3           | intercom:company3   | unresolved  | -                   | gmail.com |
        | intercom | company4           | intercom:company4   | unresolved  | -                   | -         |
        | intercom | company5           | A                   | crosswalk   | -                   | -         |
        | intercom | user:1             | B                   | explicit_id | company1            | a.com     |
        | intercom | user:2             | A                   | domain      | company2            | b.com     |
        | intercom | user:3             | intercom:company3   | unresolved  | company3            | a.com     |
        | intercom | user:4             | A                   | domain      | company4            | a.com     |
        | intercom | user:5             | A                   | crosswalk   | company5            | -         |
        | intercom | user:6             | intercom:unresolved | unresolved  | company6            | -         |
        | zendesk  | user:7             | zendesk:unresolved  | unresolved  | company1            | -         |
        """);
  }

  @Test
  void a_deal_or_an_activity_without_an_account_makes_none() {
    assertRows(
        AccountLinks.attach(
            rows(
                Opportunities.TABLE,
                """
                | source  | opportunity_id | source_account_key |
                | hubspot | 1              | deal:1             |
                | hubspot | 2              | ticket:2           |
                | hubspot | 3              | activity:3         |
                | hubspot | 4              | dealer:4           |
                """),
            none(AccountLinks.TABLE)),
        """
        | opportunity_id | account_id         |
        | 1              | hubspot:unresolved |
        | 2              | hubspot:unresolved |
        | 3              | hubspot:unresolved |
        | 4              | hubspot:dealer:4   |
        """);
  }

  private static Dataset<Row> links(Dataset<Row> candidates, Dataset<Row> crosswalk) {
    return AccountLinks.from(candidates, crosswalk, rows(Accounts.TABLE, ACCOUNTS), FREE_MAIL);
  }
}
