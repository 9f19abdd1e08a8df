package tenure.ledger;

import static tenure.silver.SubscriptionLines.*;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes worlds from a seed; every rule of the ledger happens in one of a few hundred accounts. */
final class RandomWorld {
  private final Random random;
  private final World world = new World();

  private RandomWorld(long seed) {
    this.random = new Random(seed);
  }

  /** So many accounts, each with one to four lines. */
  static World of(long seed, int accounts) {
    RandomWorld maker = new RandomWorld(seed);
    maker.rates();
    for (int i = 0; i < accounts; i++) {
      maker.account(i);
    }
    return maker.world;
  }

  private void rates() {
    YearMonth last = YearMonth.from(World.NIGHT);
    for (YearMonth m = YearMonth.from(World.FIRST); !m.isAfter(last); m = m.plusMonths(1)) {
      if (m.getMonthValue() != 8) {
        world.rates.put("GBP " + m.atEndOfMonth(), decimal(110, 140, 2));
      }
      world.rates.put("EUR " + m.atEndOfMonth(), decimal(95_000_000, 125_000_000, 8));
    }
  }

  private void account(int number) {
    String account = "A" + number;
    if (chance(20)) {
      world.grains.put(account, "A" + number / 2);
    }
    String currency = pick("USD", "USD", "USD", "EUR", "GBP");
    LocalDate start = day(World.FIRST, 700);
    int lines = 1 + random.nextInt(4);
    for (int i = 0; i < lines; i++) {
      String id = account + "-" + i;
      World.Line line = line(id, account, currency, start);
      world.lines.add(line);
      LocalDate end = line.day(SERVICE_END_DATE);
      start =
          end == null || chance(30)
              ? day(start, 300)
              : end.plusDays(chance(50) ? 0 : random.nextInt(60));
    }
  }

  private World.Line line(String id, String account, String currency, LocalDate start) {
    Map<String, Object> line = new HashMap<>();
    line.put("service_start_date", start);
    line.put("currency", currency);
    line.put("product_family", pick("Core", "Core", "Analytics", null));
    line.put("tier_rank", pick(1L, 2L, 3L, null));
    line.put(
        "charge_kind", pick("licence", "seats", "seats", "committed_minimum", "usage", "one_off"));
    line.put(
        "status",
        pick(
            "active",
            "active",
            "active",
            "past_due",
            "cancelled",
            "expired",
            "trialing",
            "unpaid",
            "incomplete"));
    price(line);
    discount(line, start);
    ending(line, start);
    if (chance(15)) {
      line.put("trial_end_date", start.plusDays(random.nextInt(40)));
    }
    if (line.get("status").equals("unpaid") && chance(70)) {
      line.put("term_start_date", start.plusDays(random.nextInt(200)));
    }
    return new World.Line(id, account, line, pauses(line, start));
  }

  private void price(Map<String, Object> line) {
    line.put("interval_unit", pick("day", "week", "month", "month", "year", "term"));
    line.put("interval_count", pick(null, 1L, 1L, 3L));
    line.put("quantity", chance(80) ? decimal(1, 60, 0) : null);
    if (chance(60)) {
      line.put("amount", decimal(chance(4) ? -50_000 : 0, 2_000_000, 2));
    }
    if (chance(70)) {
      line.put("unit_price", decimal(1, 40_000_000, 6));
    }
  }

  private void discount(Map<String, Object> line, LocalDate start) {
    if (chance(30)) {
      line.put("discount_share", decimal(0, 100, 2));
      line.put("discount_amount", chance(30) ? decimal(0, 50_000, 2) : null);
      line.put("discount_start_date", chance(50) ? day(start, 200) : null);
      line.put("discount_end_date", chance(50) ? day(start.plusDays(100), 300) : null);
      line.put("discount_duration", pick(null, "forever", "once", "repeating"));
    }
  }

  private void ending(Map<String, Object> line, LocalDate start) {
    boolean isEnded = List.of("cancelled", "expired").contains(line.get("status"));
    if (isEnded ? chance(95) : chance(20)) {
      boolean isWhole = chance(50);
      LocalDate anniversary =
          start.plusMonths(1 + random.nextInt(24)).plusDays(random.nextInt(9) - 4);
      line.put("service_end_date", isWhole ? anniversary : day(start.plusDays(1), 500));
    }
    if (chance(20)) {
      line.put("term_end_date", start.plusMonths(12));
    }
    if (chance(8)) {
      line.put("cancel_effective_date", day(start, 600));
    }
  }

  private List<World.Pause> pauses(Map<String, Object> line, LocalDate start) {
    boolean isGivenUp =
        line.get("status").equals("cancelled") && line.get("service_end_date") != null;
    boolean canPause = isGivenUp || line.get("status").equals("active");
    LocalDate from = day(start.plusDays(1), 300);
    LocalDate until = from.plusDays(2 + random.nextInt(150));
    LocalDate limit = World.NIGHT.minusDays(2);
    if (!canPause || !chance(15) || from.isAfter(limit)) {
      return List.of();
    }
    if (isGivenUp) {
      return until.isAfter(limit) ? List.of() : List.of(new World.Pause(from, until, true));
    }
    if (until.isAfter(limit)) {
      line.put("status", "paused");
      line.put("paused_date", from);
      line.remove("service_end_date");
      return List.of(new World.Pause(from, null, false));
    }
    return List.of(new World.Pause(from, until, false));
  }

  private LocalDate day(LocalDate from, int within) {
    return from.plusDays(random.nextInt(within));
  }

  private BigDecimal decimal(int low, int high, int scale) {
    return BigDecimal.valueOf(low + random.nextInt(high - low), scale);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  @SafeVarargs
  private <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }
}
