package tenure.jobs.bench;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import tenure.jobs.Progress;
import tenure.jobs.StepResult;
import tenure.jobs.lake.Lake;
import tenure.jobs.night.Nightly;
import tenure.jobs.settings.Settings;
import tenure.jobs.simulate.Simulation;
import tenure.jobs.simulate.Simulator;

/** Runs a simulated company's nights and says what each step of each night cost. */
public final class Bench {
  /** The last night of every bench. */
  public static final LocalDate LAST_NIGHT = LocalDate.of(2025, 12, 31);

  private final SparkSession spark;
  private final Settings settings;
  private final Progress progress;
  private final Clock clock;

  /** A bench on this session; the settings name the folders it may fill. */
  public Bench(SparkSession spark, Settings settings, Progress progress, Clock clock) {
    this.spark = spark;
    this.settings = settings;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * One measured night.
   *
   * @param night the night
   * @param seconds wall seconds of the whole night
   * @param cpuSeconds processor seconds of the whole process, its compiler and collector included
   * @param peakHeapBytes the largest heap while it ran
   * @param steps what each step cost; the last one is the work that several steps share
   */
  public record Measured(
      LocalDate night,
      double seconds,
      double cpuSeconds,
      long peakHeapBytes,
      List<StepCost> steps) {}

  /**
   * What one step cost.
   *
   * @param step the step
   * @param seconds wall seconds
   * @param cpuSeconds processor seconds of planning and tasks
   * @param rows rows written
   * @param bytesWritten bytes written
   * @param filesWritten files written
   * @param bytesRead bytes read
   * @param filesRead files read
   * @param commits commits made
   */
  public record StepCost(
      String step,
      double seconds,
      double cpuSeconds,
      long rows,
      long bytesWritten,
      long filesWritten,
      long bytesRead,
      long filesRead,
      long commits) {}

  /**
   * Simulates a company, loads its history in one night and measures that night and those after it,
   * up to the company's last day.
   */
  public List<Measured> run(Simulation simulation) {
    progress.note(
        "simulating %d accounts from %s on".formatted(simulation.accounts(), simulation.from()));
    Simulator.run(spark, simulation, progress);
    List<Measured> measured = new ArrayList<>();
    for (int i = simulation.nights(); i >= 0; i--) {
      measured.add(measure(simulation.to().minusDays(i)));
    }
    return measured;
  }

  private Measured measure(LocalDate night) {
    Meter meter = new Meter(progress);
    double cpuBefore = Meter.processCpuSeconds();
    spark.sparkContext().addSparkListener(meter);
    try {
      double seconds =
          new Nightly(new Lake(spark, settings.lake()), settings, meter, clock)
              .run(night)
              .seconds();
      awaitListener();
      double cpu = Meter.processCpuSeconds() - cpuBefore;
      return new Measured(night, seconds, cpu, Meter.peakHeap(), costs(meter));
    } finally {
      spark.sparkContext().removeSparkListener(meter);
    }
  }

  /** Spark tells its listeners on a thread of its own; what it has not told yet would be missed. */
  private void awaitListener() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<StepCost> costs(Meter meter) {
    List<StepCost> costs = new ArrayList<>();
    meter.results().forEach(r -> costs.add(cost(meter, r)));
    Meter.Cost shared = meter.cost(Meter.SHARED);
    costs.add(
        new StepCost(
            "held for several steps",
            0,
            shared.cpuSeconds(),
            0,
            0,
            0,
            shared.bytesRead(),
            shared.filesRead(),
            0));
    return costs;
  }

  private static StepCost cost(Meter meter, StepResult r) {
    Meter.Cost cost = meter.cost(r.step());
    return new StepCost(
        r.step(),
        r.millis() / 1000.0,
        cost.cpuSeconds(),
        r.rows(),
        r.bytes(),
        r.files(),
        cost.bytesRead(),
        cost.filesRead(),
        r.commits());
  }
}
