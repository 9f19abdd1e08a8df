package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.RejectedRows;
import tenure.jobs.cli.Main;

/** What is told of refused rows, and when it is over. */
class RejectedRowsTest {
  private static final String HEADER = "id,account,person,mail,role,left\n";
  private static final String SOURCE =
      """
      objects.people {
        path = "people/{date}*.csv", format = csv, expect = optional, max-rejected-share = 1.0
        columns = [id, account, person, mail, role, left]
        mappings = [{
          target = contacts
          columns {
            contact_id = "id", source_account_key = "account", contact_name = "person"
            email = "mail", role = "role", left_date = "left"
          }
        }]
      }
      """;

  private static final String SUBSCRIPTIONS =
      """
      vendor = stripe
      objects.subscriptions {
        path = "subscriptions/{date}*.jsonl", format = jsonl, max-rejected-share = 0.5
      }
      """;

  @TempDir Path folder;

  @Test
  void they_are_grouped_masked_where_personal_and_cleared_by_the_file_delivered_again() {
    TestNight night = new TestNight(folder, "crm", SOURCE);
    night.file(
        "people/2026-01-30.csv",
        HEADER
            + "1,A,Ann,ann@acme.com,admin,soon\n"
            + "2,A,Bob,bob@acme.com,admin,never\n"
            + "3,A,Cid,cid@acme.com,king,\n"
            + "4,A,Dora Dee,dora@acme.com\n"
            + "5,A,Eve,eve@acme.com,user,2026-01-01\n");
    assertEquals(4, night.run("2026-01-30"));
    assertRows(
        night.lake.read(RejectedRows.TABLE),
        """
        | line | column_name | value              | reason                                                 |
        | 2    | left        | soon               | is not a moment from 1990 to 2100                      |
        | 3    | left        | never              | is not a moment from 1990 to 2100                      |
        | 4    | role        | king               | is none of executive_sponsor, champion, economic_buyer, admin, user |
        | 5    | -           | 4\u2026 (26 characters) | The row does not have the fields that the header names |
        """);
    String shown = rejected("2026-01-30");
    assertTrue(shown.contains("left,is not a moment from 1990 to 2100,2,"), shown);
    assertTrue(!shown.contains("Dora"), shown);

    night.file("people/2026-01-30.csv", HEADER + "1,A,Ann,ann@acme.com,admin,2026-01-29\n");
    assertEquals(0, night.run("2026-01-31"));
    assertEquals(1, rejected("2026-01-30").lines().count(), "the header alone");
    assertEquals(4, rejected("2026-01-30", "--all").lines().count());
    assertEquals(1, rejected("2026-01-30", "--all", "--source", "erp").lines().count());
  }

  @Test
  void a_record_of_several_rows_is_refused_once_and_never_more_than_all_of_it() {
    TestNight night = new TestNight(folder, "stripe", SUBSCRIPTIONS);
    night.file(
        "subscriptions/2026-01-30.jsonl",
        subscription("1", "\"never\"") + subscription("2", "1765442839"));
    assertEquals(2, night.run("2026-01-30"));
    assertRows(
        night.lake.read(RejectedRows.TABLE),
        """
        | line | column_name | value | reason                            |
        | 1    | start_date  | never | is not a moment from 1990 to 2100 |
        """);
    night.file(
        "subscriptions/2026-01-31.jsonl",
        subscription("1", "\"never\"") + subscription("2", "\"never\""));
    TooManyRejected refused = assertThrows(TooManyRejected.class, () -> night.run("2026-01-31"));
    assertEquals(
        """
        4 of 4 rows of stripe/subscriptions (100.00 %) could not be read; allowed are 50.00 %. The first:
          subscriptions/2026-01-31.jsonl:1: start_date "never" is not a moment from 1990 to 2100
          subscriptions/2026-01-31.jsonl:2: start_date "never" is not a moment from 1990 to 2100""",
        refused.getMessage().lines().limit(3).collect(Collectors.joining("\n")));
  }

  @Test
  void a_value_inside_of_an_object_is_found_at_its_line() {
    TestNight night = new TestNight(folder, "stripe", SUBSCRIPTIONS);
    String started = "1765442839";
    night.file(
        "subscriptions/2026-01-30.jsonl",
        subscription("1", started)
            + subscription("2", started)
                .replaceFirst("\"unit_amount\":100", "\"unit_amount\":\"much\""));
    assertEquals(1, night.run("2026-01-30"));
    assertRows(
        night.lake.read(RejectedRows.TABLE),
        """
        | line | column_name             | value | reason          |
        | 2    | items.price.unit_amount | much  | is not a number |
        """);
  }

  /** A subscription with two items, each a line of its own. */
  private static String subscription(String id, String start) {
    String items =
        Stream.of("a", "b")
            .map(
                item ->
                    """
                    {"id":"si_%s%s","quantity":1,"price":{"id":"p","currency":"usd","product":"x","unit_amount":100,"recurring":{"interval":"month","interval_count":1}}}"""
                        .formatted(id, item))
            .collect(Collectors.joining(","));
    return """
        {"id":"sub_%s","customer":"cus_%s","status":"active","currency":"usd","created":1765442839,"start_date":%s,"current_period_start":1765442839,"current_period_end":1768121239,"items":{"data":[%s],"has_more":false}}
        """
        .formatted(id, id, start, items);
  }

  private String rejected(String date, String... more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] args = {"rejected", "--date", date, "--lake", night().toString(), "--format", "csv"};
    String[] all = new String[args.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertEquals(0, Main.run(all, stream, stream));
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(l -> !l.endsWith("--all shows them."))
        .reduce("", (a, b) -> a + b + "\n");
  }

  private Path night() {
    return folder.resolve("lake");
  }
}
