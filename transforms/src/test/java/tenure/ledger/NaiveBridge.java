package tenure.ledger;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tenure.columns.Months;

/** Movements once more, grain by grain and month by month, in plain Java. */
final class NaiveBridge {
  /** A grain's active and paused MRR, neither below nothing. */
  private record Worth(BigDecimal active, BigDecimal paused) {
    BigDecimal held() {
      return active.add(paused);
    }
  }

  private final Map<String, List<World.Line>> byGrain = new TreeMap<>();
  private final NaiveLedger ledger;
  private final List<LocalDate> months = new ArrayList<>();

  NaiveBridge(World world, LocalDate night) {
    this.ledger = new NaiveLedger(world, night);
    world.lines.forEach(
        l -> byGrain.computeIfAbsent(world.grain(l.account()), g -> new ArrayList<>()).add(l));
    YearMonth last = YearMonth.from(Months.lastComplete(night));
    for (YearMonth m = YearMonth.from(World.FIRST); !m.isAfter(last); m = m.plusMonths(1)) {
      months.add(m.atEndOfMonth());
    }
  }

  private Worth worth(String grain, LocalDate monthEnd, LocalDate rateOf) {
    BigDecimal active = ZERO.setScale(2);
    BigDecimal paused = ZERO.setScale(2);
    for (World.Line line : byGrain.get(grain)) {
      String state = ledger.state(line, monthEnd);
      if (state.equals("active")) {
        active = active.add(ledger.value(line, monthEnd, rateOf));
      } else if (state.equals("paused")) {
        paused = paused.add(ledger.value(line, monthEnd, rateOf));
      }
    }
    return new Worth(active.max(ZERO.setScale(2)), paused.max(ZERO.setScale(2)));
  }

  /** Amount by "grain month movement", where there is one. */
  Map<String, BigDecimal> movements() {
    Map<String, BigDecimal> all = new TreeMap<>();
    for (String grain : byGrain.keySet()) {
      boolean wasPositive = false;
      for (LocalDate month : months) {
        Worth own = worth(grain, before(month, 1), before(month, 1));
        Worth then = worth(grain, before(month, 1), month);
        Worth now = worth(grain, month, month);
        BigDecimal moved = now.held().subtract(then.held());
        BigDecimal resumed = then.paused().subtract(now.paused());
        String at = grain + " " + month + " ";
        all.put(at + ladder(then.held(), now.held(), wasPositive), moved);
        all.put(at + "fx", then.active().subtract(own.active()));
        all.put(at + (resumed.signum() < 0 ? "pause" : "resume"), resumed);
        wasPositive |= now.held().signum() > 0;
      }
    }
    all.values().removeIf(amount -> amount.signum() == 0);
    return all;
  }

  private static String ladder(BigDecimal opening, BigDecimal closing, boolean wasPositive) {
    if (opening.signum() == 0) {
      return closing.signum() == 0 ? "none" : wasPositive ? "reactivation" : "new";
    }
    int order = closing.compareTo(opening);
    return closing.signum() == 0
        ? "churn"
        : order < 0 ? "contraction" : order > 0 ? "expansion" : "none";
  }

  private static LocalDate before(LocalDate monthEnd, int months) {
    return YearMonth.from(monthEnd).minusMonths(months).atEndOfMonth();
  }
}
