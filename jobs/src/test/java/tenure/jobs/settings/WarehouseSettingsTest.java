package tenure.jobs.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.warehouse.UnknownWarehouse;
import tenure.jobs.warehouse.Warehouse;

class WarehouseSettingsTest {
  @TempDir Path folder;

  private Settings settings(String warehouse) {
    try {
      Path file = folder.resolve("tenure.conf");
      Files.writeString(file, "tenure.warehouses.analytics {\n" + warehouse + "\n}\n");
      return settings(file);
    } catch (IOException unwritable) {
      throw new java.io.UncheckedIOException(unwritable);
    }
  }

  private static Settings settings(Path file) {
    return Settings.load(
        new Settings.Overrides(Optional.of(file), Optional.empty(), Optional.empty()));
  }

  private void assertRefused(String expected, String warehouse) {
    String message = assertThrows(BadSettings.class, () -> settings(warehouse)).getMessage();
    assertTrue(message.contains(expected), message);
  }

  @Test
  void a_warehouse_is_found_by_its_name() {
    Settings settings =
        settings(
            """
            url = "jdbc:postgresql://db/analytics", user = tenure, password-env = WAREHOUSE
            schema = marts, reader-role = bi""");
    Warehouse warehouse = settings.warehouse("analytics");
    assertEquals("marts", warehouse.schema());
    assertEquals(Optional.of("bi"), warehouse.readerRole());
    String message =
        assertThrows(UnknownWarehouse.class, () -> settings.warehouse("analytic")).getMessage();
    assertTrue(message.contains("Did you mean analytics?"), message);
  }

  @Test
  void the_example_is_a_database_of_this_machine() {
    Warehouse warehouse = settings(Path.of("../config/examples/warehouse.conf")).warehouse("local");
    assertEquals("marts", warehouse.schema());
    assertEquals(Optional.of("marts_reader"), warehouse.readerRole());
  }

  @Test
  void what_cannot_be_published_to_is_refused_with_its_place() {
    String url = "url = \"jdbc:postgresql://db/analytics\"\n";
    assertRefused(
        "tenure.conf:3: tenure.warehouses.analytics.password: must not stand in the settings.",
        url + "password = secret\nschema = marts");
    assertRefused("analytics.schema is missing", url);
    assertRefused("schema must be lower case", url + "schema = \"Marts; drop\"");
    assertRefused("reader-role must be lower case", url + "schema = marts, reader-role = \"a b\"");
    assertRefused("are published to PostgreSQL", "url = \"jdbc:mysql://db/a\", schema = marts");
    assertRefused("Did you mean reader-role?", url + "schema = marts, reader-rol = a");
    assertRefused("the url holds a password", "url = \"jdbc:postgresql://u:p@db/a\", schema = m");
  }
}
