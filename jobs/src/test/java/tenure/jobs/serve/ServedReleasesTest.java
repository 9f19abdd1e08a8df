package tenure.jobs.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published;
import tenure.jobs.lake.Releases;
import tenure.jobs.night.SampleNights;
import tenure.jobs.warehouse.NotPublished;
import tenure.kit.Spark;

/** A night that is published while readers are connected. */
class ServedReleasesTest {
  private static final LocalDate FIRST = LocalDate.parse("2025-12-30");
  private static final LocalDate SECOND = LocalDate.parse("2025-12-31");
  private static final String OWNER =
      "select csm_name from marts.dim_account where account_name = 'Beacon'";

  @TempDir Path folder;

  @Test
  void the_next_statement_sees_it_and_one_that_has_begun_does_not() throws Exception {
    Lake lake = copyOfMarts();
    Releases releases = new Releases(lake.files(), lake.root());
    Published.write(lake, releases.ofNight(FIRST).orElseThrow());
    try (Serving serving = new Serving(lake, Serving.settings(folder), Server.Trust.NORMAL);
        Connection connection = serving.connect();
        Statement begun = connection.createStatement()) {
      List<List<Object>> first = HiveDriver.rows(connection, OWNER);
      ResultSet rows = begun.executeQuery(OWNER);
      Published.write(lake, releases.ofNight(SECOND).orElseThrow());
      List<List<Object>> second = HiveDriver.rows(connection, OWNER);
      assertEquals(first, HiveDriver.rows(rows));
      assertEquals(List.of(List.of("Ana Ruiz")), first);
      assertEquals(List.of(List.of("Ben Osei")), second);
      assertEquals(List.of(FIRST.toString(), SECOND.toString()), serving.news);
      stillFirst(connection, lake, releases);
    }
  }

  /** Rolled back, the first night is seen again. */
  private static void stillFirst(Connection connection, Lake lake, Releases releases)
      throws SQLException {
    Published.write(lake, releases.ofNight(FIRST).orElseThrow());
    assertEquals(List.of(List.of("Ana Ruiz")), HiveDriver.rows(connection, OWNER));
  }

  @Test
  void a_lake_that_has_published_nothing_is_not_served() {
    Lake empty = new Lake(Spark.session(), folder.resolve("empty").toString());
    assertThrows(NotPublished.class, () -> new ServedMarts(empty, release -> {}));
  }

  private Lake copyOfMarts() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("lake"));
    Path marts = Path.of(SampleNights.lake().root()).resolve("marts");
    FileUtils.copyDirectory(marts.toFile(), copy.resolve("marts").toFile());
    return new Lake(Spark.session(), copy.toString());
  }
}
