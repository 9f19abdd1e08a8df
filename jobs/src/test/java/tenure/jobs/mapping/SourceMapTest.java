package tenure.jobs.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.OperatorError;
import tenure.jobs.ingest.SourceSettings;
import tenure.jobs.settings.Problems;
import tenure.jobs.settings.SourcesReader;

class SourceMapTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private String map(Path... files) {
    return SourceMap.of(List.of(files), folder, 100);
  }

  @Test
  void contracts_with_semicolons_dots_and_decimal_commas_become_subscription_lines()
      throws IOException {
    Path file =
        file(
            "billing/2026-01-31.csv",
            """
            Contract ID;Customer;Start;End;MRR;Currency;Billing period;Sales rep
            c1;A;1.1.2025;31.12.2025;1.200,50;EUR;annual;Kim
            c2;B;15.3.2025;;99,00;EUR;monthly;Lee
            """);
    assertEquals(
        """
        # What is said of a column is a guess from its name and its first rows: read it through, then let
        # ./tenure doctor check it on the files.

        objects {
          billing {
            path = "billing/{date}.csv"
            options { sep = ";" }
            columns = ["Contract ID", "Customer", "Start", "End", "MRR", "Currency", "Billing period", "Sales rep"]
            mappings = [{
              target = subscription_lines
              columns {
                # text in 2 of 2 rows, each different
                subscription_line_id = "`Contract ID`"
                # text in 2 of 2 rows
                source_account_key = "Customer"
                # text in 2 of 2 rows
                subscription_id = "`Contract ID`"
                # assumed: every line recurs
                charge_kind = "'licence'"
                # numbers with a decimal comma in 2 of 2 rows
                amount = "replace(replace(MRR, '.', ''), ',', '.')"
                # currency codes in 2 of 2 rows
                currency = "Currency"
                # text in 2 of 2 rows
                interval_unit = "case lower(`Billing period`) when 'annual' then 'year' when 'monthly' then 'month' else lower(`Billing period`) end"
                # days as 31.1.2026 in 2 of 2 rows
                service_start_date = "try_to_timestamp(Start, 'd.M.yyyy')"
                # days as 31.1.2026 in 1 of 2 rows
                service_end_date = "try_to_timestamp(`End`, 'd.M.yyyy')"
              }
            }]
            # not placed: Sales rep, text
          }
        }
        """,
        map(file));
  }

  @Test
  void what_is_written_is_read_as_the_settings_of_a_source() throws IOException {
    Path accounts =
        file("crm/accounts.csv", "id,name,industry\\n1,Acme,Retail\\n".translateEscapes());
    Path usage =
        file(
            "usage/events_2026-01-31.jsonl",
            """
            {"accountId": "1", "userId": "u", "event": "login", "timestamp": 1767225600, "extra": {"a": 1}}
            """);
    Files.createDirectories(folder.resolve("sources"));
    Files.writeString(folder.resolve("sources/mine.conf"), map(accounts, usage));
    Problems problems = new Problems();
    List<SourceSettings> sources =
        SourcesReader.read(
            ConfigFactory.parseString(""), List.of("mine"), Optional.of(folder), problems);
    assertEquals(List.of(), problems.all());
    assertEquals(
        List.of("mine/accounts", "mine/events"),
        sources.get(0).objects().stream().map(o -> o.name()).sorted().toList());
  }

  @Test
  void what_is_doubtful_is_said() throws IOException {
    Path file =
        file(
            "tickets.csv",
            """
            ticket_id,account,created_at,priority
            1,A,1/2/2025,P1
            1,A,3/4/2025,low
            """);
    String text = map(file);
    assertTrue(text.contains("# whole numbers in 2 of 2 rows, NOT each different"), text);
    assertTrue(text.contains("day or month first? LOOK at a few"), text);
    assertTrue(text.contains("MAP these, they say nothing yet: P1 (it may be low, normal"), text);
  }

  @Test
  void a_file_about_nothing_known_is_kept_in_bronze() throws IOException {
    String text = map(file("colours.csv", "colour,hue\nred,0\n"));
    assertTrue(text.contains("mappings = []"), text);
    assertTrue(text.contains("# not placed: hue, whole numbers"), text);
  }

  @Test
  void a_file_without_rows_or_of_another_kind_is_refused_by_name() throws IOException {
    for (Path file : List.of(file("empty.csv", "a,b\n"), file("a.pdf", "x"))) {
      OperatorError refused = assertThrows(OperatorError.class, () -> map(file));
      assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
      assertEquals(2, refused.exitCode());
    }
  }
}
