package tenure.silver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.strings;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.contract.Table;

class MappingTest {
  private static final Optional<String> NONE = Optional.empty();
  private static final String TICKETS =
      """
      | Ref | Firma | opened              | mins | urgent | state  | changed | gone | _file |
      | 1   | A     | 2026-01-31 08:00:00 | 7.5  | yes    | open   | 2       | n    | t.csv |
      | 2   |       | 31.01.2026          | many | no     | closed | 3       | y    | t.csv |
      | 3   | B     | bad                 | -    | no     | lost   | 1       | n    | t.csv |
      | -   | B     | 2026-01-31          | -    | no     | open   | 1       | n    | t.csv |
      """;
  private static final Map<String, String> COLUMNS =
      Map.of(
          "ticket_id", "Ref",
          "source_account_key", "Firma",
          "created_at", "opened",
          "first_response_minutes", "mins",
          "is_escalated", "urgent = 'yes'",
          "status", "state",
          "reopens", "try_cast(mins as bigint)");

  @Test
  void texts_are_read_as_their_columns_demand_and_what_cannot_be_read_is_a_problem() {
    Mapping mapping =
        new Mapping("desk", "tickets", Tickets.TABLE, COLUMNS, Optional.of("changed"), NONE, NONE);
    assertRows(
        staged(mapping),
        """
        | source | ticket_id | source_account_key | created_at          | first_response_minutes | is_escalated | status | is_deleted | _order | _file | problems |
        | desk   | 1         | A                  | 2026-01-31T08:00    | 7.5                    | true         | open   | false      | 2      | t.csv | mins 7.5 is no whole number, 0 or more |
        | desk   | 2         | -                  | -                   | -                      | false        | closed | false      | 3      | t.csv | opened 31.01.2026 is not a moment from 1990 to 2100; mins many is not a number; mins many is no whole number, 0 or more |
        | desk   | 3         | B                  | -                   | -                      | false        | lost   | false      | 1      | t.csv | opened bad is not a moment from 1990 to 2100; state lost is none of new, open, pending, hold, solved, closed |
        | desk   | -         | B                  | 2026-01-31T00:00    | -                      | false        | open   | false      | 1      | t.csv | Ref is missing |
        """);
  }

  @Test
  void rows_are_filtered_and_deletions_are_told_by_conditions() {
    Mapping mapping =
        new Mapping(
            "desk",
            "tickets",
            Tickets.TABLE,
            Map.of("ticket_id", "concat('T-', Ref)"),
            NONE,
            Optional.of("gone = 'y'"),
            Optional.of("Ref is not null and Firma <> 'B'"));
    assertRows(
        staged(mapping),
        """
        | ticket_id | is_deleted | problems |
        | T-1       | false      | -        |
        | T-2       | true       | -        |
        """);
  }

  @Test
  void a_null_that_was_meant_is_no_problem() {
    Mapping mapping =
        new Mapping(
            "desk",
            "tickets",
            Tickets.TABLE,
            Map.of("ticket_id", "Ref", "first_response_minutes", "nullif(mins, 'many')"),
            NONE,
            NONE,
            Optional.of("Ref = '2'"));
    assertRows(
        staged(mapping),
        """
        | ticket_id | first_response_minutes | problems |
        | 2         | -                      | -        |
        """);
  }

  @Test
  void use_counts_as_one_event_without_minutes_where_nothing_is_said() {
    Mapping mapping =
        new Mapping(
            "app",
            "use",
            DailyUsage.TABLE,
            Map.of(
                "source_account_key", "Firma",
                "user_id", "Ref",
                "feature", "state",
                "usage_date", "opened",
                "_message_id", "concat(Ref, changed)"),
            NONE,
            NONE,
            Optional.of("Ref = '1'"));
    assertRows(
        staged(mapping),
        """
        | source | _message_id | source_account_key | user_id | feature | usage_date | events | minutes | denied | problems |
        | app    | 12          | A                  | 1       | open    | 2026-01-31 | 1      | 0.0     | 0      | -        |
        """);
  }

  @Test
  void accounts_set_their_own_id_and_links_leave_it_to_the_night() {
    assertRows(
        staged(
            new Mapping(
                "crm",
                "t",
                Accounts.TABLE,
                Map.of("account_id", "Ref", "account_name", "Firma"),
                NONE,
                NONE,
                Optional.of("Ref = '1'"))),
        """
        | source | account_id | account_name |
        | crm    | 1          | A            |
        """);
    assertRows(
        staged(
            new Mapping(
                "crm",
                "t",
                AccountLinks.TABLE,
                Map.of("source_account_key", "Ref", "explicit_account_id", "Firma"),
                NONE,
                NONE,
                Optional.of("Ref = '1'"))),
        """
        | source | source_account_key | explicit_account_id | problems |
        | crm    | 1                  | A                   | -        |
        """);
  }

  @Test
  void a_mapping_to_unknown_columns_or_without_its_key_is_refused() {
    assertRefused(
        "ticket is none of the columns ticket_id, source_account_key,",
        "the key ticket_id has no expression",
        () -> new Mapping("d", "t", Tickets.TABLE, Map.of("ticket", "Ref"), NONE, NONE, NONE));
    assertRefused(
        "account_id is none of the columns",
        "tenure.sources.d.objects.t.mapping",
        () ->
            new Mapping(
                "d",
                "t",
                Tickets.TABLE,
                Map.of("ticket_id", "Ref", "account_id", "Firma"),
                NONE,
                NONE,
                NONE));
  }

  @Test
  void every_expression_that_cannot_be_used_is_named() {
    assertRefused("[Reff]", "Reff", () -> staged(Tickets.TABLE, "Reff"));
    assertRefused("[concat(Ref]", "PARSE_SYNTAX_ERROR", () -> staged(Tickets.TABLE, "concat(Ref"));
    assertRefused("use try_cast", "cast", () -> staged(Tickets.TABLE, "cast(Ref as int)"));
    assertRefused("another result", "rand", () -> staged(Tickets.TABLE, "concat(Ref, rand())"));
    assertRefused("[max(Ref)]", "GROUP_BY", () -> staged(Tickets.TABLE, "max(Ref)"));
  }

  private static void assertRefused(
      String one, String other, org.junit.jupiter.api.function.Executable made) {
    String message = assertThrows(InvalidMapping.class, made).getMessage();
    assertEquals(true, message.contains(one) && message.contains(other), message);
  }

  private static Dataset<Row> staged(Table target, String expression) {
    return staged(new Mapping("d", "t", target, Map.of("ticket_id", expression), NONE, NONE, NONE));
  }

  private static Dataset<Row> staged(Mapping mapping) {
    return withProblems(mapping.stage(strings(TICKETS)));
  }
}
