package tenure.jobs.night;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.apache.spark.sql.functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.Catalog;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.jobs.Progress;
import tenure.jobs.ingest.Landing;
import tenure.jobs.ingest.SourceLines;
import tenure.jobs.lake.Held;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Settings;
import tenure.kit.Spark;
import tenure.marts.Cause;
import tenure.marts.FctHealthMeasure;
import tenure.marts.FctMrrMovement;
import tenure.marts.Publication;
import tenure.silver.AccountLinks;

/** A lake made by nights on the sample's extracts under the shipped settings, and its content. */
final class SampleLake {
  /** What a run says of itself, not of the night. */
  private static final String[] OF_THE_RUN = {
    Publication.PUBLISHED_AT.name(),
    Publication.TABLE_VERSION.name(),
    Publication.IS_SAME_AGAIN.name()
  };

  /**
   * When it was learned, and what is told from that: a change since the night before is also one of
   * what was known.
   */
  private static final String[] OF_THE_LEARNING =
      Stream.concat(
              Stream.of(
                  Versions.KNOWN_ON,
                  Versions.WRITTEN_ON,
                  FctHealthMeasure.FRESHNESS_DAYS,
                  FctHealthMeasure.change(1)),
              Arrays.stream(Cause.values()).map(c -> FctHealthMeasure.change(c, 1)))
          .map(Field::name)
          .toArray(String[]::new);

  final Lake lake;
  private final Settings settings;

  /** An empty lake beside a folder of extracts. */
  SampleLake(Path folder) {
    String root = folder.resolve("lake").toString();
    lake = new Lake(Spark.session(), root);
    settings = settings(Optional.empty(), folder.resolve("landing").toString(), root);
  }

  private static Settings settings(Optional<Path> config, String landing, String root) {
    return Settings.load(new Settings.Overrides(config, Optional.of(landing), Optional.of(root)));
  }

  /** Runs a whole night; what came of it. */
  NightSummary run(LocalDate night) {
    Clock clock = Clock.fixed(Instant.parse("2026-01-01T03:00:00Z"), ZoneOffset.UTC);
    return new Nightly(lake, settings, new Progress() {}, clock).run(night);
  }

  /** Runs one stage of a night, one table after the other. */
  void runOneByOne(LocalDate night, Stage stage, Progress progress) {
    new Nightly(lake, oneByOne(), progress, Clock.systemUTC()).run(night, EnumSet.of(stage));
  }

  private Settings oneByOne() {
    try {
      Path config = Path.of(settings.landing()).resolveSibling("one-by-one.conf");
      Files.writeString(config, "tenure.spark.parallel-steps = 1\n");
      return settings(Optional.of(config), settings.landing(), lake.root());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The stage that writes a table. */
  static Stage stage(Table table) {
    if (table.layer() == Layer.BRONZE || table.layer() == Layer.SILVER) {
      return Stage.INGEST;
    }
    return Steps.of(Settings.load(Settings.Overrides.none())).stream()
        .filter(step -> step.target() == table)
        .findFirst()
        .map(Step::stage)
        .orElse(Stage.PUBLISH);
  }

  /** The way back to the extracts. */
  SourceLines sourceLines() {
    return new SourceLines(lake, new Landing(Path.of(settings.landing())), settings.sources());
  }

  /** Every row of every table, by table and night; tables without nights stand under none. */
  SortedMap<String, List<String>> rows() {
    SortedMap<String, List<String>> rows = new TreeMap<>();
    tables(t -> t.layer() != Layer.OPS).forEach(t -> nights(t).forEach(rows::put));
    return rows;
  }

  private Map<String, List<String>> nights(Table table) {
    Dataset<Row> rows = lake.read(table).drop(OF_THE_RUN);
    List<String> columns = List.of(rows.columns());
    int night = table.slice().map(s -> columns.indexOf(s.name())).orElse(-1);
    return rows.collectAsList().stream()
        .collect(
            groupingBy(
                r -> table.fullName() + " " + (night < 0 ? "of every night" : r.get(night)),
                collectingAndThen(toList(), SampleLake::text)));
  }

  /** The rows of {@link #rows} that belong to one night. */
  static SortedMap<String, List<String>> of(LocalDate night, Map<String, List<String>> rows) {
    SortedMap<String, List<String>> those = new TreeMap<>(rows);
    those.keySet().removeIf(key -> !key.endsWith(" " + night));
    return those;
  }

  /**
   * What is known of the business on a night, by table, whenever it was learned: the nouns as
   * known, use and movements added up, and the marts of that night. What a month's close reported
   * is left out, since what is learned later does not belong there.
   */
  SortedMap<String, List<String>> known(LocalDate night) {
    SortedMap<String, List<String>> known = new TreeMap<>();
    try (Held links = Held.of(lake.asKnown(AccountLinks.TABLE, night))) {
      tables(t -> t.layer() == Layer.SILVER || t.layer() == Layer.MARTS)
          .filter(t -> t != Publication.TABLE)
          .forEach(t -> known.put(t.fullName(), whole(KnownRows.of(lake, t, night, links.rows()))));
    }
    return known;
  }

  /** The bridge of recurring revenue as known now. */
  static Dataset<Row> bridge(Dataset<Row> movements) {
    return movements
        .groupBy(
            FctMrrMovement.GRAIN_ID.col(),
            FctMrrMovement.MONTH_END_DATE.col(),
            FctMrrMovement.MOVEMENT.col(),
            FctMrrMovement.REASON.col())
        .agg(sum(FctMrrMovement.MRR.col()).as(FctMrrMovement.MRR.name()))
        .where(FctMrrMovement.MRR.col().notEqual(0));
  }

  private Stream<Table> tables(Predicate<Table> which) {
    return Catalog.ALL.stream().filter(which).filter(lake::has);
  }

  private static List<String> whole(Dataset<Row> rows) {
    return text(rows.drop(OF_THE_LEARNING).collectAsList());
  }

  private static List<String> text(List<Row> rows) {
    return rows.stream().map(r -> r.mkString(" | ")).sorted().toList();
  }

  /** Table by table, so that a failure shows the rows and not the lake. */
  static void assertSame(Map<String, List<String>> expected, Map<String, List<String>> actual) {
    expected.forEach(
        (table, rows) ->
            assertEquals(
                table + "\n" + String.join("\n", rows),
                table + "\n" + String.join("\n", actual.getOrDefault(table, List.of()))));
    assertEquals(expected.keySet(), actual.keySet());
  }
}
