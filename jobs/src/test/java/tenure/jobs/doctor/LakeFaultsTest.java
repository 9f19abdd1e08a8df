package tenure.jobs.doctor;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.jobs.doctor.Examination.NOW;
import static tenure.kit.TextTable.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.lake.Lake;
import tenure.kit.Spark;
import tenure.marts.Publication;

/** What can be wrong with a lake, each with what to do. */
class LakeFaultsTest {
  private static final String CLAIM = "lake/ops/lease/00000000000000000007";

  @TempDir Path folder;
  private Examination examined;

  @BeforeEach
  void examine() {
    examined = new Examination(folder);
  }

  private void assertSays(String subject, String... parts) {
    String line = examined.line(subject);
    assertTrue(Stream.of(parts).allMatch(line::contains), line + " does not say " + List.of(parts));
  }

  private void publish(long release, String at, String versions) {
    examined.write(
        "lake/marts/_published.json",
        "{\"release\": %d, \"night\": \"2026-01-31\", \"at\": \"%s\", \"versions\": {%s}}"
            .formatted(release, at, versions));
  }

  private void claim(Instant heard) {
    examined.write(
        CLAIM + ".json",
        "{\"work\": \"the night of 2026-01-31\", \"machine\": \"m\", \"host\": \"other\","
            + " \"process\": 7, \"taken_at\": \"2026-02-01T02:00:00Z\"}");
    examined.write(CLAIM + ".heard", heard + "\n");
  }

  @Test
  void a_file_where_the_lake_should_be() {
    examined.write("lake", "");
    assertSays("lake", "fail", "is a file", "Name another place");
  }

  @Test
  void another_night_that_holds_the_lake() {
    assertSays("lease", "ok", "Nobody writes");
    claim(NOW.minusSeconds(4));
    assertSays("lease", "warn", "the night of 2026-01-31 (process 7 on other", "4 s ago", "--wait");
    examined.write(CLAIM + ".heard", "released\n");
    assertSays("lease", "ok", "Nobody writes");
  }

  @Test
  void a_night_that_was_killed() {
    claim(NOW.minusSeconds(600));
    assertSays("lease", "warn", "ended without giving the lake back", "run that night again");
  }

  @Test
  void a_claim_that_nobody_can_read() {
    examined.write(CLAIM + ".json", "{\"work\":");
    assertSays("lease", "fail", "cannot be read", "delete that file");
  }

  @Test
  void a_clock_that_is_behind_what_the_lake_has_noted() {
    publish(1, "2026-02-01T02:59:00Z", "");
    assertSays("clock", "ok");
    publish(1, "2026-02-01T04:00:00Z", "");
    assertSays("clock", "fail", "2026-02-01T04:00:00Z already", "Set the clock");
  }

  @Test
  void a_manifest_that_is_gone_or_is_none() {
    assertSays("publication", "warn", "Nothing is published yet");
    examined.write(
        "lake/marts/_releases/00000000000000000001.json",
        "{\"release\": 1, \"night\": \"2026-01-31\", \"versions\": {}}");
    assertSays("publication", "fail", "_published.json", "is gone", "./tenure rollback");
    examined.write("lake/marts/_published.json", "{\"release\": 1, ");
    assertSays("publication", "fail", "is not a manifest", "./tenure rollback");
  }

  @Test
  void a_manifest_that_names_what_is_not_there() throws IOException {
    publish(3, "2026-02-01T02:00:00Z", "\"marts.fct_survival\": 4");
    assertSays("marts", "fail", "release 3", "marts.fct_survival version 4 is gone");

    publication();
    publish(4, "2026-02-01T02:00:00Z", "\"marts.publication\": 0");
    assertSays("marts", "ok", "All 1 of release 4 are there");
    try (Stream<Path> files = Files.walk(folder.resolve("lake/marts/publication"))) {
      Files.delete(files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow());
    }
    assertSays("marts", "fail", ".parquet is gone", "./tenure nightly --date DATE");
  }

  private void publication() {
    LocalDate night = LocalDate.parse("2026-01-31");
    new Lake(Spark.session(), folder.resolve("lake").toString())
        .replace(
            Publication.TABLE,
            night,
            rows(
                Publication.TABLE,
                """
                | night      | table_name | table_version | rows | content_hash | published_at        |
                | 2026-01-31 | one        | 1             | 1    | x            | 2026-02-01T03:00:00 |
                """));
  }
}
