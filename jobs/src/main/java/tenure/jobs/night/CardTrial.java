package tenure.jobs.night;

import static org.apache.spark.sql.functions.last_day;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.features.AccountProfile;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Settings;
import tenure.ledger.LineMonths;
import tenure.scores.AccountFeatures;
import tenure.scores.HealthPolicy;
import tenure.scores.MonthEndScores;
import tenure.validation.CardComparison;
import tenure.validation.KeptFeatures;
import tenure.validation.PastDays;

/**
 * Scorecards that are only considered beside those in force, at the month ends before a night:
 * features as they were kept where a night ran then, else worked out from what carried a date.
 * Nothing is written.
 */
public final class CardTrial {
  private final Inputs in;
  private final Settings settings;

  private CardTrial(Inputs in, Settings settings) {
    this.in = in;
    this.settings = settings;
  }

  /** The rows of {@link CardComparison}; none where no outcome is known yet. */
  public static List<Row> of(
      Lake lake, Settings settings, HealthPolicy considered, LocalDate night) {
    List<Table> reads =
        Stream.of(PastJudgement.reads(), ScoreSteps.FEATURES, List.of(LineMonths.TABLE))
            .flatMap(List::stream)
            .toList();
    Step asked = Step.of(Stage.SCORES, MonthEndScores.TABLE, reads, in -> null);
    try (Known known = new Known(lake, night)) {
      return new CardTrial(new Inputs(known, asked), settings).compared(considered).collectAsList();
    }
  }

  private Dataset<Row> compared(HealthPolicy considered) {
    List<LocalDate> kept = keptMonthEnds();
    PastDays days = PastJudgement.days(in, settings).without(kept);
    PastJudgement past = new PastJudgement(in, settings, days);
    Dataset<Row> joined = in.shared("features of month ends", i -> features(past, days, kept));
    Function<HealthPolicy, Dataset<Row>> outcomes =
        policy ->
            in.shared(
                "outcomes of past days by " + policy.version(),
                i ->
                    ValidationSteps.outcomes(
                        i,
                        settings,
                        past.scores(AccountFeatures.ofJoined(joined), joined, policy)));
    return CardComparison.from(
        outcomes.apply(settings.health()),
        outcomes.apply(considered),
        settings.validation(),
        in.night());
  }

  /** The month ends of which a night has left its features. */
  private List<LocalDate> keptMonthEnds() {
    Column day = AccountProfile.AS_OF_DATE.col();
    return in
        .upTo(AccountProfile.TABLE, in.night().minusDays(1))
        .where(day.equalTo(last_day(day)))
        .select(day)
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.getDate(0).toLocalDate())
        .toList();
  }

  private Dataset<Row> features(PastJudgement past, PastDays days, List<LocalDate> kept) {
    AccountFeatures workedOut = past.features();
    if (kept.isEmpty()) {
      return workedOut.joined();
    }
    List<Dataset<Row>> moved =
        ScoreSteps.FEATURES.stream()
            .skip(1)
            .map(table -> KeptFeatures.moved(of(table, kept), days))
            .toList();
    Dataset<Row> profile = KeptFeatures.profile(of(AccountProfile.TABLE, kept), days);
    return KeptFeatures.beside(AccountFeatures.of(profile, moved), workedOut).joined();
  }

  private Dataset<Row> of(Table features, List<LocalDate> nights) {
    Object[] days = nights.stream().map(Date::valueOf).toArray();
    return in.upTo(features).where(AccountProfile.AS_OF_DATE.col().isin(days));
  }
}
