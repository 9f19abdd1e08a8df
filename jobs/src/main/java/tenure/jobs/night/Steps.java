package tenure.jobs.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tenure.jobs.settings.Settings;

/** Every step of a night after silver, in the order data flows. */
public final class Steps {
  private Steps() {}

  /** The steps under these settings. */
  public static List<Step> of(Settings settings) {
    return Stream.of(
            LedgerSteps.of(settings),
            FeatureSteps.of(settings),
            ScoreSteps.of(settings),
            CertificateSteps.of(settings),
            MartSteps.of(settings),
            ValidationSteps.of(settings),
            BookSteps.of(settings),
            DimensionSteps.of(settings),
            RenewalSteps.marts(settings),
            ExpansionSteps.of(settings),
            ReviewSteps.of(settings),
            LifecycleSteps.of(settings),
            CoverageSteps.of(settings))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The steps of a night, those of month ends on these only. It does not go back: where a newer
   * night is served already, the tables without nights stay as that one made them, and only the
   * night's own slices are written.
   *
   * @param served the newest night that readers are given, where there is one
   */
  static List<Step> onward(List<Step> steps, LocalDate night, Optional<LocalDate> served) {
    boolean isBehind = served.filter(newest -> newest.isAfter(night)).isPresent();
    return steps.stream()
        .filter(s -> s.isDue(night))
        .filter(s -> !isBehind || s.target().slice().isPresent())
        .toList();
  }
}
