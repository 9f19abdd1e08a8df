package tenure.jobs.night;

import static tenure.jobs.night.Stage.MARTS;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.features.AccountRelationship;
import tenure.features.AccountUsage;
import tenure.jobs.settings.Settings;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctExpansionOpportunity;
import tenure.marts.FctQbr;
import tenure.review.ReviewFacts;
import tenure.scores.MonthEndScores;
import tenure.silver.FxRates;
import tenure.silver.SuccessGoals;
import tenure.silver.Tickets;

/** What was measured, promised and asked for in a quarter → what a business review speaks of. */
final class ReviewSteps {
  private ReviewSteps() {}

  static List<Step> of(Settings settings) {
    return List.of(
        Step.of(
            MARTS,
            FctQbr.TABLE,
            List.of(
                FctAccountDaily.TABLE,
                AccountUsage.TABLE,
                AccountRelationship.TABLE,
                MonthEndScores.TABLE,
                SuccessGoals.TABLE,
                FxRates.TABLE,
                Tickets.TABLE,
                FctExpansionOpportunity.TABLE),
            in ->
                FctQbr.from(
                    facts(in, settings), settings.retention().fiscalYearStartMonth(), in.night())));
  }

  private static ReviewFacts facts(Inputs in, Settings settings) {
    int fiscalMonth = settings.retention().fiscalYearStartMonth();
    return new ReviewFacts(
        days(in, FctAccountDaily.TABLE, fiscalMonth),
        days(in, AccountUsage.TABLE, fiscalMonth),
        in.tonight(AccountRelationship.TABLE),
        in.upTo(MonthEndScores.TABLE),
        FeatureSteps.goals(in, settings),
        in.known(Tickets.TABLE),
        in.tonight(FctExpansionOpportunity.TABLE));
  }

  /** Tonight's slice and those of the ends of the quarters before. */
  private static Dataset<Row> days(Inputs in, Table table, int fiscalMonth) {
    return ReviewFacts.pastDays(in.night(), fiscalMonth).stream()
        .map(day -> in.slice(table, day))
        .reduce(in.tonight(table), Dataset::unionByName);
  }
}
