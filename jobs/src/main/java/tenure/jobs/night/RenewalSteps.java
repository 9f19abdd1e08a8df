package tenure.jobs.night;

import static tenure.jobs.night.Stage.MARTS;
import static tenure.jobs.night.Stage.SCORES;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.features.AccountProfile;
import tenure.forecast.ForecastBook;
import tenure.forecast.RetentionFutures;
import tenure.jobs.settings.Settings;
import tenure.ledger.DueMrr;
import tenure.ledger.GrainMonths;
import tenure.ledger.LineMonths;
import tenure.marts.FctForecastAccuracy;
import tenure.marts.FctRenewalOutcome;
import tenure.marts.FctRetention;
import tenure.marts.FctRetentionForecast;
import tenure.scores.EndedTerms;
import tenure.scores.MonthEndScores;
import tenure.scores.RenewalOutlooks;
import tenure.scores.Renewals;
import tenure.scores.RetentionSlices;
import tenure.silver.AccountHierarchy;
import tenure.silver.Accounts;
import tenure.silver.FxRates;
import tenure.silver.SubscriptionLines;

/** Ended terms and the ledger → what to expect of renewals and of retention; at month ends only. */
final class RenewalSteps {
  private static final List<Table> ENDED =
      List.of(
          LineMonths.TABLE,
          SubscriptionLines.TABLE,
          FxRates.TABLE,
          MonthEndScores.TABLE,
          Renewals.TABLE);

  private final Settings settings;

  private RenewalSteps(Settings settings) {
    this.settings = settings;
  }

  /**
   * What history says of renewals: before tonight's are judged, so from those of earlier nights.
   */
  static Step outlooks(Settings settings) {
    RenewalSteps steps = new RenewalSteps(settings);
    return Step.of(
            SCORES,
            RenewalOutlooks.TABLE,
            ENDED,
            in -> RenewalOutlooks.from(steps.ended(in), settings.renewals(), in.night()))
        .monthly();
  }

  static List<Step> marts(Settings settings) {
    RenewalSteps steps = new RenewalSteps(settings);
    return List.of(steps.outcomes(), steps.forecast(), steps.accuracy());
  }

  private Step outcomes() {
    return Step.of(
            MARTS,
            FctRenewalOutcome.TABLE,
            with(ENDED, AccountProfile.TABLE),
            in ->
                FctRenewalOutcome.from(
                    ended(in),
                    in.known(SubscriptionLines.TABLE),
                    in.tonight(AccountProfile.TABLE),
                    in.night()))
        .monthly();
  }

  /** Tonight's renewals have not ended, so earlier nights tell all that was expected. */
  private Dataset<Row> ended(Inputs in) {
    return in.shared(
        "ended terms",
        i ->
            EndedTerms.from(
                DueMrr.ofAccounts(
                    Lines.months(i),
                    i.versions(SubscriptionLines.TABLE),
                    i.known(FxRates.TABLE),
                    settings.ledger(),
                    settings.books().renewalTiming(),
                    i.night()),
                i.previous(Renewals.TABLE),
                i.upTo(MonthEndScores.TABLE)));
  }

  private Step forecast() {
    return Step.of(
            MARTS,
            FctRetentionForecast.TABLE,
            with(BookSteps.DUE, AccountProfile.TABLE, Accounts.TABLE, Renewals.TABLE),
            this::forecast)
        .monthly();
  }

  private Dataset<Row> forecast(Inputs in) {
    int fiscal = settings.retention().fiscalYearStartMonth();
    Dataset<Row> book =
        in.shared(
            "the book that is forecast",
            i ->
                ForecastBook.from(
                    Lines.months(i),
                    i.knownBesideMany(AccountHierarchy.TABLE),
                    i.known(FxRates.TABLE),
                    settings.ledger(),
                    fiscal,
                    i.night()));
    Dataset<Row> moves = ForecastBook.moves(book, BookSteps.due(in, settings), fiscal, in.night());
    Dataset<Row> futures =
        RetentionFutures.from(
            RetentionSlices.beside(book, BookSteps.attributes(in)),
            GrainMonths.underParents(in.tonight(Renewals.TABLE), in.known(AccountHierarchy.TABLE)),
            moves,
            settings.books().forecast(),
            settings.renewals().history(),
            fiscal,
            in.night());
    return FctRetentionForecast.from(futures, settings.books().forecast(), in.night());
  }

  private Step accuracy() {
    return Step.of(
            MARTS,
            FctForecastAccuracy.TABLE,
            List.of(FctRetentionForecast.TABLE, FctRetention.TABLE),
            in ->
                FctForecastAccuracy.from(
                    in.upTo(FctRetentionForecast.TABLE), in.whole(FctRetention.TABLE), in.night()))
        .monthly();
  }

  private static List<Table> with(List<Table> tables, Table... more) {
    return Stream.concat(tables.stream(), Stream.of(more)).distinct().toList();
  }
}
