package tenure.jobs.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.bench.AgedFiles.Count;

class NightsLogTest {
  private static final LocalDate FIRST = LocalDate.parse("2025-01-30");
  private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

  private static NightsLog.Night night(LocalDate date, long files) {
    return new NightsLog.Night(
        date,
        1.5,
        new TreeMap<>(
            Map.of(
                "marts.dim_account", new Count(files, 7, 100),
                "ops.runs", new Count(1, 20, 50))));
  }

  @Test
  void a_night_cut_short_while_it_was_noted_is_not_counted() throws IOException {
    NightsLog log = new NightsLog(folder.resolve("nights.csv"));
    assertEquals(Optional.empty(), log.last());
    log.add(night(FIRST, 3));
    log.add(night(FIRST.plusDays(1), 4));
    String torn = FIRST.plusDays(2) + ",marts.dim_account,,5,7,100\n" + FIRST.plusDays(2) + ",all,";
    Files.writeString(folder.resolve("nights.csv"), torn, StandardOpenOption.APPEND);
    assertEquals(List.of(night(FIRST, 3), night(FIRST.plusDays(1), 4)), log.nights());
    assertEquals(Optional.of(FIRST.plusDays(1)), log.last());
  }

  @Test
  void a_night_that_follows_a_torn_one_is_read() throws IOException {
    NightsLog log = new NightsLog(folder.resolve("nights.csv"));
    log.add(night(FIRST, 3));
    Files.writeString(
        folder.resolve("nights.csv"), FIRST.plusDays(1) + ",marts.dim", StandardOpenOption.APPEND);
    log.add(night(FIRST.plusDays(1), 4));
    assertEquals(List.of(night(FIRST, 3), night(FIRST.plusDays(1), 4)), log.nights());
  }

  @Test
  void what_is_told_of_a_night_is_of_all_tables_and_of_the_largest() {
    NightsLog.Night night = night(FIRST, 3);
    assertEquals(4, night.dataFiles());
    assertEquals(27, night.logFiles());
    assertEquals(150, night.bytes());
    assertEquals(3, night.mostDataFiles());
    assertEquals(20, night.mostLogFiles());
  }

  @Test
  void files_are_counted_by_table_and_made_as_old_as_their_night_once() throws IOException {
    Path log = Files.createDirectories(folder.resolve("marts/dim_account/_delta_log"));
    Path data = Files.writeString(folder.resolve("marts/dim_account/part-0.parquet"), "12345");
    Path commit = Files.writeString(log.resolve("00000000000000000000.json"), "123");
    Instant earlier = Instant.parse("2025-01-01T03:00:00Z");
    Files.setLastModifiedTime(commit, FileTime.from(earlier));
    Instant night = Instant.parse("2025-02-01T03:00:00Z");
    assertEquals(
        Map.of("marts.dim_account", new Count(1, 1, 8)),
        new AgedFiles(folder, END).countedAndAged(night));
    assertEquals(night, Files.getLastModifiedTime(data).toInstant());
    assertEquals(earlier, Files.getLastModifiedTime(commit).toInstant());
    assertTrue(Files.getLastModifiedTime(data).toInstant().isBefore(END));
  }

  @Test
  void charts_are_drawn_of_what_was_measured() throws IOException {
    new NightsChart(List.of(night(FIRST, 3), night(FIRST.plusDays(1), 4))).write(folder);
    for (String name : List.of("files.svg", "seconds.svg")) {
      String drawn = Files.readString(folder.resolve(name));
      assertTrue(drawn.contains("<svg"), name);
    }
  }
}
