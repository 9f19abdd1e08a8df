package tenure.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Table;
import tenure.jobs.Sessions;
import tenure.jobs.lake.Published.Manifest;
import tenure.kit.Spark;
import tenure.marts.FctSurvival;
import tenure.marts.Publication;

class ReleasesTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-01-30");
  private static final LocalDate SECOND = LocalDate.parse("2026-01-31");
  private static final Table ONE = Publication.TABLE;
  private static final Table OTHER = FctSurvival.TABLE;
  private static final int PUBLISHES = 50;

  /** Versions of each mart, one row more in each. */
  private static final int WRITES = 6;

  @TempDir Path folder;
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

  private Manifest publish(LocalDate night, Table... marts) {
    Map<String, Long> versions = new java.util.LinkedHashMap<>();
    List.of(marts).forEach(m -> versions.put(m.fullName(), lake.version(m).orElseThrow()));
    return releases.publish(night, versions, Instant.parse("2026-02-01T03:00:00Z"), lease);
  }

  private void publication(LocalDate night, int rows) {
    StringBuilder text =
        new StringBuilder(
            "| night | table_name | table_version | rows | content_hash | published_at |\n");
    for (int i = 0; i < rows; i++) {
      text.append("| %s | mart_%d | 1 | 1 | x | 2026-02-01T03:00:00 |%n".formatted(night, i));
    }
    lake.replace(ONE, night, rows(ONE, text.toString()));
  }

  @Test
  void releases_are_numbered_and_the_newest_is_served() {
    publication(FIRST, 2);
    assertEquals(1, publish(FIRST, ONE).release());
    publication(SECOND, 3);
    assertEquals(2, publish(SECOND, ONE).release());
    assertEquals(SECOND, Published.read(lake).orElseThrow().night());
    assertEquals(5, lake.published(ONE).count());
    assertEquals(lease.token(), Published.read(lake).orElseThrow().token());
  }

  @Test
  void an_earlier_night_is_served_again_without_touching_a_table_and_that_is_a_release() {
    publication(FIRST, 2);
    Manifest first = publish(FIRST, ONE);
    publication(SECOND, 3);
    publish(SECOND, ONE);
    publication(FIRST, 1);
    long version = lake.version(ONE).orElseThrow();

    Manifest served = rollback().to(FIRST, lease, Clock.systemUTC());

    assertEquals(3, served.release());
    assertTrue(served.isRolledBack());
    assertEquals(first.versions(), served.versions());
    assertEquals(served, Published.read(lake).orElseThrow());
    assertEquals(2, lake.published(ONE).count());
    assertEquals(version, lake.version(ONE).orElseThrow());
    assertEquals(List.of(1L, 2L, 3L), releases.all().stream().map(Manifest::release).toList());
    assertEquals(1, releases.ofNight(FIRST).orElseThrow().release(), "rolled back to again");
  }

  @Test
  void a_night_that_was_never_published_or_lost_its_files_is_refused() throws IOException {
    publication(FIRST, 2);
    publish(FIRST, ONE);
    NotServable never =
        assertThrows(NotServable.class, () -> rollback().to(SECOND, lease, Clock.systemUTC()));
    assertTrue(never.getMessage().contains("Kept are 2026-01-30"), never.getMessage());
    for (Snapshots.DataFile file : files(lake.version(ONE).orElseThrow(), ONE)) {
      java.nio.file.Files.delete(Path.of(java.net.URI.create(file.path())));
    }
    NotServable gone =
        assertThrows(NotServable.class, () -> rollback().to(FIRST, lease, Clock.systemUTC()));
    assertTrue(gone.getMessage().contains("run this one again"), gone.getMessage());
  }

  @Test
  void a_release_that_was_cut_short_before_it_was_served_keeps_its_number() {
    publication(FIRST, 2);
    assertTrue(
        lake.files()
            .create(
                new org.apache.hadoop.fs.Path(
                    lake.root(), "marts/_releases/00000000000000000001.json"),
                new Manifest(1, SECOND, false, Instant.EPOCH, 9, Map.of()).json()));
    assertEquals(2, publish(FIRST, ONE).release());
  }

  @Test
  void a_reader_who_looks_all_the_time_sees_no_mixed_or_empty_state() throws Exception {
    twins(1);
    publish(FIRST, ONE, OTHER);
    AtomicBoolean isOver = new AtomicBoolean();
    Reader reader = new Reader(isOver);
    Thread reading = new Thread(reader);
    reading.start();
    int publishes = 0;
    for (int rows = 2; rows <= WRITES; rows++) {
      twins(rows);
      for (int i = 0; i < PUBLISHES / (WRITES - 1); i++) {
        // The newest, then earlier ones and the newest again: what a night and a rollback do.
        serve(i % 2 == 0 ? rows - 1 : i % rows);
        publishes++;
        reader.awaitLooks(2);
      }
    }
    assertEquals(PUBLISHES, publishes);
    isOver.set(true);
    reading.join();
    assertEquals(List.of(), reader.faults);
    assertTrue(reader.seen.size() >= PUBLISHES, "releases seen: " + reader.seen.size());
    assertTrue(reader.looks > 2 * PUBLISHES, "looks: " + reader.looks);
  }

  private void serve(long version) {
    releases.publish(
        FIRST, Map.of(ONE.fullName(), version, OTHER.fullName(), version), Instant.now(), lease);
  }

  /** As many rows in one mart as in the other, which are written one after the other. */
  private void twins(int rows) {
    var many = Spark.session().range(rows).coalesce(1);
    for (Table mart : List.of(ONE, OTHER)) {
      many.write().format("delta").mode("overwrite").save(lake.path(mart).toString());
    }
  }

  /** Reads the manifest, then the logs, then the files of both marts, about every ten millis. */
  private final class Reader implements Runnable {
    private final AtomicBoolean isOver;
    private final List<String> faults = new java.util.ArrayList<>();
    private final java.util.Set<Long> seen = new java.util.HashSet<>();
    private volatile int looks;

    Reader(AtomicBoolean isOver) {
      this.isOver = isOver;
    }

    @Override
    public void run() {
      while (!isOver.get()) {
        try {
          look();
        } catch (RuntimeException unreadable) {
          faults.add(unreadable.toString());
        }
        looks++;
        pause();
      }
    }

    private void look() {
      Manifest now = Published.read(lake).orElseThrow();
      long one = count(now, ONE);
      long other = count(now, OTHER);
      if (one != other || one != now.version(ONE).orElseThrow() + 1) {
        faults.add(now.release() + ": " + one + " and " + other);
      }
      seen.add(now.release());
    }

    /** Returns when the reader has looked so often since. */
    void awaitLooks(int more) {
      int enough = looks + more;
      while (looks < enough) {
        pause();
      }
    }

    private void pause() {
      try {
        Thread.sleep(5);
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
  }

  private long count(Manifest now, Table mart) {
    return files(now.version(mart).orElseThrow(), mart).stream()
        .mapToLong(file -> rowsOf(file.path()))
        .sum();
  }

  private static long rowsOf(String file) {
    Configuration hadoop = Sessions.storage();
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(
                new org.apache.hadoop.fs.Path(java.net.URI.create(file)), hadoop))) {
      return reader.getRecordCount();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private List<Snapshots.DataFile> files(long version, Table mart) {
    return new Snapshots(Sessions.storage()).at(lake.path(mart), version).files();
  }

  private Rollback rollback() {
    return new Rollback(Sessions.storage(), lake.root());
  }
}
