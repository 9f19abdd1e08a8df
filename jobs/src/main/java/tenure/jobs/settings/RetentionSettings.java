package tenure.jobs.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tenure.forecast.ForecastPolicy;
import tenure.ledger.RenewalTiming;
import tenure.scores.ConflictPolicy;
import tenure.scores.RetentionBands;
import tenure.scores.SurvivalPolicy;

/**
 * What retention is called, what lifetimes are worth, when a renewal is late and whom to believe:
 * each from a section of its own.
 */
public final class RetentionSettings {
  private RetentionSettings() {}

  /** Survival's policy; empty where the section has a problem, which is then noted. */
  public static Optional<SurvivalPolicy> survival(Section s) {
    BigDecimal margin = s.decimal("gross-margin");
    BigDecimal rate = s.decimal("discount-rate");
    return s.done().make(() -> new SurvivalPolicy(margin, rate));
  }

  /** Whom to believe; empty where the section has a problem, which is then noted. */
  public static Optional<ConflictPolicy> conflicts(Section s) {
    List<String> precedence = s.texts("precedence");
    int renewalDays = s.whole("renewal-days");
    int useDays = s.whole("use-days");
    return s.done().make(() -> new ConflictPolicy(precedence, renewalDays, useDays));
  }

  /** When a renewal is early or late; empty where the section has a problem, which is noted. */
  public static Optional<RenewalTiming> renewalTiming(Section s) {
    int earlyDays = s.whole("early-days");
    int lateMonths = s.whole("late-months");
    return s.done().make(() -> new RenewalTiming(earlyDays, lateMonths));
  }

  /** How the retention ahead is simulated; empty where the section has a problem, then noted. */
  public static Optional<ForecastPolicy> forecast(Section s) {
    int seed = s.whole("seed");
    int draws = s.whole("draws");
    double interval = s.number("interval-share");
    return s.done().make(() -> new ForecastPolicy(seed, draws, interval));
  }

  /** What retention is called; empty where the section has a problem, which is then noted. */
  public static Optional<RetentionBands> bands(Section s) {
    BigDecimal strong = s.decimal("strong-grr");
    BigDecimal problem = s.decimal("problem-grr");
    BigDecimal top = s.decimal("top-nrr");
    BigDecimal leak = s.decimal("leak-nrr");
    return s.done().make(() -> new RetentionBands(strong, problem, top, leak));
  }
}
