package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SegmentEventsTest {
  @Test
  void a_track_call_is_one_use_of_a_feature_on_its_day_utc() {
    assertRows(
        staged(
            """
            | type | messageId | timestamp | originalTimestamp | userId | anonymousId | event | properties | context | known_on |
            | track | m1 | 2026-01-30T23:59:59.999Z | 2026-01-31T08:00:00.000Z | u1 | a1 | Feature Used | {"feature":"reports","module":"Core","tier":"core","minutes":4.5,"denied":false} | {"groupId":"0015500000Xyy06"} | 2026-01-31 |
            | track | m2 | 2026-01-31T00:00:00.000Z | - | - | a1 | Feature Denied | {"feature":"workflows","module":"Automation","tier":"premium","minutes":0,"denied":true} | {"groupId":"0015500000Xyy06AAB"} | 2026-01-31 |
            | identify | m3 | 2026-01-31T00:00:00.000Z | - | u1 | a1 | - | - | {"groupId":"0015500000Xyy06AAB"} | 2026-01-31 |
            """),
        """
        | _message_id | source | source_account_key | user_id | feature | usage_date | module | is_core | is_premium | events | minutes | denied | problems |
        | m1 | segment | 0015500000Xyy06AAB | u1 | reports | 2026-01-30 | Core | true | false | 1 | 4.5 | 0 | - |
        | m2 | segment | 0015500000Xyy06AAB | a1 | workflows | 2026-01-31 | Automation | false | true | 1 | 0.0 | 1 | - |
        """);
  }

  @Test
  void a_call_without_a_group_is_known_by_its_user_or_else_by_its_device() {
    assertRows(
        staged(
            """
            | type | messageId | timestamp | userId | anonymousId | event | context | known_on |
            | track | m1 | 2026-01-30T10:00:00Z | u1 | a1 | Export | {"library":{"name":"x"}} | 2026-01-31 |
            | track | m2 | 2026-01-30T10:00:00Z | - | a1 | Export | - | 2026-01-31 |
            """),
        """
        | source_account_key | user_id | feature | minutes | problems |
        | user:u1 | u1 | Export | 0.0 | - |
        | user:a1 | a1 | Export | 0.0 | - |
        """);
  }

  @Test
  void a_call_from_after_its_night_is_refused_but_a_late_one_is_not() {
    assertRows(
        staged(
            """
            | type | messageId | timestamp | userId | event | properties | known_on |
            | track | late | 2026-01-01T10:00:00Z | u1 | Export | - | 2026-01-31 |
            | track | zone | 2026-02-01T23:59:59Z | u1 | Export | - | 2026-01-31 |
            | track | future | 2026-02-02T00:00:01Z | u1 | Export | - | 2026-01-31 |
            | track | - | 2026-01-31T00:00:01Z | u1 | Export | - | 2026-01-31 |
            | track | bad | soon | - | Export | {"minutes":-1,"denied":"never"} | 2026-01-31 |
            """),
        """
        | _message_id | usage_date | problems |
        | late | 2026-01-01 | - |
        | zone | 2026-02-01 | - |
        | future | 2026-02-02 | timestamp 2026-02-02T00:00:01Z lies after the night it came in |
        | - | 2026-01-31 | messageId is missing |
        | bad | - | timestamp soon is not a moment from 1990 to 2100; properties.minutes -1.0 is below 0; properties.denied never is neither true nor false |
        """);
  }

  @Test
  void a_user_belongs_to_the_group_of_group_and_identify_calls() {
    assertRows(
        withProblems(
            SegmentEvents.links(
                rows(
                    SegmentEvents.TABLE,
                    """
                    | type     | userId | groupId         | context                          | timestamp            |
                    | group    | u1     | 0015500000Xyy06 | -                                | 2026-01-30T10:00:00Z |
                    | identify | u2     | -               | {"groupId":"0015500000Xyy06AAB"} | 2026-01-30T11:00:00Z |
                    | identify | u3     | -               | {}                               | 2026-01-30T11:00:00Z |
                    | group    | -      | 0015500000Xyy06 | -                                | 2026-01-30T10:00:00Z |
                    | track    | u4     | -               | {"groupId":"0015500000Xyy06AAB"} | 2026-01-30T11:00:00Z |
                    """))),
        """
        | source  | source_account_key | explicit_account_id | _order              | problems |
        | segment | user:u1            | 0015500000Xyy06AAB  | 2026-01-30 10:00:00 | -        |
        | segment | user:u2            | 0015500000Xyy06AAB  | 2026-01-30 11:00:00 | -        |
        """);
  }

  @Test
  void a_page_or_screen_call_is_a_use_of_what_it_shows() {
    assertRows(
        staged(
            """
            | type | messageId | timestamp | userId | name | properties | known_on |
            | page | m1 | 2026-01-30T10:00:00Z | u1 | Billing | {"url":"https://x.io/b","title":"Billing"} | 2026-01-31 |
            | screen | m2 | 2026-01-30T10:00:00Z | u1 | Home | - | 2026-01-31 |
            | page | m3 | 2026-01-30T10:00:00Z | u1 | Billing | {"feature":"invoices","module":"Finance"} | 2026-01-31 |
            | page | m4 | 2026-01-30T10:00:00Z | u1 | - | {} | 2026-01-31 |
            | group | m5 | 2026-01-30T10:00:00Z | u1 | - | - | 2026-01-31 |
            """),
        """
        | _message_id | feature | module | events | problems |
        | m1 | Billing | - | 1 | - |
        | m2 | Home | - | 1 | - |
        | m3 | invoices | Finance | 1 | - |
        | m4 | page | - | 1 | - |
        """);
  }

  @Test
  void the_day_is_that_of_the_corrected_time_and_not_of_a_clock_that_is_wrong() {
    assertRows(
        staged(
            """
            | type | messageId | timestamp | originalTimestamp | sentAt | receivedAt | userId | event | known_on |
            | track | m1 | 2026-01-30T23:00:00Z | 2031-05-01T00:00:00Z | 2031-05-01T00:00:05Z | 2026-02-03T00:00:05Z | u1 | Export | 2026-01-31 |
            """),
        """
        | usage_date | problems |
        | 2026-01-30 | - |
        """);
  }

  @Test
  void an_identify_call_says_whose_the_device_was_before() {
    assertRows(
        withProblems(
            SegmentEvents.aliases(
                rows(
                    SegmentEvents.TABLE,
                    """
                    | type     | userId | anonymousId | timestamp            |
                    | identify | u1     | a1          | 2026-01-30T10:00:00Z |
                    | identify | u2     | -           | 2026-01-30T10:00:00Z |
                    | identify | u3     | u3          | 2026-01-30T10:00:00Z |
                    | identify | u4     | a4          | soon                 |
                    | track    | u5     | a5          | 2026-01-30T10:00:00Z |
                    """))),
        """
        | source  | alias_user_id | user_id | _order              | problems |
        | segment | a1            | u1      | 2026-01-30 10:00:00 | -        |
        | segment | a4            | u4      | -                   | timestamp soon is not a moment from 1990 to 2100 |
        """);
  }

  private static Dataset<Row> staged(String text) {
    return withProblems(SegmentEvents.events(rows(SegmentEvents.TABLE, text)));
  }
}
