package tenure.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.kit.Spark;
import tenure.silver.UserAliases;

/** Versions carried forward change what is read of the past, and nothing of what is known. */
class CarriedTest {
  private static final Table TABLE = UserAliases.TABLE;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int NIGHTS = 10;

  @TempDir Path folder;

  @Test
  void what_is_known_is_the_same_with_and_without_carrying_also_after_a_night_is_made_again() {
    Lake carrying = new Lake(Spark.session(), folder.resolve("carrying").toString(), 3);
    Lake plain = new Lake(Spark.session(), folder.resolve("plain").toString(), 1_000);
    for (int i = 0; i < NIGHTS; i++) {
      make(carrying, i, i);
      make(plain, i, i);
    }
    assertSame(plain, carrying);
    assertTrue(isNoted("2026-01-03"));
    assertTrue(isNoted("2026-01-06"));
    assertFalse(isNoted("2026-01-07"));
    // A night in the middle says something else now, and deletes what it said before.
    make(carrying, 4, 77);
    make(plain, 4, 77);
    assertSame(plain, carrying);
    assertTrue(isNoted("2026-01-03"));
    assertFalse(isNoted("2026-01-06"));
  }

  @Test
  void what_is_known_needs_no_slice_before_the_night_that_carried() {
    Lake lake = new Lake(Spark.session(), folder.resolve("carrying").toString(), 3);
    for (int i = 0; i < 7; i++) {
      make(lake, i, i);
    }
    Dataset<Row> read = lake.before(TABLE, FIRST.plusDays(7));
    assertEquals(
        LocalDate.of(2026, 1, 6),
        read.agg(org.apache.spark.sql.functions.min(Versions.WRITTEN_ON.col()))
            .first()
            .getDate(0)
            .toLocalDate());
    assertEquals(
        LocalDate.of(2026, 1, 1),
        lake.slices(TABLE, FIRST, FIRST.plusDays(7))
            .agg(org.apache.spark.sql.functions.min(Versions.KNOWN_ON.col()))
            .first()
            .getDate(0)
            .toLocalDate());
  }

  private boolean isNoted(String night) {
    return Files.exists(folder.resolve("carrying/ops/carried/silver.user_aliases/" + night));
  }

  /** A night that learns some of ten aliases anew, and that some are gone. */
  private static void make(Lake lake, int night, long seed) {
    LocalDate date = FIRST.plusDays(night);
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int key = 0; key < 10; key++) {
      if (random.nextInt(3) == 0) {
        java.sql.Date day = java.sql.Date.valueOf(date);
        String user = "u" + random.nextInt(3);
        rows.add(RowFactory.create("segment", "a" + key, user, random.nextInt(4) == 0, day, day));
      }
    }
    lake.replace(TABLE, date, Spark.session().createDataFrame(rows, TABLE.schema()));
    lake.carryForward(TABLE, date);
  }

  private static void assertSame(Lake plain, Lake carrying) {
    for (int i = 0; i <= NIGHTS; i++) {
      LocalDate night = FIRST.plusDays(i);
      assertEquals(texts(plain.asKnown(TABLE, night)), texts(carrying.asKnown(TABLE, night)));
      assertEquals(latest(plain.before(TABLE, night)), latest(carrying.before(TABLE, night)));
      assertEquals(
          texts(plain.slices(TABLE, FIRST, night)), texts(carrying.slices(TABLE, FIRST, night)));
    }
  }

  private static TreeSet<String> latest(Dataset<Row> before) {
    return texts(Versions.latest(TABLE, before));
  }

  private static TreeSet<String> texts(Dataset<Row> rows) {
    TreeSet<String> texts = new TreeSet<>();
    rows.drop(Versions.WRITTEN_ON.name()).collectAsList().forEach(r -> texts.add(r.toString()));
    return texts;
  }
}
