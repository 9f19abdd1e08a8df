package tenure.jobs.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import tenure.bronze.SegmentEvents;
import tenure.contract.Field;
import tenure.jobs.Progress;
import tenure.jobs.Sessions;
import tenure.jobs.StepResult;
import tenure.jobs.ingest.Conform;
import tenure.jobs.ingest.Ingest;
import tenure.jobs.ingest.Intake;
import tenure.jobs.ingest.Landing;
import tenure.jobs.ingest.SourceSettings;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Settings;

/**
 * The way of product events from their files to daily usage beside what Spark alone takes to parse
 * the same files and to throw away what it parsed.
 */
public final class IngestBench {
  private static final String SOURCE = "segment";
  private static final long WARM_UP = 20_000;

  private final SparkSession spark;
  private final Settings settings;
  private final Progress progress;

  /** A bench on this session. */
  public IngestBench(SparkSession spark, Settings settings, Progress progress) {
    this.spark = spark;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * What was measured.
   *
   * @param events events in the files
   * @param bytes bytes of the files
   * @param parseSeconds wall seconds of Spark parsing the files, the faster of two times
   * @param ingestSeconds wall seconds of Tenure
   * @param peakHeapBytes the largest heap while Tenure worked
   * @param steps what each table took
   */
  public record Measured(
      long events,
      long bytes,
      double parseSeconds,
      double ingestSeconds,
      long peakHeapBytes,
      List<StepResult> steps) {

    /** Tenure's seconds for each second of parsing. */
    public double ratio() {
      return ingestSeconds / parseSeconds;
    }
  }

  /** Ingests so many events in one night, after a small one elsewhere that warms both up. */
  public Measured run(Path folder, long events, long seed) {
    Site warmUp = new Site(folder.resolve("warm-up"), seed);
    List<Path> few = warmUp.landed(Bench.LAST_NIGHT, WARM_UP);
    warmUp.night(Bench.LAST_NIGHT, progress);
    parse(few);
    Site site = new Site(folder.resolve("events"), seed);
    progress.note("writing %,d events".formatted(events));
    List<Path> files = site.landed(Bench.LAST_NIGHT, events);
    double before = parse(files);
    Meter meter = new Meter(progress);
    double seconds = site.night(Bench.LAST_NIGHT, meter);
    long peak = Meter.peakHeap();
    return new Measured(
        events,
        files.stream().mapToLong(f -> f.toFile().length()).sum(),
        Math.min(before, parse(files)),
        seconds,
        peak,
        meter.results());
  }

  /** Wall seconds of Spark parsing the columns that bronze keeps, as compiled plans. */
  private double parse(List<Path> files) {
    StructType schema = new StructType();
    for (Field field : SegmentEvents.COLUMNS) {
      schema = schema.add(field.name(), field.type());
    }
    long start = System.nanoTime();
    Sessions.compiling(spark)
        .read()
        .schema(schema)
        .json(files.stream().map(f -> f.toUri().toString()).toArray(String[]::new))
        .write()
        .format("noop")
        .mode("overwrite")
        .save();
    return seconds(start);
  }

  /** A lake with a landing folder of its own. */
  Site site(Path folder, long seed) {
    return new Site(folder, seed);
  }

  /** A lake with a landing folder of its own. */
  final class Site {
    private final Path landing;
    private final Lake lake;
    private final InventedEvents events;

    private Site(Path folder, long seed) {
      this.landing = folder.resolve("landing").toAbsolutePath();
      this.lake = new Lake(spark, folder.resolve("lake").toAbsolutePath().toString());
      this.events = new InventedEvents(landing.resolve("segment/events"), seed);
    }

    /** The nights whose events have landed. */
    Set<LocalDate> nights() {
      return events.days();
    }

    private List<Path> landed(LocalDate day, long howMany) {
      return events.write(day, howMany);
    }

    /** Lets events land and ingests them; wall seconds of the ingest. */
    double night(LocalDate night, long howMany, Progress listener) {
      landed(night, howMany);
      return night(night, listener);
    }

    private double night(LocalDate night, Progress listener) {
      List<SourceSettings> sources =
          settings.sources().stream().filter(s -> s.name().equals(SOURCE)).toList();
      int parallel = settings.spark().parallelSteps();
      long start = System.nanoTime();
      Landing landed = new Landing(landing);
      Intake intake = Ingest.run(lake, sources, landed, night, parallel, listener);
      Conform.run(lake, intake, landed, settings.ingest(), parallel, listener);
      return seconds(start);
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
