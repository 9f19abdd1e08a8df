package tenure.jobs.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.postgresql.PGConnection;
import tenure.jobs.Progress;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published.Manifest;
import tenure.jobs.warehouse.Publishing;
import tenure.jobs.warehouse.Warehouse;
import tenure.marts.FctAccountDaily;
import tenure.marts.Publication;

/**
 * What publishing the largest mart takes, first with its history and then a night more, beside what
 * the database takes to copy the same rows from a file that stands there already.
 */
public final class PublishBench {
  private static final String COPIED = "copied";

  private final SparkSession spark;
  private final Warehouse warehouse;
  private final int parallel;
  private final Progress progress;

  /** A bench that works in schemas of its own of this warehouse. */
  public PublishBench(SparkSession spark, Warehouse warehouse, int parallel, Progress progress) {
    this.spark = spark;
    this.parallel = parallel;
    this.warehouse =
        new Warehouse(
            warehouse.name(),
            warehouse.database(),
            warehouse.schema() + "_bench",
            warehouse.readerRole());
    this.progress = progress;
  }

  /**
   * What was measured.
   *
   * @param what the rows
   * @param rows how many
   * @param publishSeconds until readers have them
   * @param copySeconds of a plain copy from a file
   */
  public record Measured(String what, long rows, double publishSeconds, double copySeconds) {
    /** Rows published for each row copied in the same time. */
    public double ratio() {
      return copySeconds / publishSeconds;
    }
  }

  /** Publishes that many nights of that many accounts, and then one night more. */
  public List<Measured> run(Path folder, long accounts, int nights) {
    LocalDate first = Bench.LAST_NIGHT.minusDays(nights);
    Lake lake = new Lake(spark, folder.resolve("lake").toAbsolutePath().toString());
    clean();
    try {
      progress.note("writing %,d rows".formatted(accounts * nights));
      lake.replaceAll(FctAccountDaily.TABLE, InventedMart.rows(spark, accounts, first, nights));
      double history = publish(lake, accounts, first, nights);
      lake.replace(
          FctAccountDaily.TABLE,
          Bench.LAST_NIGHT,
          InventedMart.rows(spark, accounts, Bench.LAST_NIGHT, 1));
      double night = publish(lake, accounts, first, nights + 1);
      String isLast = FctAccountDaily.AS_OF_DATE + " = DATE '" + Bench.LAST_NIGHT + "'";
      return List.of(
          new Measured("history", accounts * nights, history, copy(folder, "NOT " + isLast)),
          new Measured("a night", accounts, night, copy(folder, isLast)));
    } finally {
      clean();
    }
  }

  private double publish(Lake lake, long accounts, LocalDate first, int nights) {
    long version = lake.version(FctAccountDaily.TABLE).orElseThrow();
    List<Row> told =
        first
            .datesUntil(first.plusDays(nights))
            .map(night -> told(night, version, accounts))
            .toList();
    lake.replaceAll(
        Publication.TABLE, spark.createDataFrame(told, Publication.TABLE.schema()).coalesce(1));
    Manifest release =
        new Manifest(
            first.plusDays(nights - 1L),
            Map.of(
                FctAccountDaily.TABLE.fullName(),
                version,
                Publication.TABLE.fullName(),
                lake.version(Publication.TABLE).orElseThrow()));
    long start = System.nanoTime();
    new Publishing(lake, warehouse, parallel, progress).publish(release);
    return seconds(start);
  }

  private static Row told(LocalDate night, long version, long rows) {
    return RowFactory.create(
        Date.valueOf(night),
        FctAccountDaily.TABLE.fullName(),
        version,
        rows,
        "content of " + night,
        null,
        null,
        null,
        Timestamp.from(Instant.EPOCH));
  }

  /** Seconds of a plain copy, in one transaction and into an empty table, from a file. */
  private double copy(Path folder, String which) {
    String mart = warehouse.schema() + "." + FctAccountDaily.TABLE.name();
    String table = warehouse.schema() + "." + COPIED;
    Path file = folder.resolve("rows.copy");
    try (Connection connection = warehouse.database().connections().open();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS " + table);
      statement.execute("CREATE TABLE %s (LIKE %s)".formatted(table, mart));
      PGConnection database = connection.unwrap(PGConnection.class);
      try (OutputStream out = Files.newOutputStream(file)) {
        database
            .getCopyAPI()
            .copyOut("COPY (SELECT * FROM %s WHERE %s) TO STDOUT".formatted(mart, which), out);
      }
      long start = System.nanoTime();
      try (InputStream in = Files.newInputStream(file)) {
        database.getCopyAPI().copyIn("COPY " + table + " FROM STDIN", in, 1 << 16);
      }
      return seconds(start);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void clean() {
    try (Connection connection = warehouse.database().connections().open();
        Statement statement = connection.createStatement()) {
      for (String schema : Stream.of("", "_staging").map(s -> warehouse.schema() + s).toList()) {
        statement.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
      }
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
