package tenure.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.kit.Spark;

class LinkedLogStoreTest {
  private static final int RACES = 10_000;

  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void log() throws IOException {
    log = Files.createDirectories(folder.resolve("_delta_log"));
  }

  @Test
  void ten_thousand_races_of_two_processes_have_ten_thousand_winners() throws Exception {
    String store = System.getProperty("tenure.raced-store", LinkedLogStore.class.getName());
    List<Process> both = List.of(racing(store, 0), racing(store, 1));
    for (Process one : both) {
      assertEquals(0, one.waitFor());
    }
    BitSet first = won(0);
    BitSet second = won(1);
    BitSet twice = (BitSet) first.clone();
    twice.and(second);
    assertEquals(0, twice.cardinality(), "versions that both processes believe they committed");
    assertEquals(RACES, first.cardinality() + second.cardinality());
    for (int version = 0; version < RACES; version++) {
      int winner = first.get(version) ? 0 : 1;
      Path commit = Path.of(RacingCommits.commit(folder, version).toUri());
      assertEquals("{\"by\":" + winner + "}\n", Files.readString(commit));
    }
    assertEquals(RACES, names().size(), "nothing is left beside the commits");
  }

  @Test
  void a_commit_that_stands_is_never_replaced_unless_that_is_asked_for() throws IOException {
    LinkedLogStore store = new LinkedLogStore(new Configuration(false));
    write(store, "first", false);
    assertThrows(FileAlreadyExistsException.class, () -> write(store, "second", false));
    assertEquals("first\n", Files.readString(log.resolve("00000000000000000000.json")));
    write(store, "third", true);
    assertEquals("third\n", Files.readString(log.resolve("00000000000000000000.json")));
    assertEquals(List.of("00000000000000000000.json"), names());
  }

  @Test
  void delta_commits_through_it() {
    assertEquals(
        LinkedLogStore.class.getName(),
        Spark.session().sparkContext().getConf().get("spark.delta.logStore.file.impl"));
    org.apache.spark.sql.delta.storage.DelegatingLogStore store =
        new org.apache.spark.sql.delta.storage.DelegatingLogStore(
            Spark.session().sessionState().newHadoopConf());
    assertEquals(
        LinkedLogStore.class,
        ((org.apache.spark.sql.delta.storage.LogStoreAdaptor)
                store.getDelegate(RacingCommits.commit(folder, 0)))
            .logStoreImpl()
            .getClass());
  }

  private void write(LinkedLogStore store, String line, boolean overwrite) throws IOException {
    store.write(
        RacingCommits.commit(folder, 0),
        List.of(line).iterator(),
        overwrite,
        new Configuration(false));
  }

  private Process racing(String store, int number) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            RacingCommits.class.getName(),
            store,
            folder.toString(),
            String.valueOf(number),
            String.valueOf(RACES))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said." + number).toFile())
        .start();
  }

  private BitSet won(int number) throws IOException {
    return BitSet.valueOf(Files.readAllBytes(folder.resolve("won." + number)));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(log)) {
      return all.map(f -> f.getFileName().toString()).toList();
    }
  }
}
