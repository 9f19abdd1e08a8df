package tenure.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Table;
import tenure.kit.Spark;
import tenure.marts.Publication;

class TidyingTest {
  private static final Table MART = Publication.TABLE;
  private static final LocalDate NIGHT = LocalDate.parse("2026-01-31");
  private static final Instant NOW = Instant.now().plusSeconds(3600);
  private static final Duration GRACE = Duration.ofHours(48);

  @TempDir Path folder;
  private Lake lake;

  /** Four versions of one slice, written five, four, three and no days ago; the first is served. */
  @BeforeEach
  void write() throws IOException {
    lake = new Lake(Spark.session(), folder.toString());
    for (int daysAgo : new int[] {5, 4, 3, 0}) {
      lake.replace(
          MART,
          NIGHT,
          Spark.session()
              .createDataFrame(java.util.List.<Row>of(row(daysAgo)), MART.schema())
              .coalesce(1));
      age(daysAgo);
    }
    Published.Manifest served = release(1, NIGHT, 0);
    Published.write(lake, served);
    keep(served);
  }

  private static Published.Manifest release(long number, LocalDate night, long version) {
    return new Published.Manifest(
        number, night, false, Instant.EPOCH, 1, Map.of(MART.fullName(), version));
  }

  private void keep(Published.Manifest release) {
    String name = "marts/_releases/%020d.json".formatted(release.release());
    lake.files().create(new org.apache.hadoop.fs.Path(lake.root(), name), release.json());
  }

  private static Row row(int rows) {
    return RowFactory.create(
        java.sql.Date.valueOf(NIGHT),
        "marts.x",
        1L,
        (long) rows,
        "hash",
        null,
        null,
        null,
        java.sql.Timestamp.from(Instant.EPOCH));
  }

  /** Makes what was written within the last minute so many days old. */
  private void age(int days) throws IOException {
    try (Stream<Path> all = java.nio.file.Files.walk(folder)) {
      for (Path file : all.filter(java.nio.file.Files::isRegularFile).toList()) {
        Instant written = java.nio.file.Files.getLastModifiedTime(file).toInstant();
        if (written.isAfter(Instant.now().minusSeconds(60))) {
          java.nio.file.Files.setLastModifiedTime(
              file, FileTime.from(NOW.minus(Duration.ofDays(days))));
        }
      }
    }
  }

  private static Tidying.Policy policy(int rollbackNights) {
    return new Tidying.Policy(rollbackNights, GRACE, 7, 24, 1 << 20);
  }

  private Tidying tidying() {
    return new Tidying(lake, policy(35), NOW);
  }

  private long removed() {
    return tidying().all(NIGHT).removed();
  }

  private long servedRows(long version) {
    return lake.read(MART, version).head().<Long>getAs("rows");
  }

  @Test
  void what_no_release_and_no_recent_reader_needs_is_removed_and_all_else_stays()
      throws IOException {
    Path orphan = folder.resolve("marts/publication/part-00009.snappy.parquet");
    java.nio.file.Files.writeString(orphan, "left by a killed night");
    java.nio.file.Files.setLastModifiedTime(orphan, FileTime.from(NOW.minus(Duration.ofDays(3))));

    assertEquals(2, removed(), "the second version's file and the orphan");

    assertTrue(java.nio.file.Files.notExists(orphan));
    assertEquals(5, servedRows(0), "it is served");
    assertEquals(3, servedRows(2), "it was the newest within the time of grace");
    assertEquals(0, servedRows(3), "it is the newest");
    assertEquals(0, removed(), "once is enough");
  }

  @Test
  void a_release_that_can_be_served_again_keeps_its_files() {
    keep(release(2, NIGHT.minusDays(1), 1));
    assertEquals(0, removed());
    assertEquals(4, servedRows(1));
    long removed = new Tidying(lake, policy(1), NOW).all(NIGHT).removed();
    assertEquals(1, removed, "one night is kept: the second goes");
  }

  @Test
  void every_table_has_its_turn_once_in_so_many_nights() {
    long removed = 0;
    for (int turn = 0; turn < 7; turn++) {
      removed += tidying().inTurn(NIGHT.plusDays(turn)).removed();
    }
    assertEquals(1, removed, "the second version's file");
    assertEquals(0, tidying().inTurn(NIGHT.plusDays(7)).removed());
  }
}
