package tenure.jobs.settings;

import java.math.BigDecimal;
import java.util.Optional;
import tenure.expansion.ExpansionPolicy;
import tenure.expansion.ExpansionPolicy.Propensity;
import tenure.expansion.ExpansionPolicy.Rules;

/** When growth is proposed to a customer. */
final class ExpansionSettings {
  private ExpansionSettings() {}

  /** The policy; empty where something has a problem, which is then noted. */
  static Optional<ExpansionPolicy> expansion(Section s) {
    double full = s.number("full-seats-share");
    double target = s.number("target-seats-share");
    double api = s.number("api-share");
    int attempts = s.whole("beyond-plan-attempts");
    BigDecimal tier = s.decimal("tier-uplift-share");
    BigDecimal growth = s.decimal("growth-share");
    Optional<Rules> rules = rules(s.section("whitespace"));
    Optional<Propensity> propensity = propensity(s.section("propensity"));
    return s.done()
        .make(
            () ->
                new ExpansionPolicy(
                    full,
                    target,
                    api,
                    attempts,
                    tier,
                    growth,
                    rules.orElse(null),
                    propensity.orElse(null)));
  }

  private static Optional<Rules> rules(Section s) {
    double support = s.number("support");
    double confidence = s.number("confidence");
    double lift = s.number("lift");
    int items = s.whole("items");
    return s.done().make(() -> new Rules(support, confidence, lift, items));
  }

  private static Optional<Propensity> propensity(Section s) {
    int minimum = s.whole("minimum-proposals");
    int months = s.whole("months");
    return s.done().make(() -> new Propensity(minimum, months));
  }
}
