package tenure.jobs.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import tenure.jobs.Progress;
import tenure.jobs.StepResult;
import tenure.jobs.lake.Lake;
import tenure.jobs.night.LedgerNight;
import tenure.jobs.settings.Settings;

/**
 * The way from subscription lines to retention beside the same in DuckDB: everything from nothing,
 * and then a night in which one account in two hundred has changed, against DuckDB making
 * everything again. Both read and write files, and both must come to the same cent.
 */
public final class LedgerBench {
  private static final LocalDate FIRST_NIGHT = InventedLedger.LAST;

  private final SparkSession spark;
  private final Settings settings;
  private final Progress progress;
  private final Path drivers;
  private final String memory;

  /**
   * A bench on this session.
   *
   * @param drivers the folder of DuckDB's driver
   * @param memory what DuckDB may use, such as 4GB
   */
  public LedgerBench(
      SparkSession spark, Settings settings, Progress progress, Path drivers, String memory) {
    this.spark = spark;
    this.settings = settings;
    this.progress = progress;
    this.drivers = drivers;
    this.memory = memory;
  }

  /**
   * One measured night.
   *
   * @param what whether everything was made, or what had changed
   * @param accounts how many there are
   * @param lines how many lines they have
   * @param lineMonths how many months of lines were valued
   * @param tenureSeconds wall seconds of Tenure
   * @param duckDbSeconds wall seconds of DuckDB making everything
   * @param differences rows in which the two disagree
   * @param steps what each step of Tenure took
   */
  public record Measured(
      String what,
      long accounts,
      long lines,
      long lineMonths,
      double tenureSeconds,
      double duckDbSeconds,
      long differences,
      List<StepResult> steps) {

    /** Tenure's seconds for each second of DuckDB. */
    public double ratio() {
      return tenureSeconds / duckDbSeconds;
    }
  }

  /** Measures both nights of an invented company of this size. */
  public List<Measured> run(Path folder, long accounts, long seed) {
    Path here = folder.resolve(String.valueOf(accounts)).toAbsolutePath();
    InventedLedger invented = new InventedLedger(spark, accounts, seed);
    Lake lake = new Lake(spark, here.resolve("lake").toString());
    LedgerInputs inputs = new LedgerInputs(lake, invented, here.resolve("inputs"));
    List<Measured> measured = new ArrayList<>();
    for (boolean isChanged : List.of(false, true)) {
      LocalDate night = isChanged ? FIRST_NIGHT.plusDays(1) : FIRST_NIGHT;
      inputs.write(night, isChanged, seed);
      measured.add(measure(lake, here, accounts, night, isChanged));
    }
    return measured;
  }

  private Measured measure(
      Lake lake, Path here, long accounts, LocalDate night, boolean isChanged) {
    String what = isChanged ? "0.5 % changed" : "everything";
    progress.note("%,d accounts, %s: Tenure".formatted(accounts, what));
    long start = System.nanoTime();
    List<StepResult> steps = LedgerNight.run(lake, settings, night, progress);
    double tenure = seconds(start);
    progress.note("%,d accounts, %s: DuckDB".formatted(accounts, what));
    int threads = Runtime.getRuntime().availableProcessors();
    try (DuckDb duck = DuckDb.open(drivers, here.resolve("spill"), threads, memory)) {
      long begin = System.nanoTime();
      duck.execute(inputs(here));
      List.of("line-months", "movements", "retention").forEach(duck::run);
      duck.execute(outputs(here.resolve("duckdb")));
      double seconds = seconds(begin);
      LedgerComparison comparison = new LedgerComparison(lake, duck, here.resolve("tenure"));
      return new Measured(
          what,
          accounts,
          duck.number("SELECT count(*) FROM lines"),
          duck.number("SELECT count(*) FROM line_months"),
          tenure,
          seconds,
          comparison.differences(night),
          steps);
    }
  }

  private static String inputs(Path here) {
    return DuckDb.text("inputs").replace("INPUTS", here.resolve("inputs").toString());
  }

  /** Writes what was made, as Tenure does. */
  private static String outputs(Path folder) {
    StringBuilder sql = new StringBuilder();
    folder.toFile().mkdirs();
    for (String table : List.of("line_months", "movements", "retention")) {
      sql.append("COPY %s TO '%s/%s.parquet' (FORMAT parquet);\n".formatted(table, folder, table));
    }
    return sql.toString();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
