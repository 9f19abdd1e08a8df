package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.junit.jupiter.api.Test;

class SalesforceEventsTest {
  @Test
  void an_event_with_an_account_is_a_meeting_of_the_kind_it_says() {
    assertRows(
        withProblems(
            SalesforceEvents.touchpoints(
                rows(
                    SalesforceEvents.TABLE,
                    """
                    | Id | AccountId | WhoId | Type | ActivityDate | StartDateTime | Attended__c | No_Show__c | IsDeleted |
                    | 00U5g00000Xyy01 | 0015500000Xyy06 | 0035g00000Xyy06 | QBR | 2026-01-31 | - | true | - | false |
                    | 00U5g00000Xyy02 | 0015500000Xyy06 | - | - | - | 2026-01-31T23:00:00.000+0000 | - | true | false |
                    | 00U5g00000Xyy03 | 0015500000Xyy06 | - | Call | 2019-11-11 17:23:34 | - | - | false | false |
                    | 00U5g00000Xyy04 | - | - | Meeting | 2026-01-31 | - | - | - | false |
                    | 00U5g00000Xyy05 | - | - | - | - | - | - | - | true |
                    """))),
        """
        | touchpoint_id | source_account_key | contact_id | kind | scheduled_date | held_date | is_attended | is_deleted | problems |
        | 00U5g00000Xyy01EAB | 0015500000Xyy06AAB | 0035g00000Xyy06AAB | qbr | 2026-01-31 | 2026-01-31 | true | false | - |
        | 00U5g00000Xyy02EAB | 0015500000Xyy06AAB | - | meeting | 2026-01-31 | - | false | false | - |
        | 00U5g00000Xyy03EAB | 0015500000Xyy06AAB | - | call | 2019-11-11 | - | - | false | - |
        | 00U5g00000Xyy05EAB | - | - | meeting | - | - | - | true | - |
        """);
  }
}
