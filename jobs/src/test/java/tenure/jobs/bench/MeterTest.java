package tenure.jobs.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.rows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.Progress;
import tenure.jobs.lake.Lake;
import tenure.kit.Spark;

/** What a step read is told apart from what another one, or none, read. */
class MeterTest {
  private static final Field ACCOUNT_ID = Field.id("account_id", "The account.").key();
  private static final Field SEATS = Field.count("seats", "Seats paid.").required();
  private static final Table TABLE =
      Table.in(Layer.FEATURES, "seats", "Seats of an account.").withColumns(ACCOUNT_ID, SEATS);

  @TempDir Path folder;
  private final SparkSession spark = Spark.session();
  private final Meter meter = new Meter(new Progress() {});
  private Lake lake;

  @BeforeEach
  void listen() {
    lake = new Lake(spark, folder.toString());
    lake.replaceAll(TABLE, rows(TABLE, "| account_id | seats |\n| A | 5 |\n| B | 7 |").coalesce(1));
    spark.sparkContext().addSparkListener(meter);
  }

  @AfterEach
  void stopListening() {
    spark.sparkContext().removeSparkListener(meter);
    spark.sparkContext().clearJobGroup();
  }

  @Test
  void bytes_and_files_read_belong_to_the_step_that_read_them() {
    readBy("one");
    readBy("two");
    readBy("two");
    spark.sparkContext().clearJobGroup();
    lake.read(TABLE).collect();

    await(() -> meter.cost(Meter.SHARED).bytesRead() > 0);
    assertEquals(1, meter.cost("one").filesRead());
    assertEquals(2, meter.cost("two").filesRead());
    assertEquals(1, meter.cost(Meter.SHARED).filesRead());
    assertTrue(meter.cost("one").bytesRead() > 0);
    assertEquals(2 * meter.cost("one").bytesRead(), meter.cost("two").bytesRead());
  }

  @Test
  void a_night_is_printed_step_by_step_and_added_up() {
    List<Bench.StepCost> steps =
        List.of(
            new Bench.StepCost("silver.accounts", 1.25, 0.5, 1200, 2048, 1, 4096, 3, 1),
            new Bench.StepCost("held for several steps", 0, 2.0, 0, 0, 0, 1024, 2, 0));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BenchTable.print(
        new Bench.Measured(LocalDate.of(2025, 12, 31), 3.5, 6.25, 7L << 20, steps),
        new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertEquals(
        """
        2025-12-31: 3.5 s, 6.3 cpu s, peak heap 7 MB
        step s cpu s rows | kB written files commits | kB read files
        silver.accounts 1.3 0.5 1,200 | 2 1 1 | 4 3
        held for several steps 0.0 2.0 0 | 0 0 0 | 1 2
        all of them 1.3 2.5 1,200 | 2 1 1 | 5 5
        """,
        bytes.toString(StandardCharsets.UTF_8).strip().replaceAll(" +", " ") + "\n");
  }

  private void readBy(String step) {
    spark.sparkContext().setJobGroup(step, step, false);
    lake.read(TABLE).collect();
  }

  /** Spark tells its listeners on a thread of its own. */
  private static void await(java.util.function.BooleanSupplier told) {
    Instant latest = Instant.now().plus(Duration.ofSeconds(20));
    while (!told.getAsBoolean() && Instant.now().isBefore(latest)) {
      Thread.onSpinWait();
    }
  }
}
