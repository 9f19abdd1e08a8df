package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.jobs.night.SampleLanding.FIRST;
import static tenure.jobs.night.SampleLanding.SECOND;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tenure.Catalog;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.lake.Published;
import tenure.marts.Publication;
import tenure.ops.Runs;

/**
 * A night in a process of its own, killed at a commit and run again, leaves what a night does that
 * nobody killed. One table of each layer and the manifest; every table with {@code
 * -Dtenure.kills=all}, which takes an hour and more.
 */
@Tag("endurance")
class KilledNightTest {
  private static final int KILLED = 128 + 9;

  @TempDir static Path folder;

  private static Path prepared;
  private static SortedMap<String, List<String>> undisturbed;
  private static List<Table> written;

  /** Where a night is killed. */
  private record Point(Table table, String moment) {
    /** The manifest comes after the note of what is published, and before the run ledger. */
    boolean isServed() {
      return table.layer() == Layer.OPS;
    }

    @Override
    public String toString() {
      return moment + " the commit of " + table;
    }
  }

  @BeforeAll
  static void run_it_undisturbed() throws IOException {
    prepared = folder.resolve("prepared");
    SampleLanding.inTime(prepared.resolve("landing"));
    new SampleLake(prepared).run(FIRST);
    SampleLake whole = new SampleLake(copy("undisturbed"));
    Map<Table, Long> before = versions(whole);
    whole.run(SECOND);
    undisturbed = whole.rows();
    written =
        Catalog.ALL.stream()
            .filter(t -> !whole.lake.version(t).equals(Optional.ofNullable(before.get(t))))
            .toList();
  }

  @TestFactory
  Stream<DynamicTest> killed() {
    return points().stream()
        .map(point -> DynamicTest.dynamicTest(point.toString(), () -> killAndRunAgain(point)));
  }

  private static List<Point> points() {
    String asked = System.getProperty("tenure.kills", "some");
    return switch (asked) {
      case "some" -> some();
      case "all" -> bothAt(t -> true);
      default -> bothAt(t -> t.fullName().equals(asked));
    };
  }

  private static List<Point> bothAt(Predicate<Table> tables) {
    return written.stream()
        .filter(tables)
        .flatMap(t -> Stream.of(new Point(t, "before"), new Point(t, "after")))
        .toList();
  }

  /** The last table of each layer in turn before and after, and around the manifest. */
  private static List<Point> some() {
    Map<Layer, Table> last =
        written.stream()
            .filter(t -> t != Publication.TABLE && t.layer() != Layer.OPS)
            .collect(Collectors.toMap(Table::layer, t -> t, (a, b) -> b, TreeMap::new));
    List<Point> points = new ArrayList<>();
    for (Table table : last.values()) {
      points.add(new Point(table, points.size() % 2 == 0 ? "before" : "after"));
    }
    points.add(new Point(Publication.TABLE, "before"));
    points.add(new Point(Publication.TABLE, "after"));
    points.add(new Point(Runs.TABLE, "before"));
    return points;
  }

  private static void killAndRunAgain(Point point) throws Exception {
    Path place = copy(point.table().name() + "-" + point.moment());
    assertEquals(KILLED, killed(place, point), () -> said(place));
    SampleLake again = new SampleLake(place);
    assertEquals(
        point.isServed() ? SECOND : FIRST, Published.read(again.lake).orElseThrow().night());
    again.run(SECOND);
    assertEquals(SECOND, Published.read(again.lake).orElseThrow().night());
    SortedMap<String, List<String>> rows = again.rows();
    undisturbed.forEach(
        (table, expected) -> assertEquals(expected, rows.get(table), point + ": " + table));
    assertEquals(undisturbed.keySet(), rows.keySet());
    FileUtils.deleteDirectory(place.toFile());
  }

  /** Runs the second night in a process that kills itself; how it ended. */
  private static int killed(Path place, Point point) throws Exception {
    List<String> call = new ArrayList<>();
    call.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> !a.startsWith("-Xmx"))
        .forEach(call::add);
    call.add("-Xmx1500m");
    call.add("-D" + KillingLogStore.TABLE + "=" + point.table().fullName());
    call.add("-D" + KillingLogStore.MOMENT + "=" + point.moment());
    call.add("-Dspark.delta.logStore.file.impl=" + KillingLogStore.class.getName());
    call.addAll(List.of("-cp", System.getProperty("java.class.path")));
    call.addAll(List.of(KilledNightTest.class.getName(), place.toString()));
    return new ProcessBuilder(call)
        .redirectErrorStream(true)
        .redirectOutput(place.resolve("said").toFile())
        .start()
        .waitFor();
  }

  /** The process that is killed. */
  public static void main(String[] args) {
    new SampleLake(Path.of(args[0])).run(SECOND);
  }

  private static String said(Path place) {
    try {
      List<String> lines = java.nio.file.Files.readAllLines(place.resolve("said"));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException untold) {
      return untold.toString();
    }
  }

  private static Path copy(String name) throws IOException {
    Path place = folder.resolve(name);
    FileUtils.copyDirectory(prepared.toFile(), place.toFile());
    return place;
  }

  private static Map<Table, Long> versions(SampleLake lake) {
    return Catalog.ALL.stream()
        .filter(lake.lake::has)
        .collect(Collectors.toMap(t -> t, t -> lake.lake.version(t).orElseThrow()));
  }
}
