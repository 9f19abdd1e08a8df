package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.Progress;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published;
import tenure.jobs.report.CertificatePage;
import tenure.jobs.report.CertificateReport;
import tenure.jobs.settings.Settings;
import tenure.jobs.simulate.Simulation;
import tenure.jobs.simulate.Simulator;
import tenure.kit.Spark;
import tenure.ledger.Movements;
import tenure.marts.FctRetention;
import tenure.marts.Publication;

/** A whole night, then the same night with one movement that is wrong by five. */
class RefusedNightTest {
  private static final LocalDate NIGHT = LocalDate.of(2025, 12, 31);
  private static final BigDecimal FIVE = new BigDecimal("5.00");

  @TempDir Path folder;

  @Test
  void a_night_whose_movements_do_not_add_up_is_refused_and_readers_keep_what_they_had() {
    Lake lake = new Lake(Spark.session(), folder.resolve("lake").toString());
    Settings settings =
        Settings.load(
            new Settings.Overrides(
                Optional.empty(),
                Optional.of(folder.resolve("landing").toString()),
                Optional.of(lake.root())));
    Simulator.run(
        lake.spark(),
        Simulation.daily(folder, 6, NIGHT.minusMonths(3), NIGHT, 5),
        new Progress() {});
    assertEquals("published", nightly(lake, settings).run(NIGHT).verdict());
    assertTrue(certificate(lake).isPassed(), CertificatePage.render(certificate(lake)));
    Published.Manifest before = Published.read(lake).orElseThrow();
    long rows = lake.published(FctRetention.TABLE).count();

    Row wrong = corrupt(lake);
    AuditRefused refused =
        assertThrows(
            AuditRefused.class,
            () -> nightly(lake, settings).run(NIGHT, EnumSet.of(Stage.SCORES, Stage.PUBLISH)));

    assertEquals(3, refused.exitCode());
    String place =
        "grain %s in %s: it differs by 5.00"
            .formatted(
                wrong.getAs(Movements.GRAIN_ID.name()),
                wrong.getAs(Movements.MONTH_END_DATE.name()));
    assertTrue(refused.getMessage().contains(place), refused.getMessage());
    assertEquals(before, Published.read(lake).orElseThrow());
    assertEquals(rows, lake.published(FctRetention.TABLE).count());
    assertEquals(
        "0.00",
        lake.published(Publication.TABLE)
            .select(functions.max(Publication.MAX_RESIDUAL.col()))
            .head()
            .getDecimal(0)
            .toPlainString());
    assertFalse(certificate(lake).isPassed());
  }

  private static Nightly nightly(Lake lake, Settings settings) {
    return new Nightly(lake, settings, new Progress() {}, Clock.systemUTC());
  }

  private static CertificateReport certificate(Lake lake) {
    return CertificateReport.read(lake, NIGHT, "USD");
  }

  /** Adds five to one movement of the ledger; the movement as it was. */
  private static Row corrupt(Lake lake) {
    Dataset<Row> movements = lake.read(Movements.TABLE).localCheckpoint();
    Row first =
        movements
            .where("movement = 'new'")
            .orderBy(Movements.MONTH_END_DATE.col().desc(), Movements.GRAIN_ID.col())
            .head();
    Column isFirst =
        Movements.GRAIN_ID
            .col()
            .equalTo(functions.lit(first.<String>getAs(Movements.GRAIN_ID.name())))
            .and(Movements.MOVEMENT.col().equalTo("new"));
    Column mrr =
        functions
            .when(isFirst, Movements.MRR.col().plus(functions.lit(FIVE)))
            .otherwise(Movements.MRR.col());
    Dataset<Row> changed =
        movements.withColumn(Movements.MRR.name(), mrr.cast(Movements.MRR.type()));
    if (Movements.TABLE.slice().isPresent()) {
      lake.replace(Movements.TABLE, NIGHT, changed);
    } else {
      lake.replaceAll(Movements.TABLE, changed);
    }
    return first;
  }
}
