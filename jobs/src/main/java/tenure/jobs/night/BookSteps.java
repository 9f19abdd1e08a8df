package tenure.jobs.night;

import static tenure.jobs.night.Stage.MARTS;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.features.AccountFinance;
import tenure.features.AccountProfile;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.jobs.settings.Settings;
import tenure.ledger.CohortMrr;
import tenure.ledger.DueMrr;
import tenure.ledger.GrainMrr;
import tenure.ledger.LineMonths;
import tenure.marts.FctCohortRetention;
import tenure.marts.FctRenewalRate;
import tenure.marts.FctSourceConflict;
import tenure.marts.FctSurvival;
import tenure.scores.GrainAttributes;
import tenure.scores.SourceStatements;
import tenure.silver.AccountHierarchy;
import tenure.silver.Accounts;
import tenure.silver.Csms;
import tenure.silver.FxRates;
import tenure.silver.Opportunities;
import tenure.silver.SubscriptionLines;

/** The ledger and what is known of customers \u2192 the marts that stand beside retention. */
final class BookSteps {
  /** What it takes to know what was due. */
  static final List<Table> DUE =
      List.of(LineMonths.TABLE, SubscriptionLines.TABLE, AccountHierarchy.TABLE, FxRates.TABLE);

  private BookSteps() {}

  static List<Step> of(Settings settings) {
    return List.of(cohorts(settings), survival(settings), renewals(settings), conflicts(settings));
  }

  private static Step cohorts(Settings settings) {
    return Step.of(
        MARTS,
        FctCohortRetention.TABLE,
        List.of(
            LineMonths.TABLE,
            AccountHierarchy.TABLE,
            FxRates.TABLE,
            AccountProfile.TABLE,
            Accounts.TABLE),
        in ->
            FctCohortRetention.from(
                CohortMrr.from(
                    Lines.months(in),
                    in.knownBesideMany(AccountHierarchy.TABLE),
                    in.known(FxRates.TABLE),
                    months(in, settings),
                    settings.ledger(),
                    in.night()),
                months(in, settings),
                attributes(in),
                in.night()));
  }

  private static Step survival(Settings settings) {
    return Step.of(
        MARTS,
        FctSurvival.TABLE,
        List.of(LineMonths.TABLE, AccountHierarchy.TABLE, AccountProfile.TABLE, Accounts.TABLE),
        in ->
            FctSurvival.from(
                months(in, settings), attributes(in), settings.books().survival(), in.night()));
  }

  private static Step renewals(Settings settings) {
    return Step.of(
        MARTS,
        FctRenewalRate.TABLE,
        Stream.concat(DUE.stream(), Stream.of(AccountProfile.TABLE, Accounts.TABLE)).toList(),
        in ->
            FctRenewalRate.from(
                due(in, settings),
                attributes(in),
                settings.retention().fiscalYearStartMonth(),
                in.night()));
  }

  private static Step conflicts(Settings settings) {
    return Step.of(
        MARTS,
        FctSourceConflict.TABLE,
        Lines.and(
            AccountProfile.TABLE,
            AccountUsage.TABLE,
            AccountSupport.TABLE,
            AccountFinance.TABLE,
            Opportunities.TABLE,
            Csms.TABLE),
        in ->
            FctSourceConflict.from(
                SourceStatements.from(
                    in.tonight(AccountProfile.TABLE),
                    in.tonight(AccountUsage.TABLE),
                    in.tonight(AccountSupport.TABLE),
                    in.tonight(AccountFinance.TABLE),
                    in.known(Opportunities.TABLE),
                    Lines.history(in),
                    in.known(Csms.TABLE),
                    settings.books().conflicts(),
                    in.night()),
                settings.books().conflicts(),
                in.night()));
  }

  /** What each customer had up for renewal in each month. */
  static Dataset<Row> due(Inputs in, Settings settings) {
    return in.shared(
        "what was due",
        i ->
            DueMrr.from(
                Lines.months(i),
                i.versions(SubscriptionLines.TABLE),
                i.knownBesideMany(AccountHierarchy.TABLE),
                i.known(FxRates.TABLE),
                months(i, settings),
                settings.ledger(),
                settings.books().renewalTiming(),
                i.night()));
  }

  /** What each customer paid at each month end. */
  private static Dataset<Row> months(Inputs in, Settings settings) {
    return in.shared(
        "customers' months",
        i ->
            GrainMrr.from(
                Lines.months(i), i.knownBesideMany(AccountHierarchy.TABLE), settings.ledger()));
  }

  static Dataset<Row> attributes(Inputs in) {
    return in.shared(
        "customers' attributes",
        i ->
            GrainAttributes.from(
                i.tonight(AccountProfile.TABLE),
                i.known(Accounts.TABLE),
                i.known(AccountHierarchy.TABLE)));
  }
}
