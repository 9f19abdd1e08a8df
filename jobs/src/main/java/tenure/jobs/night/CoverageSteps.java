package tenure.jobs.night;

import static tenure.jobs.night.Stage.MARTS;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.coverage.Books;
import tenure.features.AccountProfile;
import tenure.jobs.settings.Settings;
import tenure.ledger.Movements;
import tenure.marts.DimCsm;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctBookMove;
import tenure.marts.FctCsmMonth;
import tenure.marts.FctFeedback;
import tenure.marts.FctPlayEffect;
import tenure.marts.FctRetention;
import tenure.marts.FctSegmentMonth;
import tenure.plays.Plays;
import tenure.scores.HealthScores;
import tenure.silver.AccountHierarchy;
import tenure.silver.Csms;
import tenure.silver.SubscriptionLines;
import tenure.silver.Tickets;

/** Who looks after whom, whether plays help, what Product should hear of; at month ends only. */
final class CoverageSteps {
  private static final List<Table> BOOKS =
      List.of(AccountProfile.TABLE, HealthScores.TABLE, Plays.TABLE, Csms.TABLE);

  private CoverageSteps() {}

  static List<Step> of(Settings settings) {
    return List.of(
        Step.of(MARTS, DimCsm.TABLE, List.of(Csms.TABLE), in -> DimCsm.from(in.known(Csms.TABLE)))
            .monthly(),
        Step.of(
                MARTS,
                FctCsmMonth.TABLE,
                List.of(
                    AccountProfile.TABLE,
                    HealthScores.TABLE,
                    Plays.TABLE,
                    Csms.TABLE,
                    FctRetention.TABLE),
                in ->
                    FctCsmMonth.from(books(in, settings), in.whole(FctRetention.TABLE), in.night()))
            .monthly(),
        Step.of(
                MARTS,
                FctSegmentMonth.TABLE,
                BOOKS,
                in -> FctSegmentMonth.from(books(in, settings), in.night()))
            .monthly(),
        Step.of(
                MARTS,
                FctBookMove.TABLE,
                BOOKS,
                in -> FctBookMove.from(books(in, settings), in.night()))
            .monthly(),
        Step.of(
                MARTS,
                FctPlayEffect.TABLE,
                List.of(Plays.TABLE, FctAccountDaily.TABLE),
                in ->
                    FctPlayEffect.from(
                        in.tonight(Plays.TABLE),
                        in.tonight(FctAccountDaily.TABLE),
                        settings.validation().horizonDays().get(0),
                        in.night()))
            .monthly(),
        feedback());
  }

  private static Step feedback() {
    return Step.of(
            MARTS,
            FctFeedback.TABLE,
            List.of(
                Tickets.TABLE,
                FctAccountDaily.TABLE,
                Plays.TABLE,
                Movements.TABLE,
                SubscriptionLines.TABLE,
                AccountHierarchy.TABLE),
            in ->
                FctFeedback.from(
                    in.known(Tickets.TABLE),
                    in.tonight(FctAccountDaily.TABLE),
                    in.tonight(Plays.TABLE),
                    in.upTo(Movements.TABLE),
                    in.known(SubscriptionLines.TABLE),
                    in.known(AccountHierarchy.TABLE),
                    in.night()))
        .monthly();
  }

  private static Dataset<Row> books(Inputs in, Settings settings) {
    return Books.from(
        in.tonight(AccountProfile.TABLE),
        in.tonight(HealthScores.TABLE),
        in.tonight(Plays.TABLE),
        in.known(Csms.TABLE),
        settings.segments());
  }
}
