package tenure.scores;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.contract.Field;
import tenure.ledger.Ladder;

/** What one grain adds to each additive part of a window's row. */
final class RetentionMoves {
  /** The columns that add up over grains. */
  static final Field[] COUNTED = {
    Retention.OPENING_MRR,
    Retention.NEW_MRR,
    Retention.REACTIVATION_MRR,
    Retention.EXPANSION_MRR,
    Retention.CONTRACTION_MRR,
    Retention.CHURN_MRR,
    Retention.PAUSE_MRR,
    Retention.FX_MRR,
    Retention.RESTATEMENT_MRR,
    Retention.CLOSING_MRR,
    Retention.COHORT_MRR,
    Retention.COHORT_CLOSING_MRR,
    Retention.RETAINED_MRR,
    Retention.OPENING_ACCOUNTS,
    Retention.RETAINED_ACCOUNTS
  };

  private static final Column OPENING = col("opening");
  private static final Column CLOSING = col("closing");
  private static final Column BEFORE = col("held_before");
  private static final Column AFTER = col("held_after");

  private RetentionMoves() {}

  static Dataset<Row> of(Dataset<Row> pairs, RetentionPolicy policy) {
    Column start =
        last_day(add_months(col(RetentionPairs.END), negate(col(RetentionPairs.MONTHS))));
    Column paidBefore = coalesce(col("first_positive").leq(start), lit(false));
    // In constant currency both ends stand at the end's rates; as reported each at its own.
    Column then = policy.isConstantCurrency() ? OPENING : col("own");
    return pairs
        .withColumn("held_before", OPENING.plus(col("opening_paused")))
        .withColumn("held_after", CLOSING.plus(col("closing_paused")))
        .withColumn("movement", Ladder.movement(BEFORE, AFTER, paidBefore))
        .withColumns(bridge())
        .withColumns(cohort(then));
  }

  private static Map<String, Column> bridge() {
    Map<String, Column> parts = new LinkedHashMap<>();
    parts.put(Retention.OPENING_MRR.name(), col("own"));
    parts.put(Retention.NEW_MRR.name(), moved(Ladder.NEW, AFTER));
    parts.put(Retention.REACTIVATION_MRR.name(), moved(Ladder.REACTIVATION, AFTER));
    parts.put(Retention.EXPANSION_MRR.name(), moved(Ladder.EXPANSION, AFTER.minus(BEFORE)));
    parts.put(Retention.CONTRACTION_MRR.name(), moved(Ladder.CONTRACTION, BEFORE.minus(AFTER)));
    parts.put(Retention.CHURN_MRR.name(), moved(Ladder.CHURN, BEFORE));
    parts.put(
        Retention.PAUSE_MRR.name(),
        Money.cents(col("opening_paused").minus(col("closing_paused"))));
    parts.put(Retention.FX_MRR.name(), Money.cents(OPENING.minus(col("own"))));
    parts.put(Retention.RESTATEMENT_MRR.name(), Money.zero());
    parts.put(Retention.CLOSING_MRR.name(), CLOSING);
    return parts;
  }

  private static Map<String, Column> cohort(Column then) {
    Column isMember = then.gt(0);
    Column stays = isMember.and(CLOSING.gt(0));
    Map<String, Column> parts = new LinkedHashMap<>();
    parts.put(Retention.COHORT_MRR.name(), Money.orZero(when(isMember, then)));
    parts.put(Retention.COHORT_CLOSING_MRR.name(), Money.orZero(when(isMember, CLOSING)));
    parts.put(Retention.RETAINED_MRR.name(), Money.orZero(when(isMember, least(then, CLOSING))));
    parts.put(Retention.OPENING_ACCOUNTS.name(), when(isMember, 1L).otherwise(0L));
    parts.put(Retention.RETAINED_ACCOUNTS.name(), when(stays, 1L).otherwise(0L));
    return parts;
  }

  private static Column moved(String movement, Column amount) {
    return Money.orZero(when(col("movement").equalTo(movement), amount));
  }
}
