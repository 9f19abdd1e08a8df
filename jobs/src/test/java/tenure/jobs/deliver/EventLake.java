package tenure.jobs.deliver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.Progress;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published;
import tenure.jobs.settings.Settings;
import tenure.kit.Spark;
import tenure.kit.TextTable;

/** A lake with published nights that tests write as text. */
final class EventLake {
  final Lake lake;
  private final Map<String, Long> versions = new LinkedHashMap<>();

  EventLake(Path folder) {
    lake = new Lake(Spark.session(), folder.resolve("lake").toString());
  }

  /** Rows of text, with harmless values wherever the contract demands one. */
  static Dataset<Row> filled(Table table, String text, LocalDate night) {
    Map<String, Column> demanded = new HashMap<>();
    for (Field field : table.fields()) {
      if (field.isRequired()) {
        demanded.put(field.name(), coalesce(field.col(), harmless(field, night)));
      }
    }
    return TextTable.rows(table, text).withColumns(demanded).transform(table::conform);
  }

  private static Column harmless(Field field, LocalDate night) {
    return switch (field.kind()) {
      case CHOICE -> lit(field.choices().get(0));
      case ID, TEXT -> lit("x");
      case DAY -> to_date(lit(night.toString()));
      case FLAG -> lit(false);
      default -> lit(0).cast(field.type());
    };
  }

  /** Replaces a table's slice of a night, or the whole table where it has no nights. */
  EventLake with(Table table, LocalDate night, String text) {
    return with(table, night, filled(table, text, night));
  }

  EventLake with(Table table, LocalDate night, Dataset<Row> rows) {
    long version =
        table.slice().isPresent()
            ? lake.replace(table, night, rows).version()
            : lake.replaceAll(table, rows).version();
    versions.put(table.fullName(), version);
    return this;
  }

  /** Shows readers what was written up to now. */
  void publish(LocalDate night) {
    Published.write(lake, new Published.Manifest(night, versions));
  }

  /** Deliveries of this lake to a receiver, with more settings in words. */
  Delivery delivery(Path folder, Receiver receiver, Clock clock, String more) {
    try {
      Path secret = Files.writeString(folder.resolve("secret"), Receiver.SECRET);
      Path config = folder.resolve("own.conf");
      Files.writeString(
          config,
          """
          tenure.deliver {
            folder = "%s"
            salesforce.queue-owners { "queue:finance" = "005500000000009AAA" }
            webhook { url = "%s", secret-file = "%s", first-wait-seconds = 1, longest-wait-seconds = 2 }
            %s
          }
          """
              .formatted(folder.resolve("outbox"), receiver.url(), secret, more));
      Settings.Overrides overrides =
          new Settings.Overrides(Optional.of(config), Optional.empty(), Optional.of(lake.root()));
      return new Delivery(lake, Settings.load(overrides), clock, Progress.SILENT);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
