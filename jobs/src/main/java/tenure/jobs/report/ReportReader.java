package tenure.jobs.report;

import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import tenure.contract.Table;
import tenure.jobs.OperatorError;
import tenure.jobs.SideBySide;
import tenure.jobs.lake.Lake;

/** Reads the figures of the page from the published tables: a few small queries, side by side. */
public final class ReportReader {
  private static final int SIDE_BY_SIDE = 3;

  /** A report was asked for a night that readers were never given. */
  public static final class NotPublished extends OperatorError {
    private static final long serialVersionUID = 1L;

    NotPublished(LocalDate night, String lake) {
      super(
          INPUT_MISSING,
          "The night of %s is not published in %s. Run it first: ./tenure nightly --date %s"
              .formatted(night, lake, night));
    }
  }

  private ReportReader() {}

  /**
   * The figures of a published night.
   *
   * @param currency the reporting currency, ISO 4217
   * @throws NotPublished where the night never was
   */
  public static CompanyReport read(Lake lake, LocalDate night, String currency) {
    CompanyReport report = read(lake.served()::read, night, currency);
    if (report.published().isEmpty()) {
      throw new NotPublished(night, lake.root());
    }
    return report;
  }

  static CompanyReport read(
      Function<Table, Dataset<Row>> tables, LocalDate night, String currency) {
    Marts marts = new Marts(tables, night);
    ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      return read(new Queries(marts, threads), currency);
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException known ? known : failed;
    } finally {
      SideBySide.end(threads);
    }
  }

  private static CompanyReport read(Queries queries, String currency) {
    var retention = queries.begin(RetentionFigures::read);
    var cohorts = queries.begin(CohortFigures::read);
    var red = queries.begin(RedFigures::read);
    var forecast = queries.begin(ForecastFigures::read);
    var riskiest = queries.begin(RenewalFigures::riskiest);
    var quarters = queries.begin(RenewalFigures::quarters);
    var bands = queries.begin(HealthFigures::bands);
    var foresight = queries.begin(ForesightFigures::read);
    var months = queries.begin(RevenueFigures::months);
    var reasons = queries.begin(RevenueFigures::reasons);
    var published = queries.begin(DataFigures::published);
    var arrivals = queries.begin(DataFigures::arrivals);
    var coverage = queries.begin(CoverageFigures::read);
    return new CompanyReport(
        queries.marts().night(),
        currency,
        months.join(),
        retention.join().bridges(),
        reasons.join(),
        retention.join().company(),
        retention.join().masked(),
        cohorts.join(),
        bands.join(),
        red.join(),
        foresight.join(),
        quarters.join(),
        forecast.join(),
        riskiest.join(),
        published.join(),
        arrivals.join(),
        coverage.join());
  }

  /** Queries that run in threads of their own, all in the session of the caller. */
  private record Queries(Marts marts, ExecutorService threads, SparkSession session) {
    Queries(Marts marts, ExecutorService threads) {
      this(marts, threads, SparkSession.active());
    }

    <T> CompletableFuture<T> begin(Function<Marts, T> query) {
      return CompletableFuture.supplyAsync(
          () -> {
            SparkSession.setActiveSession(session);
            return query.apply(marts);
          },
          threads);
    }
  }
}
