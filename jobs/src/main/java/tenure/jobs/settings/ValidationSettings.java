package tenure.jobs.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tenure.validation.ValidationPolicy;

/** How it is found out whether health foretells losses, from its section. */
public final class ValidationSettings {
  private ValidationSettings() {}

  /** The policy; empty where the section has a problem, which is then noted. */
  public static Optional<ValidationPolicy> validation(Section s) {
    List<Integer> horizons = s.numbers("horizon-days").stream().map(Double::intValue).toList();
    BigDecimal lossShare = s.decimal("loss-share");
    int pastMonths = s.whole("past-months");
    int testedMonths = s.whole("tested-months");
    int minimumLosses = s.whole("minimum-losses");
    int prior = s.whole("prior-judgements");
    double regularisation = s.number("regularisation");
    return s.done()
        .make(
            () ->
                new ValidationPolicy(
                    horizons,
                    lossShare,
                    pastMonths,
                    testedMonths,
                    minimumLosses,
                    prior,
                    regularisation));
  }
}
