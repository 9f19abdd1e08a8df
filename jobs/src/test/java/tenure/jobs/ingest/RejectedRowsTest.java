package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        | -    | left_date   | soon               | is not a moment from 1990 to 2100                      |
        | -    | left_date   | never              | is not a moment from 1990 to 2100                      |
        | 4    | role        | king               | is none of executive_sponsor, champion, economic_buyer, admin, user |
        | 5    | -           | 4\u2026 (26 characters) | The row does not have the fields that the header names |
        """);
    String shown = rejected("2026-01-30");
    assertTrue(shown.contains("left_date,is not a moment from 1990 to 2100,2,"), shown);
    assertTrue(!shown.contains("Dora"), shown);

    night.file("people/2026-01-30.csv", HEADER + "1,A,Ann,ann@acme.com,admin,2026-01-29\n");
    assertEquals(0, night.run("2026-01-31"));
    assertEquals(1, rejected("2026-01-30").lines().count(), "the header alone");
    assertEquals(4, rejected("2026-01-30", "--all").lines().count());
    assertEquals(1, rejected("2026-01-30", "--all", "--source", "erp").lines().count());
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
