package tenure.jobs.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.Extract;
import tenure.bronze.Extracts;
import tenure.jobs.ingest.ObjectSettings;
import tenure.jobs.ingest.SourceSettings;

/** How sources are described, and what is refused. */
class SourcesReaderTest {
  @TempDir Path folder;
  private final Problems problems = new Problems();

  private List<SourceSettings> read(String name, String conf) throws IOException {
    Files.createDirectories(folder.resolve("sources"));
    Files.writeString(folder.resolve("sources/" + name + ".conf"), conf);
    return read(List.of(name), "");
  }

  private List<SourceSettings> read(List<String> use, String tenure) {
    return SourcesReader.read(
        ConfigFactory.parseString(tenure), use, Optional.of(folder), problems);
  }

  private void assertProblem(String... parts) {
    assertTrue(
        problems.all().stream().anyMatch(p -> List.of(parts).stream().allMatch(p::contains)),
        problems.all().toString());
  }

  @Test
  void the_shipped_sources_read_every_known_extract_but_one_that_replaces_two_others() {
    List<String> shipped =
        List.of(
            "salesforce",
            "hubspot",
            "stripe",
            "chargebee",
            "recurly",
            "zuora",
            "zendesk",
            "intercom",
            "segment",
            "amplitude",
            "mixpanel",
            "pendo",
            "surveys",
            "success",
            "finance",
            "crosswalk");
    List<SourceSettings> sources = read(shipped, "");
    assertEquals(List.of(), problems.all());
    assertEquals(
        Extracts.ALL.stream()
            .map(e -> e.vendor() + "/" + e.object())
            .filter(e -> !e.equals("pendo/events"))
            .sorted()
            .toList(),
        sources.stream()
            .flatMap(s -> s.objects().stream())
            .map(ObjectSettings::name)
            .sorted()
            .toList());
  }

  @Test
  void the_examples_of_loaders_say_where_every_extract_of_their_vendors_lands() {
    for (String example : List.of("fivetran", "airbyte")) {
      Config shown = ConfigFactory.parseFile(new File("../config/examples/" + example + ".conf"));
      List<SourceSettings> sources =
          SourcesReader.read(
              shown.getConfig("tenure"),
              List.of("salesforce", "stripe", "zendesk"),
              Optional.of(folder),
              problems);
      assertEquals(List.of(), problems.all());
      sources.stream()
          .flatMap(s -> s.objects().stream())
          .forEach(o -> assertTrue(o.path().toString().startsWith(example + "/"), o.name()));
    }
  }

  @Test
  void a_layout_is_one_of_those_known() {
    read(List.of("salesforce"), "sources.salesforce.layout = stitch");
    assertProblem("tenure.sources.salesforce.layout", "fivetran-history, airbyte");
  }

  @Test
  void a_setting_of_the_main_file_wins_over_the_source_file() {
    ObjectSettings accounts =
        read(List.of("salesforce"), "sources.salesforce.objects.accounts.expect = optional")
            .get(0)
            .objects()
            .stream()
            .filter(o -> o.object().equals("accounts"))
            .findFirst()
            .orElseThrow();
    assertTrue(accounts.expectation().isEmpty());
    assertEquals("salesforce/accounts/{date}*.csv", accounts.path().toString());
  }

  @Test
  void a_project_of_an_analytics_tool_says_its_names_and_its_zone() throws IOException {
    read(
        "mixpanel",
        """
        vendor = mixpanel
        project { account-names = [org], time-zone = "Mars/Olympus" }
        objects.events { path = "mixpanel/{date}*.jsonl" }
        """);
    assertProblem("mixpanel.conf:2", "time-zone must be a zone such as UTC");
    read(
        "segment",
        """
        vendor = segment
        project { account-names = [org], time-zone = UTC }
        objects.events { path = "segment/{date}*.jsonl" }
        """);
    assertProblem("segment.conf:2", "project is not a setting");
  }

  @Test
  void all_problems_come_at_once_with_file_and_line() throws IOException {
    read(
        "crm",
        """
        vendor = salesforce
        objects {
          acounts { path = "a/{date}.csv" }
          contacts { path = "../out/{date}.csv" }
          users { path = "u/{date}.csv", expct = optional }
          tasks { path = "t/{date}.txt", expect = sometimes }
          opportunities { path = "o/{date}.csv", max-rejected-share = 2 }
        }
        """);
    assertProblem("crm.conf:3", "no extract acounts", "Did you mean accounts?");
    assertProblem("crm.conf:4", "must stay in the landing folder");
    assertProblem("crm.conf:5", "expct is not a setting", "Did you mean expect?");
    assertProblem("crm.conf:6", "ends in no known format");
    assertProblem("crm.conf:6", "\"sometimes\" is not one of required, optional");
    assertProblem("crm.conf:7", "max-rejected-share must be between 0 and 1");
  }

  @Test
  void a_database_is_described_without_its_password() throws IOException {
    read(
        "app",
        """
        jdbc { url = "jdbc:postgresql://me:secret-1@host/db", password = "secret-2" }
        objects.customers { table = customers, columns = [id], mappings = [] }
        """);
    assertProblem("app.conf:1", "the url holds a password");
    assertProblem("app.conf:1", "password: must not stand in the settings");
    assertTrue(problems.all().stream().noneMatch(p -> p.contains("secret-")), "no secret is told");
  }

  @Test
  void what_is_read_of_a_database_is_checked_with_file_and_line() throws IOException {
    read(
        "app",
        """
        jdbc { url-env = APP_URL, user = reader, password-env = APP_PASSWORD }
        objects {
          a { columns = [id], mappings = [] }
          b { table = b, columns = [id], mappings = [], cursor { column = id, overlap = soon } }
          c { table = c, columns = [id], mappings = [], partition { column = id, count = 0 } }
          d { table = d, columns = [id], mappings = [], path = "d/{date}.csv" }
        }
        """);
    assertProblem("app.conf:3", "needs either table or query");
    assertProblem("app.conf:4", "\"soon\" is neither a time, as 1 hour, nor a whole number");
    assertProblem("app.conf:5", "partition.count must be 1 or more");
    assertProblem("app.conf:6", "path is not a setting");
  }

  @Test
  void a_source_that_is_described_nowhere_is_refused() {
    read(List.of("crm"), "");
    assertProblem("use-sources names crm", "sources/crm.conf");
  }

  @Test
  void an_unknown_vendor_is_refused_with_the_known_ones() throws IOException {
    read("crm", "vendor = salesfource\nobjects.accounts.path = \"a.csv\"");
    assertProblem("there is no vendor salesfource", "Did you mean salesforce?");
  }

  @Test
  void two_sources_may_not_fill_one_table() throws IOException {
    String conf = "vendor = surveys\nobjects.responses.path = \"r.csv\"";
    Files.createDirectories(folder.resolve("sources"));
    Files.writeString(folder.resolve("sources/first.conf"), conf);
    Files.writeString(folder.resolve("sources/second.conf"), conf);
    read(List.of("first", "second"), "");
    assertProblem("first/responses and second/responses would both fill bronze.surveys_responses");
  }

  @Test
  void a_mapped_extract_has_the_columns_it_names_and_feeds_the_tables_it_maps_to()
      throws IOException {
    Extract extract =
        read(
                "billing",
                """
                objects.customers {
                  path = "customers.csv"
                  columns = [id, company]
                  required = [id]
                  mappings = [{
                    target = accounts
                    columns { account_id = "id", account_name = "upper(company)" }
                  }]
                }
                """)
            .get(0)
            .objects()
            .get(0)
            .extract();
    assertEquals(List.of(), problems.all());
    assertEquals("bronze.billing_customers", extract.table().fullName());
    assertEquals(List.of("id"), extract.required());
    assertEquals("silver.accounts", extract.staged().get(0).target().fullName());
  }

  @Test
  void a_mapping_to_an_unknown_table_or_column_is_refused_with_a_guess() throws IOException {
    read(
        "billing",
        """
        objects.customers {
          path = "customers.csv"
          columns = [id]
          required = [ids]
          mappings = [
            { target = acounts, columns { account_id = id } }
            { target = accounts, columns { account_id = id, acount_name = id } }
          ]
        }
        """);
    assertProblem("billing.conf:4", "ids is none of columns", "Did you mean id?");
    assertProblem("billing.conf:6", "\"acounts\" is no table of silver", "Did you mean accounts?");
    assertProblem("billing.conf:7", "acount_name is none of the columns");
  }
}
