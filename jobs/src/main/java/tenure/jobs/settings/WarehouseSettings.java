package tenure.jobs.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tenure.jobs.database.Database;
import tenure.jobs.warehouse.Warehouse;

/** The databases that marts are published to. */
final class WarehouseSettings {
  private WarehouseSettings() {}

  /** The warehouses without a problem, by name; the others are noted. */
  static Map<String, Warehouse> read(Section s) {
    Map<String, Warehouse> warehouses = new LinkedHashMap<>();
    s.children().forEach((name, one) -> read(name, one).ifPresent(w -> warehouses.put(name, w)));
    return warehouses;
  }

  private static Optional<Warehouse> read(String name, Section s) {
    String schema = s.text("schema");
    Optional<String> role = s.optionalText("reader-role");
    Optional<Database> database = DatabaseSettings.database(s);
    return database.flatMap(d -> s.make(() -> new Warehouse(name, d, schema, role)));
  }
}
