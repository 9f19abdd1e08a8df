package tenure.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder looks the same by Java's own files and by Hadoop's file systems. */
class LandingFolderTest {
  private static final LandingPath DATED = LandingPath.of("crm/{date}*.csv");

  @TempDir Path root;
  private List<LandingFolder> folders;

  @BeforeEach
  void land() throws IOException {
    write("crm/2026-01-30.csv", "one");
    write("crm/2026-01-31 part 1+2%.csv.gz", "four");
    write("crm/2026-01-31/2026-01-31.csv", "deeper than the path");
    write("crm/_SUCCESS", "");
    write("orders/_delta_log/00000000000000000000.json", "first");
    write("orders/_delta_log/00000000000000000001.json", "second commit");
    write("orders/_delta_log/00000000000000000001.crc", "a sum");
    write("orders/part-0.parquet", "rows");
    folders =
        List.of(
            new LocalFolder(root), new StoreFolder(root.toUri().toString(), new Configuration()));
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }

  @Test
  void files_are_found_by_their_path_with_sizes_and_days() {
    for (LandingFolder folder : folders) {
      List<LandedFile> files = folder.files(DATED);
      assertEquals(
          List.of("crm/2026-01-30.csv", "crm/2026-01-31 part 1+2%.csv.gz"),
          files.stream().map(LandedFile::path).toList());
      assertEquals(List.of(3L, 4L), files.stream().map(LandedFile::size).toList());
      assertEquals(Optional.of(LocalDate.of(2026, 1, 31)), files.get(1).date());
      assertEquals(List.of(), folder.files(LandingPath.of("erp/{date}.csv")));
    }
  }

  @Test
  void a_delta_table_is_as_new_and_as_large_as_its_newest_commit() {
    for (LandingFolder folder : folders) {
      List<LandedFile> tables = folder.files(LandingPath.of("orders"));
      assertEquals(List.of("orders"), tables.stream().map(LandedFile::path).toList());
      assertEquals("second commit".length(), tables.get(0).size());
      assertEquals(Optional.of(tables.get(0)), folder.look("orders"));
    }
  }

  @Test
  void a_file_seen_again_is_the_same_and_one_that_is_not_there_is_none() throws IOException {
    for (LandingFolder folder : folders) {
      LandedFile seen = folder.files(DATED).get(1);
      assertEquals(true, folder.look(seen.path()).orElseThrow().isSame(seen));
      assertEquals(Optional.empty(), folder.look("crm/2026-02-01.csv"));
      try (InputStream in = folder.open(seen.path())) {
        assertEquals("four", new String(in.readAllBytes(), UTF_8));
      }
      assertThrows(Exception.class, () -> folder.open("crm/2026-02-01.csv").close());
    }
  }

  @Test
  void both_ways_name_a_file_alike_to_spark() {
    String file = "crm/2026-01-31 part 1+2%.csv.gz";
    for (LandingFolder folder : folders) {
      assertEquals(
          root.resolve(file).toUri().getPath(),
          new org.apache.hadoop.fs.Path(folder.uri(file)).toUri().getPath());
    }
  }
}
