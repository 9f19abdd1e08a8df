package tenure.jobs.night;

import static tenure.jobs.night.Stage.MARTS;

import java.util.List;
import java.util.stream.Stream;
import tenure.contract.Table;
import tenure.jobs.settings.Settings;
import tenure.marts.FctDigitalJourney;
import tenure.marts.FctOnboarding;
import tenure.marts.FctTimeToValue;
import tenure.scores.HealthScores;
import tenure.signals.Signals;

/** What the night measured and saw → how customers begin, and at which stage they are. */
final class LifecycleSteps {
  private LifecycleSteps() {}

  static List<Step> of(Settings settings) {
    return List.of(onboarding(settings), journey(settings), timeToValue());
  }

  private static Step onboarding(Settings settings) {
    return Step.of(
        MARTS,
        FctOnboarding.TABLE,
        features(HealthScores.TABLE, Signals.TABLE, FctOnboarding.TABLE),
        in ->
            FctOnboarding.from(
                ScoreSteps.features(in),
                in.tonight(HealthScores.TABLE),
                in.tonight(Signals.TABLE),
                in.lastBefore(FctOnboarding.TABLE),
                settings.plays().journey().signals(),
                settings.signals(),
                settings.segments(),
                in.night()));
  }

  private static Step journey(Settings settings) {
    return Step.of(
        MARTS,
        FctDigitalJourney.TABLE,
        features(Signals.TABLE, FctDigitalJourney.TABLE),
        in ->
            FctDigitalJourney.from(
                ScoreSteps.features(in),
                in.tonight(Signals.TABLE),
                in.lastBefore(FctDigitalJourney.TABLE),
                settings.plays().journey(),
                settings.signals(),
                settings.segments().onboardingDays(),
                in.night()));
  }

  private static Step timeToValue() {
    return Step.of(
            MARTS,
            FctTimeToValue.TABLE,
            ScoreSteps.FEATURES,
            in -> FctTimeToValue.from(ScoreSteps.features(in), in.night()))
        .monthly();
  }

  private static List<Table> features(Table... others) {
    return Stream.concat(ScoreSteps.FEATURES.stream(), Stream.of(others)).toList();
  }
}
