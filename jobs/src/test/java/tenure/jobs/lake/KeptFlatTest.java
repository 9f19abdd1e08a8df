package tenure.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Table;
import tenure.jobs.lake.Published.Manifest;
import tenure.kit.Spark;
import tenure.marts.Publication;

/**
 * Tidying changes no content, of the newest version and of none that can be served again, while the
 * number of files stays the same.
 */
class KeptFlatTest {
  private static final Table MART = Publication.TABLE;
  private static final LocalDate FIRST = LocalDate.parse("2021-01-01");
  private static final int NIGHTS = 24;
  private static final Tidying.Policy POLICY =
      new Tidying.Policy(4, Duration.ofHours(48), 3, 5, 1 << 20);

  @TempDir Path folder;
  private final Random random = new Random(11);
  private final Map<LocalDate, List<String>> expected = new TreeMap<>();
  private Lake lake;
  private Releases releases;
  private Lease lease;

  @BeforeEach
  void open() {
    lake = new Lake(Spark.session(), folder.toString());
    releases = new Releases(lake.files(), lake.root());
    Lease.Terms terms = new Lease.Terms(Duration.ofSeconds(10), Duration.ofSeconds(600));
    lease =
        Lease.take(lake.files(), lake.root(), "a test", terms, Duration.ZERO, Clock.systemUTC());
  }

  @Test
  void nights_come_and_are_made_again_while_content_and_the_number_of_files_stay()
      throws IOException {
    Map<Long, Map<LocalDate, List<String>>> released = new TreeMap<>();
    long mostData = 0;
    long mostLog = 0;
    long gathered = 0;
    for (int i = 0; i < NIGHTS; i++) {
      LocalDate night = FIRST.plusDays(i);
      write(night);
      if (i % 5 == 4) {
        write(FIRST.plusDays(random.nextInt(i)));
      }
      released.put(publish(night).release(), new TreeMap<>(expected));
      gathered += new Tidying(lake, POLICY, moment(night)).inTurn(night).gathered();
      age(night);
      if (i > NIGHTS / 2) {
        mostData = Math.max(mostData, count("parquet", ""));
        mostLog = Math.max(mostLog, count("", "_delta_log"));
      }
    }
    assertEquals(expected, content(lake.read(MART)));
    List<Manifest> kept = releases.all();
    assertTrue(kept.size() >= POLICY.rollbackNights() && kept.size() <= 8, "kept: " + kept.size());
    for (Manifest release : kept) {
      long version = release.version(MART).orElseThrow();
      assertEquals(released.get(release.release()), content(lake.read(MART, version)));
    }
    assertTrue(gathered > NIGHTS / 2, "gathered: " + gathered);
    assertTrue(mostData <= 24, "data files: " + mostData);
    assertTrue(mostLog <= 50, "log files: " + mostLog);
  }

  @Test
  void what_stands_together_is_still_told_night_by_night() {
    for (int i = 0; i < 8; i++) {
      write(FIRST.plusDays(2L * i));
    }
    assertEquals(8, new SmallFiles(lake, 5, 1 << 20).gather(MART, FIRST.plusDays(99)));
    assertEquals(1, lake.dataFiles(MART).size());
    assertEquals(0, new SmallFiles(lake, 5, 1 << 20).gather(MART, FIRST.plusDays(99)));
    LocalDate night = FIRST.plusDays(6);
    assertEquals(Map.of(night, expected.get(night)), content(lake.slice(MART, night)));
    LocalDate before = FIRST.plusDays(4);
    assertEquals(Map.of(before, expected.get(before)), content(lake.lastBefore(MART, night)));
    assertEquals(0, lake.slice(MART, FIRST.plusDays(5)).count());
    assertEquals(0, lake.lastBefore(MART, FIRST).count());
    write(night);
    assertEquals(expected, content(lake.read(MART)));
  }

  /** Some rows of a night, in the place of those that stood there. */
  private void write(LocalDate night) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      rows.add(
          RowFactory.create(
              Date.valueOf(night),
              "marts.m" + i,
              random.nextLong(1_000),
              random.nextLong(1_000),
              "hash",
              null,
              null,
              null,
              Timestamp.from(Instant.EPOCH)));
    }
    Dataset<Row> given = Spark.session().createDataFrame(rows, MART.schema());
    lake.replace(MART, night, given.coalesce(1));
    expected.put(night, rows.stream().map(Row::toString).sorted().toList());
  }

  private static Map<LocalDate, List<String>> content(Dataset<Row> rows) {
    Map<LocalDate, List<String>> content = new TreeMap<>();
    for (Row row : rows.collectAsList()) {
      content
          .computeIfAbsent(row.getDate(0).toLocalDate(), night -> new ArrayList<>())
          .add(row.toString());
    }
    content.values().forEach(list -> list.sort(null));
    return content;
  }

  private Manifest publish(LocalDate night) {
    Map<String, Long> versions = Map.of(MART.fullName(), lake.version(MART).orElseThrow());
    return releases.publish(night, versions, moment(night), lease);
  }

  private static Instant moment(LocalDate night) {
    return night.plusDays(1).atTime(3, 0).toInstant(ZoneOffset.UTC);
  }

  private Stream<Path> tableFiles() throws IOException {
    return Files.walk(folder.resolve("marts/publication")).filter(Files::isRegularFile);
  }

  /** Makes what was just written as old as its night. */
  private void age(LocalDate night) throws IOException {
    Instant end = moment(FIRST.plusDays(NIGHTS));
    try (Stream<Path> all = tableFiles()) {
      for (Path file : all.toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isAfter(end)) {
          Files.setLastModifiedTime(file, FileTime.from(moment(night)));
        }
      }
    }
  }

  private long count(String ending, String within) throws IOException {
    try (Stream<Path> all = tableFiles()) {
      return all.filter(f -> f.toString().endsWith(ending))
          .filter(f -> f.toString().contains("_delta_log") == !within.isEmpty())
          .count();
    }
  }
}
