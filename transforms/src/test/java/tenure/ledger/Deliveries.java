package tenure.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.silver.AccountHierarchy;
import tenure.silver.FxRates;
import tenure.silver.SubscriptionLines;

/**
 * A random company whose sources change their minds: a history loaded at once, and nights after it
 * that move, correct, remove and re-point lines, parents and rates.
 */
final class Deliveries {
  /** A load, a month end, a day before and one after a close, an ordinary day, the rest. */
  static final List<LocalDate> NIGHTS =
      List.of(
          LocalDate.of(2025, 3, 20),
          LocalDate.of(2025, 3, 31),
          LocalDate.of(2025, 4, 4),
          LocalDate.of(2025, 4, 7),
          LocalDate.of(2025, 4, 8),
          LocalDate.of(2025, 5, 2),
          LocalDate.of(2025, 6, 30));

  private final Random random;
  private final List<Map<String, Object>> current = new ArrayList<>();
  private final List<Map<String, Object>> lines = new ArrayList<>();
  private final List<Map<String, Object>> parents = new ArrayList<>();
  private final List<Map<String, Object>> rates = new ArrayList<>();

  private Deliveries(long seed) {
    this.random = new Random(seed);
  }

  /** So many accounts, delivered over all nights. */
  static Deliveries of(long seed, int accounts) {
    Deliveries all = new Deliveries(seed);
    World world = RandomWorld.of(seed, accounts);
    all.load(world);
    NIGHTS.stream().skip(1).forEach(night -> all.night(night, accounts));
    return all;
  }

  Dataset<Row> lines() {
    return World.frame(SubscriptionLines.TABLE, lines);
  }

  Dataset<Row> hierarchy() {
    return World.frame(AccountHierarchy.TABLE, parents);
  }

  Dataset<Row> fxRates() {
    return World.frame(FxRates.TABLE, rates);
  }

  private void load(World world) {
    LocalDate first = NIGHTS.get(0);
    for (World.Line line : world.lines) {
      Map<String, Object> row = World.version(line, first, Map.of());
      current.add(row);
      if (random.nextInt(20) > 0) {
        lines.add(row);
      }
    }
    world.grains.forEach((account, grain) -> parent(account, grain, first));
    world.rates.forEach(
        (key, rate) -> {
          LocalDate month = LocalDate.parse(key.substring(4));
          rate(key.substring(0, 3), month, rate, month.isAfter(first) ? month : first);
        });
  }

  private void night(LocalDate night, int accounts) {
    for (int i = 0; i < current.size(); i++) {
      if (random.nextInt(6) == 0) {
        Map<String, Object> row = new HashMap<>(current.get(i));
        row.put("known_on", night);
        row.put("written_on", night);
        row.put("is_deleted", false);
        change(row, night, accounts);
        current.set(i, row);
        lines.add(row);
      }
    }
    String account = account(accounts);
    parent(account, random.nextBoolean() ? account : account(accounts), night);
    if (random.nextInt(3) == 0) {
      rate("EUR", LocalDate.of(2025, 2, 28), number(90, 130, 2), night);
    }
  }

  private void change(Map<String, Object> row, LocalDate night, int accounts) {
    LocalDate start = (LocalDate) row.get("service_start_date");
    switch (random.nextInt(9)) {
      case 0 -> row.put("service_start_date", start.plusDays(random.nextInt(160) - 80L));
      case 1 -> {
        row.put("service_end_date", night.minusDays(random.nextInt(90)));
        row.put("status", "cancelled");
      }
      case 2 -> {
        row.put("status", "active");
        row.put("service_end_date", null);
      }
      case 3 -> row.put("amount", number(1_000, 900_000, 2));
      case 4 -> row.put("is_deleted", true);
      case 5 -> row.put("account_id", account(accounts));
      default -> {
        row.put("status", "paused");
        row.put("service_end_date", null);
        row.put("paused_date", night.minusDays(30L + random.nextInt(60)));
      }
    }
  }

  private String account(int accounts) {
    return "A" + random.nextInt(accounts);
  }

  private void parent(String account, String grain, LocalDate night) {
    parents.add(
        Map.of(
            "account_id", account,
            "grain_id", grain,
            "is_deleted", false,
            "known_on", night,
            "written_on", night));
  }

  private void rate(String currency, LocalDate month, BigDecimal rate, LocalDate night) {
    rates.add(
        Map.of(
            "currency", currency,
            "month_end_date", month,
            "rate", rate,
            "is_deleted", false,
            "known_on", night,
            "written_on", night));
  }

  private BigDecimal number(int low, int high, int scale) {
    return BigDecimal.valueOf(low + random.nextInt(high - low), scale);
  }
}
