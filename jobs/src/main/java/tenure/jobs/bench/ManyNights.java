package tenure.jobs.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import tenure.jobs.Progress;
import tenure.jobs.lake.Lake;
import tenure.jobs.night.Nightly;
import tenure.jobs.settings.Settings;
import tenure.jobs.simulate.Simulation;
import tenure.jobs.simulate.Simulator;

/**
 * Very many nights on one lake, to see whether their number shows in files or seconds. Each night
 * runs at three in the morning of the day after, as far as it can tell. It may be stopped at any
 * moment and goes on with the night after the last one measured.
 */
public final class ManyNights {
  private static final int HISTORY_MONTHS = 12;

  private final SparkSession spark;
  private final Settings settings;
  private final Progress progress;
  private final NightsLog log;
  private final AgedFiles files;

  /** Nights on this session; the settings name the folders it may fill. */
  public ManyNights(SparkSession spark, Settings settings, Progress progress, Path folder) {
    this.spark = spark;
    this.settings = settings;
    this.progress = progress;
    this.log = new NightsLog(folder.resolve("nights.csv"));
    this.files = new AgedFiles(Path.of(settings.lake()), moment(Bench.LAST_NIGHT.plusDays(1)));
    // A plan over a few rows costs more for each partition it is cut into.
    spark.conf().set("spark.sql.shuffle.partitions", 1);
  }

  /** The company that such nights are about: a year of history, then every day on its own. */
  public static Simulation company(Path folder, int accounts, int nights, long seed) {
    LocalDate from = Bench.LAST_NIGHT.minusDays(nights - 1L).minusMonths(HISTORY_MONTHS);
    return Simulation.daily(folder, accounts, from, Bench.LAST_NIGHT, seed).withNights(nights - 1);
  }

  /** Runs the nights that are not measured yet; each is told once it is. */
  public void run(Simulation company, Consumer<NightsLog.Night> told) {
    Optional<LocalDate> last = log.last();
    if (last.isEmpty()) {
      Simulator.run(spark, company, progress);
    }
    LocalDate first = company.to().minusDays(company.nights());
    LocalDate next = last.map(night -> night.plusDays(1)).orElse(first);
    next.datesUntil(company.to().plusDays(1)).forEach(night -> told.accept(measured(night)));
  }

  /** Every night measured so far. */
  public List<NightsLog.Night> nights() {
    return log.nights();
  }

  private NightsLog.Night measured(LocalDate night) {
    Duration ago = Duration.between(Instant.now(), moment(night));
    Clock clock = Clock.offset(Clock.systemUTC(), ago);
    long start = System.nanoTime();
    new Nightly(new Lake(spark, settings.lake()), settings, progress, clock).run(night);
    double seconds = (System.nanoTime() - start) / 1e9;
    NightsLog.Night measured =
        new NightsLog.Night(night, seconds, files.countedAndAged(moment(night)));
    log.add(measured);
    return measured;
  }

  private static Instant moment(LocalDate night) {
    return night.plusDays(1).atTime(3, 0).toInstant(ZoneOffset.UTC);
  }
}
