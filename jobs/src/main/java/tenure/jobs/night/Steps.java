package tenure.jobs.night;

import java.util.List;
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
            MartSteps.of(settings))
        .flatMap(List::stream)
        .toList();
  }
}
