package tenure.jobs.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.settings.Settings;

class DoctorTest {
  private static final Instant NOW = Instant.parse("2026-02-01T03:00:00Z");

  @TempDir Path folder;

  private List<Finding> findings(Optional<Path> config) {
    Settings.Overrides call =
        new Settings.Overrides(
            config,
            Optional.of(folder.resolve("landing").toString()),
            Optional.of(folder.resolve("lake").toString()));
    return new Doctor(call, Clock.fixed(NOW, ZoneOffset.UTC)).findings();
  }

  private String line(String subject) {
    return findings(Optional.empty()).stream()
        .filter(f -> f.subject().equals(subject))
        .map(Finding::line)
        .findFirst()
        .orElse("");
  }

  private void deliver(String file, Instant at) throws IOException {
    Path path = folder.resolve("landing").resolve(file);
    Files.createDirectories(path.getParent());
    Files.setLastModifiedTime(Files.writeString(path, "x"), FileTime.from(at));
  }

  private void publish(String night) throws IOException {
    Path marts = Files.createDirectories(folder.resolve("lake/marts"));
    Files.writeString(
        marts.resolve("_published.json"), "{\"night\": \"" + night + "\", \"versions\": {}}");
  }

  @Test
  void every_problem_of_the_settings_is_a_finding_of_its_own() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("own.conf"),
            "tenure.spark.parallel-steps = 0\ntenure.audit.max-residuel = 1\n");
    List<String> failed =
        findings(Optional.of(config)).stream()
            .filter(f -> f.level() == Finding.Level.FAIL)
            .map(Finding::message)
            .toList();
    assertEquals(2, failed.size(), failed.toString());
    assertTrue(failed.stream().allMatch(m -> m.contains("own.conf:")), failed.toString());
  }

  @Test
  void each_source_tells_its_newest_file_and_whether_it_is_late() throws IOException {
    deliver("stripe/invoices/2026-01-30.jsonl", NOW.minusSeconds(90_000));
    deliver("stripe/customers/2026-01-31.jsonl", NOW.minusSeconds(3600));
    deliver("zendesk/tickets/2026-01-20.jsonl", Instant.parse("2026-01-21T00:00:00Z"));
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
  void the_newest_publication_is_told_with_its_age() throws IOException {
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
  void nothing_is_made_by_looking() throws IOException {
    findings(Optional.empty());
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }
}
