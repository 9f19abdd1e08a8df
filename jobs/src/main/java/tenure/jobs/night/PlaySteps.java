package tenure.jobs.night;

import static tenure.jobs.night.Stage.SCORES;

import java.util.List;
import java.util.stream.Stream;
import tenure.contract.Table;
import tenure.expansion.ProductRules;
import tenure.jobs.settings.PlaySettings;
import tenure.jobs.settings.Settings;
import tenure.plays.PlayAccounts;
import tenure.plays.Plays;
import tenure.scores.HealthScores;
import tenure.scores.Renewals;
import tenure.signals.Signals;
import tenure.silver.Accounts;
import tenure.silver.Csms;
import tenure.silver.PlayCompletions;

/** What the night concluded → whose work it is. */
final class PlaySteps {
  private static final List<Table> READS =
      Stream.concat(
              ScoreSteps.FEATURES.stream(),
              Stream.of(
                  HealthScores.TABLE,
                  ProductRules.TABLE,
                  Signals.TABLE,
                  Renewals.TABLE,
                  Accounts.TABLE,
                  Csms.TABLE,
                  PlayCompletions.TABLE,
                  Plays.TABLE))
          .toList();

  private PlaySteps() {}

  static Step plays(Settings settings) {
    PlaySettings plays = settings.plays();
    return Step.of(
        SCORES,
        Plays.TABLE,
        READS,
        in ->
            Plays.from(
                PlayAccounts.from(
                    ScoreSteps.figures(in),
                    in.tonight(Signals.TABLE),
                    in.tonight(Renewals.TABLE),
                    in.known(Accounts.TABLE),
                    in.known(Csms.TABLE)),
                in.known(PlayCompletions.TABLE),
                in.lastBefore(Plays.TABLE),
                plays.policy(),
                plays.holidays().after(in.night(), plays.policy().businessDays()),
                in.night()));
  }
}
