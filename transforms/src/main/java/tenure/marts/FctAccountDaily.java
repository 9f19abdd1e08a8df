package tenure.marts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.MARTS;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.AccountFinance;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.plays.Plays;
import tenure.scores.HealthScores;
import tenure.scores.Renewals;
import tenure.signals.Signals;

/** Each account on each night: what it pays, how it uses the product, how healthy it is. */
public final class FctAccountDaily {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field MRR = AccountProfile.MRR;
  public static final Field ARR = AccountProfile.ARR;
  public static final Field SEGMENT = AccountProfile.SEGMENT;
  public static final Field LIFECYCLE_STAGE =
      AccountProfile.LIFECYCLE_STAGE.meaning(
          "Where the customer is on its way; at_risk where the health band is red.");
  public static final Field HEALTH_BAND =
      HealthScores.HEALTH_BAND
          .plain()
          .meaning("The confirmed colour (rule 3.4); null for prospects and customers who left.");
  public static final Field RISK_SEGMENT =
      Renewals.RISK_SEGMENT
          .plain()
          .meaning("The risk of the next renewal; null where no term ends within 12 months.");
  public static final Field OPEN_SIGNALS =
      Field.count("open_signals", "Signals of any kind that are open.").required();
  public static final Field OPEN_CHURN_SIGNALS =
      Field.count("open_churn_signals", "Those that are signs of churn.").required();
  public static final Field OPEN_PLAYS =
      Field.count("open_plays", "Plays of any kind that are open.").required();

  public static final Table TABLE =
      Table.in(MARTS, "fct_account_daily", "Each account on each night.")
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
              SEGMENT,
              LIFECYCLE_STAGE,
              AccountProfile.PLAN,
              AccountProfile.CSM_ID,
              MRR,
              ARR,
              AccountProfile.SEATS,
              AccountProfile.TENURE_DAYS,
              AccountProfile.DAYS_TO_RENEWAL,
              RISK_SEGMENT,
              HealthScores.SCORECARD.plain(),
              HealthScores.HEALTH_SCORE.plain(),
              HEALTH_BAND,
              HealthScores.RAW_BAND.plain(),
              HealthScores.HEALTH_COVERAGE.plain(),
              HealthScores.HEALTH_CHANGE_7D.plain(),
              HealthScores.HEALTH_CHANGE_28D.plain(),
              AccountUsage.ACTIVE_USERS_28D,
              AccountUsage.DAU_SHARE,
              AccountUsage.ADOPTION_SHARE,
              AccountSupport.TICKETS_28D,
              AccountSupport.OPEN_ESCALATIONS,
              AccountSupport.CSAT_AVERAGE_90D,
              AccountRelationship.NPS_SCORE,
              AccountFinance.OVERDUE_DAYS_MAX,
              AccountFinance.FAILED_PAYMENTS,
              OPEN_SIGNALS,
              OPEN_CHURN_SIGNALS,
              OPEN_PLAYS)
          .sliced(AS_OF_DATE);

  private FctAccountDaily() {}

  /**
   * One row per account of the profiles, with what the night measured and concluded.
   *
   * @param profiles features.account_profile of the night: the population
   * @param measures the features of the night, each with one row per account
   * @param scores scores.health_scores of the night
   * @param renewals scores.renewals of the night, of which each account\u2019s next counts
   * @param signals scores.signals of the night
   * @param plays scores.plays of the night
   */
  public static Dataset<Row> from(
      Dataset<Row> profiles,
      List<Dataset<Row>> measures,
      Dataset<Row> scores,
      Dataset<Row> renewals,
      Dataset<Row> signals,
      Dataset<Row> plays) {
    Dataset<Row> rows = profiles;
    for (Dataset<Row> measure : measures) {
      rows = rows.join(measure.drop(dropped(rows, measure)), id(), "left_outer");
    }
    return withStage(rows, scores)
        .join(nextRenewal(renewals), id(), "left_outer")
        .join(open(signals, plays), id(), "left_outer")
        .na()
        .fill(0, new String[] {OPEN_SIGNALS.name(), OPEN_CHURN_SIGNALS.name(), OPEN_PLAYS.name()})
        .transform(TABLE::conform);
  }

  /**
   * A scored account stands where its score says, which knows of red bands; others where their
   * profile says.
   */
  static Dataset<Row> withStage(Dataset<Row> rows, Dataset<Row> scores) {
    String scored = "scored_stage";
    Dataset<Row> staged = scores.withColumnRenamed(LIFECYCLE_STAGE.name(), scored);
    return rows.join(staged.drop(dropped(rows, staged)), id(), "left_outer")
        .withColumn(LIFECYCLE_STAGE.name(), coalesce(col(scored), LIFECYCLE_STAGE.col()));
  }

  private static Dataset<Row> nextRenewal(Dataset<Row> renewals) {
    return renewals
        .groupBy(ACCOUNT_ID.col())
        .agg(
            min_by(Renewals.RISK_SEGMENT.col(), Renewals.TERM_END_DATE.col())
                .as(RISK_SEGMENT.name()));
  }

  /** What is open of signals and plays, counted in one pass over both. */
  private static Dataset<Row> open(Dataset<Row> signals, Dataset<Row> plays) {
    Column isChurn = Signals.KIND.col().equalTo("churn");
    Dataset<Row> openSignals =
        signals
            .where(Signals.STATE.col().equalTo("open"))
            .select(
                ACCOUNT_ID.col(),
                lit(1L).as(OPEN_SIGNALS.name()),
                when(isChurn, 1L).otherwise(0L).as(OPEN_CHURN_SIGNALS.name()),
                lit(0L).as(OPEN_PLAYS.name()));
    Dataset<Row> openPlays =
        plays
            .where(Plays.CLOSED_DATE.col().isNull())
            .select(ACCOUNT_ID.col(), lit(0L), lit(0L), lit(1L));
    return openSignals
        .unionAll(openPlays)
        .groupBy(ACCOUNT_ID.col())
        .agg(
            sum(OPEN_SIGNALS.col()).as(OPEN_SIGNALS.name()),
            sum(OPEN_CHURN_SIGNALS.col()).as(OPEN_CHURN_SIGNALS.name()),
            sum(OPEN_PLAYS.col()).as(OPEN_PLAYS.name()));
  }

  /** Columns that both sides carry stand once: those of the profile. */
  private static String[] dropped(Dataset<Row> rows, Dataset<Row> measure) {
    List<String> had = List.of(rows.columns());
    return List.of(measure.columns()).stream()
        .filter(c -> had.contains(c) && !c.equals(ACCOUNT_ID.name()))
        .toArray(String[]::new);
  }

  private static String[] id() {
    return new String[] {ACCOUNT_ID.name()};
  }
}
