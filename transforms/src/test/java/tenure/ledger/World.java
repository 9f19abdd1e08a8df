package tenure.ledger;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.kit.Spark;
import tenure.silver.AccountHierarchy;
import tenure.silver.FxRates;
import tenure.silver.SubscriptionLines;

/** Customers made up at random for the oracle and the laws: lines, parents and rates. */
final class World {
  static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
  static final LocalDate NIGHT = LocalDate.of(2025, 6, 30);

  /** A pause with the day that learned its end; given up where the customer left out of it. */
  record Pause(LocalDate from, LocalDate until, boolean isGivenUp) {}

  /** One line as it is in the end; what the source showed on the way is in {@link #versions}. */
  record Line(String id, String account, Map<String, Object> last, List<Pause> pauses) {
    Object get(Field field) {
      return last.get(field.name());
    }

    LocalDate day(Field field) {
      return last.get(field.name()) == null ? null : (LocalDate) last.get(field.name());
    }

    BigDecimal number(Field field) {
      return (BigDecimal) last.get(field.name());
    }

    String text(Field field) {
      return (String) last.get(field.name());
    }
  }

  final List<Line> lines = new ArrayList<>();
  final Map<String, String> grains = new TreeMap<>();
  final Map<String, BigDecimal> rates = new TreeMap<>();

  String grain(String account) {
    return grains.getOrDefault(account, account);
  }

  /** Every version of every line, as nights would have learned them. */
  Dataset<Row> versions() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Line line : lines) {
      LocalDate start = line.day(SubscriptionLines.SERVICE_START_DATE);
      if (line.pauses.isEmpty()) {
        rows.add(version(line, start, Map.of()));
      }
      for (Pause pause : line.pauses) {
        Map<String, Object> running = new HashMap<>();
        running.put("status", "active");
        running.put("service_end_date", null);
        rows.add(version(line, start, running));
        running.put("status", "paused");
        running.put("paused_date", pause.from);
        rows.add(version(line, pause.from.plusDays(1), running));
        if (pause.until != null) {
          rows.add(version(line, pause.until, Map.of()));
        }
      }
    }
    return frame(SubscriptionLines.TABLE, rows);
  }

  Dataset<Row> fxRates() {
    List<Map<String, Object>> rows = new ArrayList<>();
    rates.forEach(
        (key, rate) ->
            rows.add(
                Map.of(
                    "currency", key.substring(0, 3),
                    "month_end_date", LocalDate.parse(key.substring(4)),
                    "rate", rate)));
    return frame(FxRates.TABLE, rows);
  }

  Dataset<Row> hierarchy() {
    List<Map<String, Object>> rows = new ArrayList<>();
    grains.forEach((account, grain) -> rows.add(Map.of("account_id", account, "grain_id", grain)));
    return frame(AccountHierarchy.TABLE, rows);
  }

  static Map<String, Object> version(Line line, LocalDate on, Map<String, Object> then) {
    Map<String, Object> row = new HashMap<>(line.last);
    row.put("source", "billing");
    row.put("subscription_line_id", line.id);
    row.put("account_id", line.account);
    row.put("known_on", on);
    row.put("written_on", on);
    row.put("is_deleted", false);
    row.putAll(then);
    return row;
  }

  static Dataset<Row> frame(Table table, List<Map<String, Object>> maps) {
    List<Row> rows =
        maps.stream()
            .map(m -> table.fields().stream().map(f -> value(f, m.get(f.name()))).toArray())
            .map(RowFactory::create)
            .toList();
    return Spark.session().createDataFrame(rows, table.schema());
  }

  private static Object value(Field field, Object value) {
    if (value instanceof LocalDate day) {
      return Date.valueOf(day);
    }
    if (value instanceof BigDecimal number) {
      return number.setScale(field.kind() == Field.Kind.MONEY ? 2 : 8);
    }
    return value;
  }
}
