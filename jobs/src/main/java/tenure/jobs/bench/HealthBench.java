package tenure.jobs.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import tenure.contract.Field;
import tenure.features.AccountUsage;
import tenure.jobs.Progress;
import tenure.jobs.StepResult;
import tenure.jobs.lake.Lake;
import tenure.jobs.night.HealthNight;
import tenure.jobs.settings.Settings;
import tenure.silver.AccountLinks;
import tenure.silver.DailyUsage;

/**
 * The way from daily use to features, scores and signals: beside the same windows in DuckDB, and
 * with more and fewer nights behind it.
 */
public final class HealthBench {
  private static final LocalDate FIRST_NIGHT = LocalDate.of(2025, 12, 28);

  private final SparkSession spark;
  private final Settings settings;
  private final Progress progress;
  private final Path folder;

  /** A bench on this session that fills this folder. */
  public HealthBench(SparkSession spark, Settings settings, Progress progress, Path folder) {
    this.spark = spark;
    this.settings = settings;
    this.progress = progress;
    this.folder = folder.toAbsolutePath();
  }

  /**
   * An invented company.
   *
   * @param accounts how many there are
   * @param rowsPerDay rows of use of each on a day, about
   * @param seed the same seed gives the same rows
   */
  public record Company(long accounts, int rowsPerDay, long seed) {}

  /**
   * Windows beside DuckDB's.
   *
   * @param rows rows of use within the windows
   * @param inventSeconds wall seconds of writing the use that both read
   * @param tenureSeconds wall seconds of all features, scores and signals
   * @param duckDbSeconds wall seconds of DuckDB for the windows of use
   * @param peakHeapBytes the largest heap while Tenure worked
   * @param differences rows of the windows in which the two disagree
   * @param steps what each step of Tenure took
   */
  public record Windows(
      long rows,
      double inventSeconds,
      double tenureSeconds,
      double duckDbSeconds,
      long peakHeapBytes,
      long differences,
      List<StepResult> steps) {

    /** Tenure's seconds, with scores and signals, for each second of DuckDB. */
    public double ratio() {
      return tenureSeconds / duckDbSeconds;
    }
  }

  /** The seconds of nights with so many days behind them. */
  public record Behind(int days, List<Double> seconds) {
    /** The middle one, the lower of two. */
    public double median() {
      return seconds.stream().sorted().toList().get((seconds.size() - 1) / 2);
    }
  }

  /** Features, scores and signals of one night beside DuckDB's windows. */
  public Windows windows(Company company, Path drivers, String memory) {
    Path here = folder.resolve("windows-" + company.accounts());
    Lake lake = new Lake(spark, here.resolve("lake").toString());
    HealthInputs inputs = new HealthInputs(lake, invented(company));
    progress.note("%,d accounts: inventing their use".formatted(company.accounts()));
    long begin = System.nanoTime();
    inputs.write(FIRST_NIGHT, AccountUsage.NIGHTS);
    inputs.profiles(FIRST_NIGHT);
    double invent = seconds(begin);
    progress.note("%,d accounts: Tenure".formatted(company.accounts()));
    Meter meter = new Meter(progress);
    long start = System.nanoTime();
    List<StepResult> steps = HealthNight.run(lake, settings, FIRST_NIGHT, meter);
    double tenure = seconds(start);
    long peak = Meter.peakHeap();
    progress.note("%,d accounts: DuckDB".formatted(company.accounts()));
    int threads = Runtime.getRuntime().availableProcessors();
    try (DuckDb duck = DuckDb.open(drivers, here.resolve("spill"), threads, memory)) {
      long since = System.nanoTime();
      duck.execute(sql(inputs, here.resolve("duckdb.parquet")));
      double duckDb = seconds(since);
      long rows = duck.number("SELECT count(*) FROM used");
      return new Windows(rows, invent, tenure, duckDb, peak, differences(lake, duck, here), steps);
    }
  }

  private String sql(HealthInputs inputs, Path output) {
    return DuckDb.text("usage-windows")
        .replace("USAGE", inputs.files(DailyUsage.TABLE))
        .replace("LINKS", inputs.files(AccountLinks.TABLE))
        .replace("NIGHT", FIRST_NIGHT.toString())
        .replace("OUTPUT", output.toString());
  }

  private static long differences(Lake lake, DuckDb duck, Path here) {
    String file = here.resolve("tenure.parquet").toString();
    lake.slice(AccountUsage.TABLE, FIRST_NIGHT).write().mode("overwrite").parquet(file);
    String columns =
        AccountUsage.TABLE.fields().stream()
            .map(Field::name)
            .filter(duck.columns("account_usage")::contains)
            .collect(Collectors.joining(", "));
    return duck.apart(columns, "read_parquet('" + file + "/*.parquet')", "account_usage");
  }

  /**
   * The same nights with each number of days of use and scores behind them, by turns, after one on
   * each that warms the process.
   */
  public List<Behind> behind(Company company, List<Integer> days, int nights) {
    Map<Integer, Lake> lakes = new HashMap<>();
    Map<Integer, Behind> measured = new HashMap<>();
    for (int behind : days) {
      lakes.put(behind, lakeWith(company, behind, nights));
      measured.put(behind, new Behind(behind, new ArrayList<>()));
    }
    for (int i = 1; i <= nights; i++) {
      LocalDate night = FIRST_NIGHT.plusDays(i);
      for (int behind : days) {
        Lake lake = lakes.get(behind);
        new HealthInputs(lake, invented(company)).profiles(night);
        progress.note("%d days behind: the night of %s".formatted(behind, night));
        long start = System.nanoTime();
        HealthNight.run(lake, settings, night, progress);
        measured.get(behind).seconds().add(seconds(start));
      }
    }
    return days.stream().map(measured::get).toList();
  }

  private Lake lakeWith(Company company, int days, int nights) {
    Lake lake = new Lake(spark, folder.resolve("behind-" + days + "/lake").toString());
    HealthInputs inputs = new HealthInputs(lake, invented(company));
    progress.note("%d days behind: inventing them".formatted(days));
    inputs.write(FIRST_NIGHT.plusDays(nights), days + nights);
    inputs.profiles(FIRST_NIGHT);
    HealthNight.run(lake, settings, FIRST_NIGHT, progress);
    inputs.judgedBefore(FIRST_NIGHT, days);
    return lake;
  }

  private InventedUsage invented(Company company) {
    return new InventedUsage(spark, company.accounts(), company.rowsPerDay(), company.seed());
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
