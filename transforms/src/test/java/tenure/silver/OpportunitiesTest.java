package tenure.silver;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.junit.jupiter.api.Test;

class OpportunitiesTest {
  @Test
  void a_stage_that_is_an_id_gets_its_name_and_says_what_the_deal_does_not() {
    assertRows(
        Opportunities.withStages(
            rows(
                Opportunities.TABLE,
                """
                | source     | opportunity_id | stage     | is_closed | is_won |
                | hubspot    | 1              | closedwon | -         | -      |
                | hubspot    | 2              | 7708      | -         | -      |
                | hubspot    | 3              | 7708      | true      | true   |
                | hubspot    | 4              | unheard   | -         | -      |
                | hubspot    | 5              | -         | false     | false  |
                | salesforce | 6              | closedwon | false     | false  |
                """),
            rows(
                DealStages.TABLE,
                """
                | source  | stage_id  | stage_name | is_closed | is_won |
                | hubspot | closedwon | Closed Won | true      | true   |
                | hubspot | 7708      | Trial      | false     | false  |
                """)),
        """
        | opportunity_id | stage      | is_closed | is_won |
        | 1              | Closed Won | true      | true   |
        | 2              | Trial      | false     | false  |
        | 3              | Trial      | true      | true   |
        | 4              | unheard    | -         | -      |
        | 5              | -          | false     | false  |
        | 6              | closedwon  | false     | false  |
        """);
  }
}
