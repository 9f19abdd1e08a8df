package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.jobs.night.SampleLanding.FIRST;
import static tenure.jobs.night.SampleLanding.SECOND;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.Catalog;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.Progress;
import tenure.jobs.Sessions;
import tenure.jobs.lake.Published;
import tenure.marts.Publication;
import tenure.ops.Runs;

/**
 * One night on one lake is killed again and again, each time in a process of its own that begins
 * the stage again where the last was killed, and at last runs through: then the lake holds what a
 * night does that nobody killed.
 *
 * <p>Tables are written one after the other, so that the moment after one table's commit is the
 * moment before the next one's, and after the last one's it is the moment before the run ledger's.
 * They are killed in the order they are written in: a table that an earlier try has written already
 * may have nothing left to commit. Every build kills in the ledger, in the marts and around the
 * manifest; the long one in each stage, and before every table with {@code -Dtenure.kills=all}.
 */
class KilledNightTest {
  /** Of a stage's tables, one in so many where not all are asked for. */
  private static final int SOME = 9;

  @TempDir static Path folder;

  private static Path prepared;
  private static SortedMap<String, List<String>> undisturbed;
  private static List<Table> written;

  /** Where a night is killed. */
  private record Point(Stage stage, Table table, String moment) {
    /** The manifest comes after the note of what is published, and before the run ledger. */
    boolean isServed() {
      return stage == Stage.PUBLISH && table == Runs.TABLE;
    }

    @Override
    public String toString() {
      return moment + " the commit of " + table + " in " + stage.id();
    }
  }

  @BeforeAll
  static void run_it_undisturbed() throws IOException {
    prepared = folder.resolve("prepared");
    SampleLanding.inTime(prepared.resolve("landing"));
    new SampleLake(prepared).run(FIRST);
    SampleLake whole = new SampleLake(copy("undisturbed"));
    List<String> inTurn = new ArrayList<>();
    EnumSet.allOf(Stage.class)
        .forEach(stage -> whole.runOneByOne(SECOND, stage, listening(inTurn::add)));
    undisturbed = whole.rows();
    SampleLake before = new SampleLake(prepared);
    written =
        Catalog.ALL.stream()
            .filter(t -> t.layer() != Layer.OPS)
            .filter(t -> !whole.lake.version(t).equals(before.lake.version(t)))
            .sorted(Comparator.comparing(t -> inTurn.indexOf(t.fullName())))
            .toList();
  }

  private static Progress listening(Consumer<String> started) {
    return new Progress() {
      @Override
      public synchronized void started(String table) {
        started.accept(table);
      }
    };
  }

  @Test
  void a_night_killed_amid_its_tables_and_around_its_manifest_and_run_again_is_as_if_nobody_had()
      throws Exception {
    List<Point> points = new ArrayList<>(List.of(amid(Stage.LEDGER), amid(Stage.MARTS)));
    points().stream().filter(p -> p.stage() == Stage.PUBLISH).forEach(points::add);
    killAndRunAgain(copy("killed-by-the-build"), points);
  }

  @Test
  @Tag("endurance")
  void a_night_killed_at_every_step_and_run_again_is_as_if_nobody_had() throws Exception {
    killAndRunAgain(copy("killed"), points());
  }

  private static void killAndRunAgain(Path place, List<Point> points) throws Exception {
    Stage killed = Stage.INGEST;
    for (Point point : points) {
      // What was killed is begun again; the stages before it are whole.
      Stage from = killed;
      assertEquals(
          OwnProcess.KILLED,
          killed(place, point, from),
          () -> point + "\n" + OwnProcess.said(place.resolve("said")));
      assertEquals(point.isServed() ? SECOND : FIRST, served(place), point.toString());
      killed = point.stage();
    }
    SampleLake again = new SampleLake(place);
    again.run(SECOND);
    assertEquals(SECOND, Published.read(again.lake).orElseThrow().night());
    SortedMap<String, List<String>> rows = again.rows();
    undisturbed.forEach((table, expected) -> assertEquals(expected, rows.get(table), table));
    assertEquals(undisturbed.keySet(), rows.keySet());
  }

  private static LocalDate served(Path place) {
    tenure.jobs.lake.Files files = new tenure.jobs.lake.Files(Sessions.storage());
    return Published.read(files, place.resolve("lake").toString()).orElseThrow().night();
  }

  private static List<Table> tables(Stage stage) {
    return written.stream().filter(t -> SampleLake.stage(t) == stage).toList();
  }

  private static Point amid(Stage stage) {
    List<Table> its = tables(stage);
    return new Point(stage, its.get(its.size() / 2), "before");
  }

  private static List<Point> points() {
    boolean isAll = System.getProperty("tenure.kills", "some").equals("all");
    List<Point> points = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      List<Table> its = tables(stage);
      for (int i = 0; i < its.size(); i += isAll ? 1 : SOME) {
        points.add(new Point(stage, its.get(i), "before"));
      }
      if (stage == Stage.PUBLISH) {
        points.add(new Point(stage, Publication.TABLE, "after"));
      }
      if (isAll || stage == Stage.PUBLISH) {
        points.add(new Point(stage, Runs.TABLE, "before"));
      }
    }
    return points;
  }

  /** Runs the second night in a process that kills itself; how it ended. */
  private static int killed(Path place, Point point, Stage from) throws Exception {
    return OwnProcess.start(
            place.resolve("said"),
            Map.of(
                KillingLogStore.TABLE,
                point.table().fullName(),
                KillingLogStore.MOMENT,
                point.moment(),
                "spark.delta.logStore.file.impl",
                KillingLogStore.class.getName()),
            KilledNightTest.class,
            place.toString(),
            from.name(),
            point.stage().name())
        .waitFor();
  }

  /** The process that is killed. */
  public static void main(String[] args) {
    SampleLake lake = new SampleLake(Path.of(args[0]));
    EnumSet.range(Stage.valueOf(args[1]), Stage.valueOf(args[2]))
        .forEach(stage -> lake.runOneByOne(SECOND, stage, Progress.SILENT));
  }

  private static Path copy(String name) throws IOException {
    Path place = folder.resolve(name);
    FileUtils.copyDirectory(prepared.toFile(), place.toFile());
    return place;
  }
}
