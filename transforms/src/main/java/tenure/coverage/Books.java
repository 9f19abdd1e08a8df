package tenure.coverage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import tenure.contract.Field;
import tenure.features.AccountProfile;
import tenure.features.SegmentPolicy;
import tenure.plays.Playbook.Role;
import tenure.plays.Plays;
import tenure.scores.HealthScores;
import tenure.silver.Csms;

/** Which customers are in whose book, and how much of it each takes (rule 4.14). */
public final class Books {
  /** Whoever looks after nobody's customers. */
  public static final String UNASSIGNED = "unassigned";

  /** The share of a person's time that an account takes. */
  public static final Column WEIGHT = col("book_weight");

  /** The accounts of its segment that fill a book. */
  public static final Column LIMIT = col("segment_limit");

  /** Open plays of the account that are its manager's work. */
  public static final Column OPEN_PLAYS = col("manager_plays");

  /** Those of them with a step overdue. */
  public static final Column OVERDUE_PLAYS = col("manager_plays_overdue");

  private static final Field OWNER = AccountProfile.CSM_ID;
  private static final String ACCOUNT = AccountProfile.ACCOUNT_ID.name();

  private Books() {}

  /**
   * One row per customer of a night, with who looks after it.
   *
   * @param profiles features.account_profile of the night; prospects and lost customers are in
   *     nobody's book
   * @param health scores.health_scores of the night
   * @param plays scores.plays of the night
   * @param csms silver.csms as known
   */
  public static Dataset<Row> from(
      Dataset<Row> profiles,
      Dataset<Row> health,
      Dataset<Row> plays,
      Dataset<Row> csms,
      SegmentPolicy policy) {
    Column own = Csms.CAPACITY.col();
    Dataset<Row> people =
        csms.select(Csms.CSM_ID.col(), own, Csms.ANNUAL_COST.col(), Csms.IS_ACTIVE.col());
    Column weight = coalesce(lit(1.0).divide(LIMIT), lit(0.0));
    return profiles
        .where(not(AccountProfile.LIFECYCLE_STAGE.col().isin("prospect", "churned")))
        .withColumns(
            Map.of(
                OWNER.name(), coalesce(OWNER.col(), lit(UNASSIGNED)),
                LIMIT.toString(), limit(policy)))
        .join(people, OWNER.name(), "left_outer")
        .join(
            health.select(HealthScores.ACCOUNT_ID.col(), HealthScores.HEALTH_BAND.col()),
            ACCOUNT,
            "left_outer")
        .join(managers(plays), ACCOUNT, "left_outer")
        .withColumns(
            Map.of(
                WEIGHT.toString(), when(own.gt(0), lit(1.0).divide(own)).otherwise(weight),
                Csms.ANNUAL_COST.name(), cost(policy)))
        .na()
        .fill(true, new String[] {Csms.IS_ACTIVE.name()})
        .na()
        .fill(0, new String[] {OPEN_PLAYS.toString(), OVERDUE_PLAYS.toString()});
  }

  /** What the person costs, or what one does on the whole where that is not told. */
  private static Column cost(SegmentPolicy policy) {
    Column usual = lit(policy.costPerManager()).cast(Csms.ANNUAL_COST.type());
    return when(not(OWNER.col().equalTo(UNASSIGNED)), coalesce(Csms.ANNUAL_COST.col(), usual));
  }

  private static Column limit(SegmentPolicy policy) {
    Column limit = lit(null).cast(DataTypes.LongType);
    for (SegmentPolicy.Segment one : policy.segments()) {
      if (one.accountsPerManager() != null) {
        long most = one.accountsPerManager();
        limit = when(AccountProfile.SEGMENT.col().equalTo(one.name()), lit(most)).otherwise(limit);
      }
    }
    return limit;
  }

  private static Dataset<Row> managers(Dataset<Row> plays) {
    return plays
        .where(Plays.CLOSED_DATE.col().isNull())
        .where(Plays.OWNER_ROLE.col().equalTo(Role.CSM.word()))
        .groupBy(Plays.ACCOUNT_ID.col())
        .agg(
            count(lit(1)).as(OPEN_PLAYS.toString()),
            count(when(Plays.STATE.col().equalTo("escalated"), 1)).as(OVERDUE_PLAYS.toString()));
  }
}
