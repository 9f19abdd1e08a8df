package tenure.ledger;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tenure.columns.Months;
import tenure.silver.SubscriptionLines;

/** Retention once more, grain by grain and window by window, in plain Java and slowly. */
final class NaiveRetention {
  /** A grain, or one product of it, with its lines. */
  private record Unit(String grain, String product, List<World.Line> lines) {}

  /** MRR at an instant, neither below nothing. */
  private record Worth(BigDecimal active, BigDecimal paused) {
    BigDecimal held() {
      return active.add(paused);
    }
  }

  /** The additive parts of one row: fourteen sums in the order of the contract. */
  private static final int PARTS = 14;

  private final NaiveLedger ledger;
  private final List<LocalDate> months = new ArrayList<>();
  private final Map<String, Unit> units = new TreeMap<>();
  private final Map<String, Worth> worths = new HashMap<>();
  private final Map<String, BigDecimal[]> rows = new TreeMap<>();
  private final Function<String, List<String>> slicesOfGrain;
  private final int fiscalStart;

  /** The rows of a world, whose grains are in slices such as "region EMEA". */
  NaiveRetention(
      World world, LocalDate night, int fiscalStart, Function<String, List<String>> slicesOfGrain) {
    this.ledger = new NaiveLedger(world, night);
    this.slicesOfGrain = slicesOfGrain;
    this.fiscalStart = fiscalStart;
    for (World.Line line : world.lines) {
      String family = line.text(SubscriptionLines.PRODUCT_FAMILY);
      String grain = world.grain(line.account());
      unit(grain, null).lines.add(line);
      unit(grain, family == null ? "unknown" : family).lines.add(line);
    }
    YearMonth last = YearMonth.from(Months.lastComplete(night));
    for (YearMonth m = YearMonth.from(World.FIRST); !m.isAfter(last); m = m.plusMonths(1)) {
      months.add(m.atEndOfMonth());
    }
    units.values().forEach(unit -> months.forEach(end -> windows(unit, end)));
  }

  /** The parts of every row by "definition end slice". */
  Map<String, BigDecimal[]> rows() {
    return rows;
  }

  /** GRR, NRR and logo retention of a row; null where there is nothing to divide by. */
  static Double[] rates(BigDecimal[] parts) {
    return new Double[] {
      share(parts[11], parts[9]), share(parts[10], parts[9]), share(parts[13], parts[12])
    };
  }

  /** The complete months of the world. */
  List<LocalDate> months() {
    return months;
  }

  /** Every grain that ever had a line. */
  List<String> grains() {
    return units.values().stream().filter(u -> u.product == null).map(Unit::grain).toList();
  }

  /** What a grain pays at a month end, at the rates of another. */
  BigDecimal active(String grain, LocalDate month, LocalDate rateOf) {
    return worth(unit(grain, null), month, rateOf).active;
  }

  /** Whether a grain is a customer at a month end, paying or paused. */
  boolean isHeld(String grain, LocalDate month) {
    return worth(unit(grain, null), month, month).held().signum() > 0;
  }

  private Unit unit(String grain, String product) {
    return units.computeIfAbsent(
        grain + "/" + product, k -> new Unit(grain, product, new ArrayList<>()));
  }

  private void windows(Unit unit, LocalDate end) {
    int passed = Math.floorMod(end.getMonthValue() - fiscalStart, 12) + 1;
    add("cohort_12m", unit, end, 12, false);
    add("strict_no_return", unit, end, 12, true);
    add("monthly", unit, end, 1, false);
    add("fiscal_ytd", unit, end, passed, false);
    if (passed % 3 == 0) {
      add("quarterly", unit, end, 3, false);
    }
    if (passed == 12) {
      add("fiscal_year", unit, end, 12, false);
    }
  }

  private void add(String definition, Unit unit, LocalDate end, int length, boolean isStrict) {
    BigDecimal[] parts = parts(unit, before(end, length), end, isStrict);
    if (Arrays.stream(parts).allMatch(p -> p.signum() == 0)) {
      return;
    }
    for (String slice : slices(unit)) {
      BigDecimal[] sums = rows.computeIfAbsent(definition + " " + end + " " + slice, k -> zeros());
      for (int i = 0; i < PARTS; i++) {
        sums[i] = sums[i].add(parts[i]);
      }
    }
  }

  private List<String> slices(Unit unit) {
    if (unit.product != null) {
      return List.of("product " + unit.product);
    }
    List<String> slices = new ArrayList<>(slicesOfGrain.apply(unit.grain));
    LocalDate first = firstHeld(unit);
    slices.add("cohort " + first.getYear() + "-Q" + (first.getMonthValue() + 2) / 3);
    slices.add("total total");
    return slices;
  }

  private BigDecimal[] parts(Unit unit, LocalDate start, LocalDate end, boolean isStrict) {
    Worth own = worth(unit, start, start);
    Worth then = worth(unit, start, end);
    Worth now = worth(unit, end, end);
    BigDecimal[] parts = zeros();
    parts[0] = own.active;
    boolean isLost =
        isStrict && wasAway(unit, start, end) && then.held().signum() * now.held().signum() > 0;
    if (isLost) {
      parts[5] = then.held();
      parts[2] = now.held();
    } else {
      move(parts, then.held(), now.held(), wasHeldUpTo(unit, start));
    }
    parts[6] = then.paused.subtract(now.paused);
    parts[7] = then.active.subtract(own.active);
    parts[8] = now.active;
    if (then.active.signum() > 0) {
      parts[9] = then.active;
      parts[12] = BigDecimal.ONE;
      if (!isLost) {
        parts[10] = now.active;
        parts[11] = then.active.min(now.active);
        parts[13] = BigDecimal.valueOf(now.active.signum());
      }
    }
    return parts;
  }

  /** new, reactivation, expansion, contraction, churn stand at 1 to 5. */
  private static void move(BigDecimal[] parts, BigDecimal then, BigDecimal now, boolean wasHeld) {
    BigDecimal moved = now.subtract(then);
    if (then.signum() == 0) {
      parts[wasHeld ? 2 : 1] = moved;
    } else if (now.signum() == 0) {
      parts[5] = then;
    } else {
      parts[moved.signum() > 0 ? 3 : 4] = moved.abs();
    }
  }

  private boolean wasAway(Unit unit, LocalDate start, LocalDate end) {
    return months.get(0).isAfter(start)
        || months.stream()
            .filter(m -> !m.isBefore(start) && !m.isAfter(end))
            .anyMatch(m -> worth(unit, m, m).active.signum() == 0);
  }

  private boolean wasHeldUpTo(Unit unit, LocalDate day) {
    return months.stream()
        .filter(m -> !m.isAfter(day))
        .anyMatch(m -> worth(unit, m, m).held().signum() > 0);
  }

  private LocalDate firstHeld(Unit unit) {
    return months.stream()
        .filter(m -> worth(unit, m, m).held().signum() > 0)
        .findFirst()
        .orElse(LocalDate.EPOCH);
  }

  private Worth worth(Unit unit, LocalDate month, LocalDate rateOf) {
    String key = unit.grain + "/" + unit.product + month + rateOf;
    Worth known = worths.get(key);
    if (known == null) {
      known = new Worth(sum(unit, month, rateOf, "active"), sum(unit, month, rateOf, "paused"));
      worths.put(key, known);
    }
    return known;
  }

  private BigDecimal sum(Unit unit, LocalDate month, LocalDate rateOf, String state) {
    return unit.lines.stream()
        .filter(l -> ledger.state(l, month).equals(state))
        .map(l -> ledger.value(l, month, rateOf))
        .reduce(ZERO, BigDecimal::add)
        .max(ZERO)
        .setScale(2);
  }

  private static LocalDate before(LocalDate monthEnd, int months) {
    return YearMonth.from(monthEnd).minusMonths(months).atEndOfMonth();
  }

  private static Double share(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0 ? null : part.doubleValue() / whole.doubleValue();
  }

  private static BigDecimal[] zeros() {
    BigDecimal[] zeros = new BigDecimal[PARTS];
    Arrays.fill(zeros, ZERO);
    return zeros;
  }
}
