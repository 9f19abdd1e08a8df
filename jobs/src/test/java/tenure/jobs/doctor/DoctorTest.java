package tenure.jobs.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.jobs.doctor.Examination.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @TempDir Path folder;

  private Examination examined() {
    return new Examination(folder);
  }

  private String line(String subject) {
    return examined().line(subject);
  }

  private void publish(String night) {
    examined()
        .write("lake/marts/_published.json", "{\"night\": \"" + night + "\", \"versions\": {}}");
  }

  @Test
  void every_problem_of_the_settings_is_a_finding_of_its_own() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("own.conf"),
            "tenure.spark.parallel-steps = 0\ntenure.audit.max-residuel = 1\n");
    List<String> failed =
        examined().findings(Optional.of(config)).stream()
            .filter(f -> f.level() == Finding.Level.FAIL)
            .map(Finding::message)
            .toList();
    assertEquals(2, failed.size(), failed.toString());
    assertTrue(failed.stream().allMatch(m -> m.contains("own.conf:")), failed.toString());
  }

  @Test
  void each_source_tells_its_newest_file_and_whether_it_is_late() {
    examined().deliver("stripe/invoices/2026-01-30.jsonl", NOW.minusSeconds(90_000));
    examined().deliver("stripe/customers/2026-01-31.jsonl", NOW.minusSeconds(3600));
    examined().deliver("zendesk/tickets/2026-01-20.jsonl", Instant.parse("2026-01-21T00:00:00Z"));
    assertTrue(line("landing stripe").startsWith("ok "), line("landing stripe"));
    assertTrue(line("landing stripe").contains("customers/2026-01-31.jsonl"));
    assertTrue(line("landing zendesk").startsWith("warn "), line("landing zendesk"));
    assertTrue(line("landing zendesk").contains("Look at the job that delivers it"));
  }

  @Test
  void no_landing_folder_is_a_failure_with_its_remedy() {
    assertTrue(line("landing").startsWith("fail "), line("landing"));
    assertTrue(line("landing").contains("--landing"), line("landing"));
  }

  @Test
  void the_newest_publication_is_told_with_its_age() {
    assertTrue(line("publication").startsWith("warn "), line("publication"));
    publish("2026-01-31");
    assertTrue(line("publication").startsWith("ok "), line("publication"));
    assertTrue(line("publication").contains("2026-01-31, 1 days ago"), line("publication"));
    publish("2026-01-20");
    assertTrue(line("publication").startsWith("warn "), line("publication"));
  }

  @Test
  void the_machine_of_the_tests_has_what_spark_needs() {
    assertTrue(line("java").startsWith("ok "), line("java"));
    assertTrue(line("java flags").startsWith("ok "), line("java flags"));
  }

  @Test
  void an_old_java_without_flags_and_with_little_memory_is_told_what_to_do() {
    List<String> lines =
        new Machine(11, false, 512L << 20, 2).findings().stream().map(Finding::line).toList();
    assertTrue(lines.get(0).matches("fail +java +Java 11 .*Use Java 17 or newer.*"), lines.get(0));
    assertTrue(lines.get(1).matches("fail .*Start through ./tenure.*"), lines.get(1));
    assertTrue(lines.get(2).matches("warn .*512 MB heap.*TENURE_HEAP=2g.*"), lines.get(2));
  }

  @Test
  void an_extract_that_is_needed_and_never_came_is_named_with_the_place_it_was_looked_for() {
    examined().deliver("salesforce/accounts/2026-01-31.csv", NOW);
    String line = line("extracts salesforce");
    assertTrue(line.startsWith("fail "), line);
    assertTrue(line.contains("contacts (salesforce/contacts/{date}"), line);
    assertTrue(!line.contains("accounts (salesforce/accounts/{date}"), line);
    assertTrue(line.contains("take salesforce out of tenure.use-sources"), line);
  }

  @Test
  void nothing_is_made_by_looking() throws IOException {
    examined().findings(Optional.empty());
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }
}
