package tenure.plays;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.scores.HealthScores;

/** The law that makes every red customer somebody's work by morning. */
public final class RedAccounts {
  private RedAccounts() {}

  /**
   * The red accounts without an open risk play that has an owner and a due date: none, on any
   * night.
   *
   * @param health scores.health_scores of the night
   * @param plays the plays of the night
   */
  public static Dataset<Row> unattended(Dataset<Row> health, Dataset<Row> plays) {
    Column isAtWork =
        Plays.KIND
            .col()
            .equalTo(Playbook.Kind.RISK.word())
            .and(Plays.STATE.col().isin("open", "escalated"))
            .and(Plays.OWNER_ID.col().isNotNull())
            .and(Plays.DUE_DATE.col().isNotNull());
    return health
        .where(HealthScores.HEALTH_BAND.col().equalTo("red"))
        .select(HealthScores.ACCOUNT_ID.col())
        .join(
            plays.where(isAtWork).select(Plays.ACCOUNT_ID.col()),
            new String[] {Plays.ACCOUNT_ID.name()},
            "left_anti");
  }
}
