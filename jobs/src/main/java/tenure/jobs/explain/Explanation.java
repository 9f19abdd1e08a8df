package tenure.jobs.explain;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.PublishedMarts;
import tenure.marts.DimAccount;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctHealthMeasure;
import tenure.marts.FctPlay;
import tenure.marts.FctRenewal;
import tenure.marts.FctSignal;
import tenure.plays.Plays;
import tenure.scores.Renewals;
import tenure.signals.Signals;

/**
 * Everything the marts say of one account on one night (rule 3.5).
 *
 * @param account its row of marts.dim_account
 * @param night the night
 * @param today its row of marts.fct_account_daily
 * @param measures its rows of marts.fct_health_measure, the biggest gap first
 * @param signals its open rows of marts.fct_signal, the most severe first
 * @param plays its open rows of marts.fct_play, the worthiest first
 * @param renewal its next renewal, where one is due
 */
public record Explanation(
    Row account,
    LocalDate night,
    Row today,
    Dataset<Row> measures,
    Dataset<Row> signals,
    Dataset<Row> plays,
    Optional<Row> renewal) {
  /** The column with the points that a measure costs. */
  static final String GAP = "gap";

  /**
   * Reads the explanation of an account, given by its id or name.
   *
   * @throws UnknownAccount where the name means none or several
   * @throws UnknownNight where the account has no row that night
   */
  public static Explanation read(Lake lake, String asked, LocalDate night) {
    PublishedMarts marts = lake.published();
    Row account = AccountFinder.find(marts.rows(DimAccount.TABLE), asked);
    String id = account.getAs(DimAccount.ACCOUNT_ID.name());
    Row today =
        marts
            .rows(FctAccountDaily.TABLE)
            .where(FctAccountDaily.ACCOUNT_ID.col().equalTo(lit(id)))
            .where(FctAccountDaily.AS_OF_DATE.col().equalTo(lit(night)))
            .collectAsList()
            .stream()
            .findFirst()
            .orElseThrow(() -> new UnknownNight(asked, night));
    return new Explanation(
        account,
        night,
        today,
        measures(marts, id, night),
        signals(marts, id, night),
        openPlays(marts.rows(FctPlay.TABLE), id, night),
        renewal(marts, id, night));
  }

  private static Dataset<Row> measures(PublishedMarts marts, String id, LocalDate night) {
    Column gap = FctHealthMeasure.WEIGHT.col().minus(FctHealthMeasure.CONTRIBUTION.col());
    return marts
        .rows(FctHealthMeasure.TABLE)
        .where(FctHealthMeasure.ACCOUNT_ID.col().equalTo(lit(id)))
        .where(FctHealthMeasure.AS_OF_DATE.col().equalTo(lit(night)))
        .orderBy(gap.desc(), FctHealthMeasure.MEASURE.col())
        .withColumn(GAP, gap);
  }

  private static Dataset<Row> signals(PublishedMarts marts, String id, LocalDate night) {
    String[] severities = Signals.SEVERITY.choices().toArray(String[]::new);
    return marts
        .rows(FctSignal.TABLE)
        .where(Signals.ACCOUNT_ID.col().equalTo(lit(id)))
        .where(FctSignal.AS_OF_DATE.col().equalTo(lit(night)))
        .where(FctSignal.STATE.col().equalTo("open"))
        .orderBy(
            array_position(lit(severities), Signals.SEVERITY.col()).desc(), Signals.SIGNAL.col());
  }

  /** What is open of an account's plays on a night, of all that the mart holds. */
  static Dataset<Row> openPlays(Dataset<Row> plays, String id, LocalDate night) {
    return plays
        .where(Plays.ACCOUNT_ID.col().equalTo(lit(id)))
        .where(FctPlay.AS_OF_DATE.col().equalTo(lit(night)))
        .where(Plays.CLOSED_DATE.col().isNull())
        .orderBy(Plays.PRIORITY.col().desc(), Plays.PLAYBOOK.col());
  }

  /** The measures as a table to read. */
  public Dataset<Row> table() {
    return measures.select(
        FctHealthMeasure.COMPONENT.col(),
        FctHealthMeasure.MEASURE.col(),
        FctHealthMeasure.VALUE.col(),
        FctHealthMeasure.CONTRIBUTION.col(),
        FctHealthMeasure.WEIGHT.col(),
        col(GAP),
        FctHealthMeasure.MISSING_KIND.col(),
        FctHealthMeasure.FRESHNESS_DAYS.col(),
        FctHealthMeasure.change(7).col(),
        FctHealthMeasure.CHANGE_REASON.col());
  }

  private static Optional<Row> renewal(PublishedMarts marts, String id, LocalDate night) {
    return marts
        .rows(FctRenewal.TABLE)
        .where(Renewals.ACCOUNT_ID.col().equalTo(lit(id)))
        .where(Renewals.AS_OF_DATE.col().equalTo(lit(night)))
        .orderBy(Renewals.TERM_END_DATE.col())
        .limit(1)
        .collectAsList()
        .stream()
        .findFirst();
  }
}
